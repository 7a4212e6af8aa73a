using Microsoft.Playwright;
using Wander.Browser.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Wander.Browser.Tests;

/// <summary>Who changes their mind, uses two tabs, or loses the connection: what the visitor wants last counts.</summary>
public sealed class ReturningVisitorTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task Who_switches_the_language_of_the_interface_keeps_the_way_back(int width)
    {
        var console = await chromium.RealConsoleAsync();
        await using var visitor = await chromium.VisitorAsync(width);
        await visitor.GoToAsync(console.Root);
        var way = new[] { await visitor.ShownAsync(), await visitor.WanderAsync(), await visitor.WanderAsync() };

        await visitor.AboutLink.ClickAsync();
        await visitor.Dialog.GetByText("français").ClickAsync();

        await Expect(visitor.Page.Locator("html")).ToHaveAttributeAsync("lang", "fr");
        await Expect(visitor.Page.Locator("#address")).ToHaveValueAsync(way[2].Address);
        foreach (var before in way.Reverse().Skip(1))
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
    public async Task A_typed_address_counts_although_a_pick_is_coming(int width)
    {
        var console = await chromium.RealConsoleAsync();
        await using var visitor = await chromium.VisitorAsync(width);
        var held = new TaskCompletionSource<IRoute>(TaskCreationOptions.RunContinuationsAsynchronously);
        await visitor.Page.RouteAsync("**/api/recommendation*", route => held.TrySetResult(route));
        await visitor.GoToAsync(console.Root);
        var before = await visitor.WanderAsync();
        await visitor.Wander.ClickAsync();

        await visitor.GoByBoxAsync("int10h.org/oldschool-pc-fonts/fontlist/");
        await Expect(visitor.Framed.Locator("h1")).ToHaveTextAsync("int10h.org");
        await visitor.Page.RunAndWaitForResponseAsync(
            async () => await (await held.Task).ContinueAsync(), "**/api/recommendation*");

        await Expect(visitor.Address).ToHaveValueAsync("https://int10h.org/oldschool-pc-fonts/fontlist/");
        Assert.Equal(before.Entries + 1, (await visitor.ShownAsync()).Entries);
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task What_is_forgotten_in_one_tab_is_forgotten_in_the_other(int width)
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
    public async Task Who_is_offline_is_told_and_keeps_the_page(int width)
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
    public async Task A_double_click_is_one_click(int width)
    {
        var console = await chromium.RealConsoleAsync();
        await using var visitor = await chromium.VisitorAsync(width);
        await visitor.GoToAsync(console.Root);
        var before = await visitor.WanderAsync();
        await Expect(visitor.Wander).Not.ToHaveAttributeAsync("href", console.Root.AbsolutePath); // it knows what comes next
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
