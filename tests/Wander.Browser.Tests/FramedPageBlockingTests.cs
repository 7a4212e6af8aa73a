using Wander.Browser.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Wander.Browser.Tests;

/// <summary>
/// Tests that a page that blocks its main thread does not block the console. This requires a browser that isolates sites in
/// processes, as desktop browsers do. In the same process as the page, a console cannot prevent it.
/// </summary>
public sealed class FramedPageBlockingTests(IsolatingChromium chromium) : IClassFixture<IsolatingChromium>
{
    [Theory]
    [MemberData(nameof(Attack.Widths), MemberType = typeof(Attack))]
    public async Task The_console_stays_usable_while_a_page_blocks_its_main_thread(int width)
    {
        var blocks = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        chromium.Network.Answer(Attack.Address + "blocks", context => Task.Run(blocks.SetResult));
        await using var attack = await Attack.StartAsync(
            chromium, width,
                "fetch('/blocks', { keepalive: true }); setTimeout(() => { for (;;); }); await new Promise(() => {})");
        await blocks.Task;

        await attack.Visitor.AboutLink.ClickAsync();
        await Expect(attack.Visitor.Dialog).ToHaveAccessibleNameAsync("About this console");
        await attack.Visitor.Page.Keyboard.PressAsync("Escape");

        await attack.AssertNoHarmAsync();
    }
}
