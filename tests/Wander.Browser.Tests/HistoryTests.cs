using Wander.Browser.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Wander.Browser.Tests;

/// <summary>
/// The browser's history walks the picks, and frame, address box and explanation walk together (design, section 9).
/// </summary>
public sealed class HistoryTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task Back_and_Forward_of_the_browser_walk_the_picks()
    {
        var console = await chromium.RealConsoleAsync();
        await using var visitor = await chromium.VisitorAsync(390);
        var way = await WanderAsync(console, visitor, 6);

        for (var i = way.Count - 2; i >= 0; i--)
        {
            await visitor.Page.GoBackAsync();
            await visitor.ShowsAgainAsync(way[i]);
        }
        for (var i = 1; i < way.Count; i++)
        {
            await visitor.Page.GoForwardAsync();
            await visitor.ShowsAgainAsync(way[i]);
        }
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task After_going_back_Wander_begins_a_new_way()
    {
        var console = await chromium.RealConsoleAsync();
        await using var visitor = await chromium.VisitorAsync();
        var way = await WanderAsync(console, visitor, 3);

        await visitor.Page.GoBackAsync();
        await visitor.Page.GoBackAsync();
        await visitor.ShowsAgainAsync(way[1]);
        var other = await visitor.WanderAsync();

        Assert.DoesNotContain(other.Address, way.Select(pick => pick.Address));
        Assert.Equal(way[1].Entries + 1, other.Entries); // what was ahead is gone
        await visitor.Page.GoBackAsync();
        await visitor.ShowsAgainAsync(way[1]);
    }

    [Fact]
    public async Task Our_Back_button_walks_too_and_is_off_where_nothing_is_behind()
    {
        var console = await chromium.RealConsoleAsync();
        await using var visitor = await chromium.VisitorAsync(390);
        await visitor.Page.GotoAsync("about:blank"); // a tab has a past of its own
        var way = await WanderAsync(console, visitor, 3);

        await Expect(visitor.Back).ToBeEnabledAsync();
        for (var i = way.Count - 2; i >= 0; i--)
        {
            await visitor.Back.ClickAsync();
            await visitor.ShowsAgainAsync(way[i]);
        }
        await Expect(visitor.Back).ToBeDisabledAsync();
        await visitor.WanderAsync();
        await Expect(visitor.Back).ToBeEnabledAsync();
    }

    [Fact]
    public async Task Where_the_browser_forgot_the_first_picks_Back_still_finds_them()
    {
        var console = await chromium.RealConsoleAsync();
        await using var visitor = await chromium.VisitorAsync();
        var way = await WanderAsync(console, visitor, 52);
        var oldest = way.Count - way[^1].Entries; // a tab's history has 50 entries at most

        await visitor.Page.EvaluateAsync("history.go(1 - history.length)");
        await visitor.ShowsAgainAsync(way[oldest]);

        for (var i = oldest - 1; i >= 0; i--)
        {
            await visitor.Back.ClickAsync();
            await visitor.ShowsAgainAsync(way[i]);
        }
        await Expect(visitor.Back).ToBeDisabledAsync();
    }

    [Fact]
    public async Task A_reload_shows_the_same_pick_and_keeps_the_way_back()
    {
        var console = await chromium.RealConsoleAsync();
        await using var visitor = await chromium.VisitorAsync();
        var way = await WanderAsync(console, visitor, 2);

        await visitor.Page.ReloadAsync();
        var reloaded = await visitor.ShownAsync();
        await Expect(visitor.Back).ToBeEnabledAsync();

        Assert.Equal(
            (way[2].Place, way[2].Address, way[2].Frame, way[2].Open),
            (reloaded.Place, reloaded.Address, reloaded.Frame, reloaded.Open));
        await visitor.Back.ClickAsync();
        await visitor.ShowsAgainAsync(way[1]);
    }

    [Fact]
    public async Task The_first_pick_has_its_permalink_too_so_that_a_reload_shows_it_again()
    {
        await using var console = await RealConsole.StartAsync(chromium.Network, PagesOfOurOwn);
        await using var visitor = await chromium.VisitorAsync(390);
        await visitor.GoToAsync(console.Root);
        var first = await visitor.ShownAsync();

        for (var i = 0; i < 5; i++)
        {
            await visitor.Page.ReloadAsync();
            await visitor.ShowsAgainAsync(first);
        }
        Assert.StartsWith($"{console.Root}?page=", first.Place, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_permalink_shows_its_pick_to_somebody_else()
    {
        var console = await chromium.RealConsoleAsync();
        await using var visitor = await chromium.VisitorAsync();
        var pick = (await WanderAsync(console, visitor, 1))[1];
        await using var other = await chromium.VisitorAsync();

        await other.GoToAsync(new Uri(pick.Place));
        var shown = await other.ShownAsync();

        Assert.Equal(
            (pick.Place, pick.Address, pick.Frame, pick.Sandbox), (shown.Place, shown.Address, shown.Frame, shown.Sandbox));
        await Expect(other.Remark).ToHaveTextAsync("");
        await Expect(other.Back).ToBeDisabledAsync();
    }

    [Theory]
    [InlineData("AAAAAAAAAAA", 390)]
    [InlineData("0000000000000000", 1280)]
    [InlineData("%22%3E%3Cscript%3Ealert(1)%3C/script%3E", 1280)]
    public async Task An_unknown_permalink_shows_another_pick_and_says_so(string id, int width)
    {
        var console = await chromium.RealConsoleAsync();
        await using var visitor = await chromium.VisitorAsync(width);

        await visitor.GoToAsync(new Uri(console.Root, "?page=" + id));

        await Expect(visitor.Frame).ToHaveCountAsync(1);
        await Expect(visitor.Remark).ToHaveTextAsync("That page is not in this network. Here is another one.");
        await visitor.WanderAsync();
        await Expect(visitor.Remark).ToHaveTextAsync("");
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task A_typed_address_is_part_of_the_way()
    {
        var console = await chromium.RealConsoleAsync();
        await using var visitor = await chromium.VisitorAsync(390);
        var way = await WanderAsync(console, visitor, 1);

        await visitor.GoByBoxAsync("int10h.org/oldschool-pc-fonts/fontlist/");
        await Expect(visitor.Framed.Locator("h1")).ToHaveTextAsync("int10h.org");
        var typed = await visitor.ShownAsync();
        var after = await visitor.WanderAsync();

        Assert.Equal("https://int10h.org/oldschool-pc-fonts/fontlist/", typed.Address);
        Assert.Equal("https://int10h.org/oldschool-pc-fonts/fontlist/", typed.Open);
        await visitor.Page.GoBackAsync();
        await visitor.ShowsAgainAsync(typed);
        await visitor.Page.GoBackAsync();
        await visitor.ShowsAgainAsync(way[1]);
        await visitor.Page.GoForwardAsync();
        await visitor.Page.GoForwardAsync();
        await visitor.ShowsAgainAsync(after);
    }

    private static readonly string PagesOfOurOwn =
        RealConsole.Yaml + "\n"
            + string.Join('\n', RealNetwork.Read().Pages.Keys.Skip(10).Take(40).Select(page => $"  - {page}"));

    private static async Task<List<Shown>> WanderAsync(WanderHost console, Visitor visitor, int clicks)
    {
        await visitor.GoToAsync(console.Root);
        List<Shown> way = [await visitor.ShownAsync()];
        for (var i = 0; i < clicks; i++)
            way.Add(await visitor.WanderAsync());
        return way;
    }
}
