using Wander.Browser.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Wander.Browser.Tests;

/// <summary>What a page does with itself, however rude, leaves the console as it is.</summary>
public sealed class FramedPageDisturbanceTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [MemberData(nameof(Attack.Widths), MemberType = typeof(Attack))]
    public async Task A_page_gets_no_screen_no_pointer_and_no_device(int width)
    {
        await using var attack = await Attack.BeginAsync(chromium, width, """
            await new Promise(resolve => { onload = resolve })
            return await tryAll({
              fullscreen: () => document.documentElement.requestFullscreen(),
              pointer: () => document.documentElement.requestPointerLock(),
              camera: () => navigator.mediaDevices.getUserMedia({ video: true }),
              microphone: () => navigator.mediaDevices.getUserMedia({ audio: true }),
              screen: () => navigator.mediaDevices.getDisplayMedia(),
              place: () => new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject)),
              clipboard: () => navigator.clipboard.readText(),
              write: () => navigator.clipboard.writeText('taken over'),
              notification: async () => { if (await Notification.requestPermission() !== 'granted') throw 'denied' },
              midi: () => navigator.requestMIDIAccess({ sysex: true }),
              wakeLock: () => navigator.wakeLock.request(),
              payment: () => new PaymentRequest(
                [{ supportedMethods: elsewhere }],
                { total: { label: '', amount: { currency: 'EUR', value: '1' } } }),
            })
            """);

        await attack.DoneAsync();

        await attack.NoHarmAsync();
    }

    [Theory]
    [MemberData(nameof(Attack.Widths), MemberType = typeof(Attack))]
    public async Task The_title_of_the_tab_is_the_consoles_whatever_the_page_calls_itself(int width)
    {
        await using var attack = await Attack.BeginAsync(
            chromium, width, "for (let i = 0; i < 100; i++) document.title = 'x'.repeat(100000) + i; await aWhile()");
        var title = await attack.Visitor.Page.TitleAsync();

        await attack.DoneAsync();

        await Expect(attack.Visitor.Page).ToHaveTitleAsync(title);
        await attack.NoHarmAsync();
    }

    [Theory]
    [MemberData(nameof(Attack.Widths), MemberType = typeof(Attack))]
    public async Task A_very_long_title_leaves_every_control_in_the_window(int width)
    {
        var page = Replies.Html($"<!doctype html><title>{new string('W', 10_000)}</title><h1>attack.example</h1>");
        await using var attack = await Attack.BeginWithAsync(chromium, width, page, isChecking: true);
        var visitor = attack.Visitor;

        Assert.InRange(attack.During.FrameTitle!.Length, 200, 301); // an ellipsis may follow
        foreach (var control in new[] { visitor.Wander, visitor.Back, visitor.Go, visitor.Open, visitor.ConsoleLink,
            visitor.AboutLink })
            await Expect(control).ToBeInViewportAsync(new() { Ratio = 1 });
        Assert.Equal(width, await visitor.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        await attack.NoHarmAsync();
    }

    [Theory]
    [MemberData(nameof(Attack.Widths), MemberType = typeof(Attack))]
    public async Task Downloads_that_begin_by_themselves_leave_the_console_as_it_is(int width)
    {
        chromium.Network.Answer(
            Attack.Address + "file",
            Replies.Bytes([1, 2, 3], "application/octet-stream", ("Content-Disposition", "attachment; filename=program.exe")));
        await using var attack = await Attack.BeginAsync(chromium, width, """
            for (let i = 0; i < 3; i++) {
              document.body.insertAdjacentHTML('beforeend', `<a download href="/file?${i}">file</a>`)
              document.body.lastChild.click()
            }
            location.href = '/file'
            await aWhile()
            """);

        await attack.DoneAsync();

        await attack.NoHarmAsync();
    }

    [Theory]
    [InlineData(390, "never answers")]
    [InlineData(1280, "never answers")]
    [InlineData(390, "never ends")]
    [InlineData(1280, "never ends")]
    public async Task The_console_can_be_used_while_a_page_does_not_finish_loading(int width, string fault)
    {
        await using var attack = await Attack.BeginWithAsync(
            chromium, width, fault == "never ends" ? Replies.Drip("text/html") : Replies.Hang());

        await attack.GoOnAsync();
        await attack.Visitor.Back.ClickAsync();
        await Expect(attack.Visitor.Address).ToHaveValueAsync(Attack.Address);

        await attack.NoHarmAsync();
    }

    [Theory]
    [MemberData(nameof(Attack.Widths), MemberType = typeof(Attack))]
    public async Task A_console_whose_first_page_does_not_finish_loading_is_quick_all_the_same(int width)
    {
        await using var attack = await Attack.BeginWithAsync(chromium, width, Replies.Hang());
        await using var other = await chromium.VisitorAsync(width);

        await other.Page.GotoAsync(attack.During.Place, new() { WaitUntil = Microsoft.Playwright.WaitUntilState.Commit });
        await Expect(other.Address).ToHaveValueAsync(Attack.Address);
        await Expect(other.Page.Locator("#choose")).ToBeHiddenAsync(); // the script runs
        await other.Page.Keyboard.PressAsync("w");

        await Expect(other.Address).Not.ToHaveValueAsync(Attack.Address);
    }
}
