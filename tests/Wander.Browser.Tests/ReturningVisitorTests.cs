using Microsoft.Playwright;
using Wander.Browser.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Wander.Browser.Tests;

/// <summary>
/// Tests visitors who change their mind, use two tabs or lose the connection. The last action of the visitor takes precedence.
/// </summary>
public sealed class ReturningVisitorTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task Changing_the_interface_language_keeps_the_history(int width)
    {
        var console = await chromium.RealConsoleAsync();
        await using var visitor = await chromium.VisitorAsync(width);
        await visitor.GoToAsync(console.Root);
        var picks = new[] { await visitor.ShownAsync(), await visitor.WanderAsync(), await visitor.WanderAsync() };

        await visitor.AboutLink.ClickAsync();
        await visitor.Dialog.GetByText("français").ClickAsync();

        await Expect(visitor.Page.Locator("html")).ToHaveAttributeAsync("lang", "fr");
        await Expect(visitor.Page.Locator("#address")).ToHaveValueAsync(picks[2].Address);
        foreach (var before in picks.Reverse().Skip(1))
        {
            await visitor.Page.Locator("#back").ClickAsync();
            await Expect(visitor.Page.Locator("#address")).ToHaveValueAsync(before.Address);
            await Expect(visitor.Framed.Locator("h1")).ToHaveTextAsync(new Uri(before.Address).Host);
        }
        await Expect(visitor.Page.Locator("#back")).ToBeDisabledAsync();
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task A_typed_address_takes_precedence_over_a_pending_pick(int width)
    {
        var console = await chromium.RealConsoleAsync();
        await using var visitor = await chromium.VisitorAsync(width);
        var heldRequest = new TaskCompletionSource<IRoute>(TaskCreationOptions.RunContinuationsAsynchronously);
        await visitor.Page.RouteAsync("**/api/recommendation*", route => heldRequest.TrySetResult(route));
        await visitor.GoToAsync(console.Root);
        var before = await visitor.WanderAsync();
        await visitor.Wander.ClickAsync();

        await visitor.SubmitAddressAsync("int10h.org/oldschool-pc-fonts/fontlist/");
        await Expect(visitor.Framed.Locator("h1")).ToHaveTextAsync("int10h.org");
        await visitor.Page.RunAndWaitForResponseAsync(
            async () => await (await heldRequest.Task).ContinueAsync(), "**/api/recommendation*");

        await Expect(visitor.Address).ToHaveValueAsync("https://int10h.org/oldschool-pc-fonts/fontlist/");
        Assert.Equal(before.Entries + 1, (await visitor.ShownAsync()).Entries);
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task Clearing_the_history_applies_to_other_tabs(int width)
    {
        var console = await chromium.RealConsoleAsync();
        await using var visitor = await chromium.VisitorAsync(width);
        await visitor.GoToAsync(console.Root);
        await visitor.WanderAsync();
        var other = await visitor.Page.Context.NewPageAsync();
        await other.GotoAsync(console.Root.AbsoluteUri);

        await visitor.ConsoleLink.ClickAsync();
        await visitor.Part("History").ClickAsync();
        await visitor.Dialog.GetByText("Clear history").ClickAsync();
        await Expect(visitor.Page.Locator("#history li")).ToHaveCountAsync(0);
        var place = other.Url;
        await other.Locator("#wander").ClickAsync();
        await Expect(other).Not.ToHaveURLAsync(place);

        Assert.Equal(1, await other.EvaluateAsync<int>("JSON.parse(localStorage.getItem('wander-trail')).length"));
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task An_offline_visitor_sees_a_message_and_keeps_the_page(int width)
    {
        var console = await chromium.RealConsoleAsync();
        await using var visitor = await chromium.VisitorAsync(width);
        await visitor.GoToAsync(console.Root);
        var before = await visitor.ShownAsync();

        await visitor.Page.Context.SetOfflineAsync(true);
        await visitor.Wander.ClickAsync();
        await Expect(visitor.Remark).ToHaveTextAsync("You are offline. You can go on wandering once you are back online.");
        Assert.Equal(before, await visitor.ShownAsync());

        await visitor.Page.Context.SetOfflineAsync(false);
        await visitor.WanderAsync();
        await Expect(visitor.Remark).ToHaveTextAsync("");
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task A_double_click_shows_one_pick(int width)
    {
        var console = await chromium.RealConsoleAsync();
        await using var visitor = await chromium.VisitorAsync(width);
        await visitor.GoToAsync(console.Root);
        var before = await visitor.WanderAsync();
        // The link changes when the next pick has been prefetched.
        await Expect(visitor.Wander).Not.ToHaveAttributeAsync("href", console.Root.AbsolutePath);
        var next = new Uri(console.Root, await visitor.Wander.GetAttributeAsync("href"));

        await visitor.Wander.DblClickAsync();

        await Expect(visitor.Page).ToHaveURLAsync(next.AbsoluteUri);
        Assert.Equal(before.Entries + 1, (await visitor.ShownAsync()).Entries);
    }

    [Fact]
    public async Task A_link_to_About_opens_it_as_a_dialog()
    {
        var console = await chromium.RealConsoleAsync();
        await using var visitor = await chromium.VisitorAsync();

        await visitor.GoToAsync(new Uri(console.Root, "#about-dialog"));
        await Expect(visitor.Dialog).ToHaveAccessibleNameAsync("About this console");
        await visitor.Page.Keyboard.PressAsync("Escape");

        await Expect(visitor.Dialog).ToHaveCountAsync(0);
        await visitor.WanderAsync();
        await visitor.Back.ClickAsync();
        await Expect(visitor.Dialog).ToHaveCountAsync(0);
    }
}
