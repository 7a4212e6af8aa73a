using Wander.Browser.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Wander.Browser.Tests;

/// <summary>
/// A page that never gives its main thread back stops itself alone, where the browser keeps sites apart as it does at a desk
/// (issue 4, point 11). In one process with the page no console could help itself.
/// </summary>
public sealed class FramedPageBlockingTests(IsolatingChromium chromium) : IClassFixture<IsolatingChromium>
{
    [Theory]
    [MemberData(nameof(Attack.Widths), MemberType = typeof(Attack))]
    public async Task The_console_can_be_used_while_a_page_blocks_itself_for_ever(int width)
    {
        var blocks = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        chromium.Network.Answer(Attack.Address + "blocks", context => Task.Run(blocks.SetResult));
        await using var attack = await Attack.BeginAsync(
            chromium, width,
                "fetch('/blocks', { keepalive: true }); setTimeout(() => { for (;;); }); await new Promise(() => {})");
        await blocks.Task;

        await attack.Visitor.AboutLink.ClickAsync();
        await Expect(attack.Visitor.Dialog).ToHaveAccessibleNameAsync("About this console");
        await attack.Visitor.Page.Keyboard.PressAsync("Escape");

        await attack.NoHarmAsync();
    }
}
