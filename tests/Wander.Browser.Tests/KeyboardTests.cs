using Microsoft.Playwright;
using Wander.Browser.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Wander.Browser.Tests;

/// <summary>Tests keyboard shortcuts, dialogs and focus.</summary>
public sealed class KeyboardTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task The_keys_W_B_O_and_question_mark_work(int width)
    {
        var console = await chromium.RealConsoleAsync();
        await using var visitor = await chromium.VisitorAsync(width);
        await visitor.GoToAsync(console.Root);
        var first = await visitor.ShownAsync();

        await visitor.Page.Keyboard.PressAsync("w");
        var second = await visitor.WaitForOtherPageAsync(first);
        await visitor.Page.Keyboard.PressAsync("b");
        await visitor.AssertShowsAsync(first);
        await visitor.Page.Keyboard.PressAsync("b"); // there is no earlier pick
        await visitor.AssertShowsAsync(first);
        var opened = await visitor.Page.Context.RunAndWaitForPageAsync(() => visitor.Page.Keyboard.PressAsync("o"));
        await Expect(opened).ToHaveURLAsync(first.Address);
        await visitor.Page.BringToFrontAsync();
        await visitor.Page.Keyboard.PressAsync("?");
        await Expect(visitor.Dialog).ToHaveAccessibleNameAsync("About this console");

        Assert.NotEqual(first.Address, second.Address);
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task Keys_do_nothing_in_a_text_box_or_behind_a_dialog(int width)
    {
        var console = await chromium.RealConsoleAsync();
        await using var visitor = await chromium.VisitorAsync(width);
        await visitor.GoToAsync(console.Root);
        var first = await visitor.ShownAsync();

        await visitor.Address.FillAsync("");
        await visitor.Address.PressSequentiallyAsync("wbo?");
        await Expect(visitor.Address).ToHaveValueAsync("wbo?");
        await Expect(visitor.Dialog).ToHaveCountAsync(0);
        await visitor.AboutLink.ClickAsync();
        await visitor.Page.Keyboard.PressAsync("w");
        await visitor.Page.Keyboard.PressAsync("Escape");

        Assert.Equal(first.Frame, (await visitor.ShownAsync()).Frame);
        Assert.DoesNotContain(visitor.Requests, request => request.AbsolutePath == "/api/recommendation");
    }

    [Theory]
    [InlineData("Console", "A console by the sea", 390, 844)]
    [InlineData("Console", "A console by the sea", 1280, 800)]
    [InlineData("About", "About this console", 390, 844)]
    [InlineData("About", "About this console", 1280, 800)]
    public async Task A_dialog_takes_the_focus_and_returns_it(string link, string heading, int width, int height)
    {
        var console = await chromium.RealConsoleAsync();
        await using var visitor = await chromium.VisitorAsync(width, height);
        await visitor.GoToAsync(console.Root);
        var before = await visitor.ShownAsync();
        var control = visitor.Page.GetByRole(AriaRole.Link, new() { Name = link, Exact = true });
        var close = visitor.Dialog.GetByRole(link == "Console" ? AriaRole.Button : AriaRole.Link, new() { Name = "Close" });

        Func<Task>[] closings =
            [() => visitor.Page.Keyboard.PressAsync("Escape"), () => close.ClickAsync(), () => close.PressAsync("Enter")];

        foreach (var closeDialog in closings)
        {
            await control.FocusAsync();
            await visitor.Page.Keyboard.PressAsync("Enter");
            await Expect(visitor.Dialog).ToHaveAccessibleNameAsync(heading);
            await Expect(close).ToBeFocusedAsync();
            await Expect(close).ToBeInViewportAsync();
            await closeDialog();
            await Expect(visitor.Dialog).ToHaveCountAsync(0);
            await Expect(control).ToBeFocusedAsync();
        }

        Assert.Equal(before, await visitor.ShownAsync());
    }

    [Fact]
    public async Task Tab_reaches_every_control_in_order_with_visible_focus()
    {
        var console = await chromium.RealConsoleAsync();
        await using var visitor = await chromium.VisitorAsync();
        await visitor.GoToAsync(console.Root);
        var first = await visitor.ShownAsync();
        await visitor.Page.Keyboard.PressAsync("w");
        await visitor.WaitForOtherPageAsync(first); // enables Back
        ILocator[] order =
            [visitor.Wander, visitor.Back, visitor.Address, visitor.Go, visitor.Open, visitor.ConsoleLink, visitor.AboutLink];

        await visitor.Wander.FocusAsync();
        foreach (var control in order)
        {
            await Expect(control).ToBeFocusedAsync();
            Assert.Equal("solid", await control.EvaluateAsync<string>("element => getComputedStyle(element).outlineStyle"));
            await visitor.Page.Keyboard.PressAsync("Tab");
        }
    }
}
