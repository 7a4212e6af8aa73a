using Wander.Browser.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Wander.Browser.Tests;

/// <summary>Tests that disruptive behaviour of a framed page does not change the console.</summary>
public sealed class FramedPageDisturbanceTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [MemberData(nameof(Attack.Widths), MemberType = typeof(Attack))]
    public async Task A_page_gets_no_permission_for_devices_and_other_features(int width)
    {
        await using var attack = await Attack.StartAsync(chromium, width, """
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

        await attack.WaitUntilDoneAsync();

        await attack.AssertNoHarmAsync();
    }

    [Theory]
    [MemberData(nameof(Attack.Widths), MemberType = typeof(Attack))]
    public async Task The_title_of_a_page_does_not_change_the_title_of_the_tab(int width)
    {
        await using var attack = await Attack.StartAsync(
            chromium, width, "for (let i = 0; i < 100; i++) document.title = 'x'.repeat(100000) + i; await settle()");
        var title = await attack.Visitor.Page.TitleAsync();

        await attack.WaitUntilDoneAsync();

        await Expect(attack.Visitor.Page).ToHaveTitleAsync(title);
        await attack.AssertNoHarmAsync();
    }

    [Theory]
    [MemberData(nameof(Attack.Widths), MemberType = typeof(Attack))]
    public async Task A_very_long_title_leaves_all_controls_visible(int width)
    {
        var page = Replies.Html($"<!doctype html><title>{new string('W', 10_000)}</title><h1>attack.example</h1>");
        await using var attack = await Attack.StartWithAsync(chromium, width, page, isChecking: true);
        var visitor = attack.Visitor;

        Assert.InRange(attack.During.FrameTitle!.Length, 200, 301); // an ellipsis may follow
        foreach (var control in new[] { visitor.Wander, visitor.Back, visitor.Go, visitor.Open, visitor.ConsoleLink,
            visitor.AboutLink })
            await Expect(control).ToBeInViewportAsync(new() { Ratio = 1 });
        Assert.Equal(width, await visitor.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        await attack.AssertNoHarmAsync();
    }

    [Theory]
    [MemberData(nameof(Attack.Widths), MemberType = typeof(Attack))]
    public async Task Automatic_downloads_do_not_change_the_console(int width)
    {
        chromium.Network.Answer(
            Attack.Address + "file",
            Replies.Bytes([1, 2, 3], "application/octet-stream", ("Content-Disposition", "attachment; filename=program.exe")));
        await using var attack = await Attack.StartAsync(chromium, width, """
            for (let i = 0; i < 3; i++) {
              document.body.insertAdjacentHTML('beforeend', `<a download href="/file?${i}">file</a>`)
              document.body.lastChild.click()
            }
            location.href = '/file'
            await settle()
            """);

        await attack.WaitUntilDoneAsync();

        await attack.AssertNoHarmAsync();
    }

    [Theory]
    [InlineData(390, "never answers")]
    [InlineData(1280, "never answers")]
    [InlineData(390, "never ends")]
    [InlineData(1280, "never ends")]
    public async Task The_console_stays_usable_while_a_page_is_loading(int width, string fault)
    {
        await using var attack = await Attack.StartWithAsync(
            chromium, width, fault == "never ends" ? Replies.Drip("text/html") : Replies.Hang());

        await attack.OpenNextPageAsync();
        await attack.Visitor.Back.ClickAsync();
        await Expect(attack.Visitor.Address).ToHaveValueAsync(Attack.Address);

        await attack.AssertNoHarmAsync();
    }

    [Theory]
    [MemberData(nameof(Attack.Widths), MemberType = typeof(Attack))]
    public async Task A_first_page_that_never_loads_does_not_delay_the_console(int width)
    {
        await using var attack = await Attack.StartWithAsync(chromium, width, Replies.Hang());
        await using var other = await chromium.VisitorAsync(width);

        await other.Page.GotoAsync(attack.During.TabUrl, new() { WaitUntil = Microsoft.Playwright.WaitUntilState.Commit });
        await Expect(other.Address).ToHaveValueAsync(Attack.Address);
        await Expect(other.Page.Locator("#choose")).ToBeHiddenAsync(); // the console's script has run
        await other.Page.Keyboard.PressAsync("w");

        await Expect(other.Address).Not.ToHaveValueAsync(Attack.Address);
    }
}
