using Wander.Browser.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Wander.Browser.Tests;

/// <summary>
/// Tests that the browser's history contains the picks, and that frame, address box and explanation always match.
/// </summary>
public sealed class HistoryTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task Back_and_Forward_of_the_browser_move_between_picks()
    {
        var console = await chromium.RealConsoleAsync();
        await using var visitor = await chromium.VisitorAsync(390);
        var picks = await WanderAsync(console, visitor, 6);

        for (var i = picks.Count - 2; i >= 0; i--)
        {
            await visitor.Page.GoBackAsync();
            await visitor.AssertShowsAsync(picks[i]);
        }
        for (var i = 1; i < picks.Count; i++)
        {
            await visitor.Page.GoForwardAsync();
            await visitor.AssertShowsAsync(picks[i]);
        }
        Assert.Empty(visitor.Problems);
    }

    [Fact]
    public async Task Wander_after_Back_replaces_the_later_picks()
    {
        var console = await chromium.RealConsoleAsync();
        await using var visitor = await chromium.VisitorAsync();
        var picks = await WanderAsync(console, visitor, 3);

        await visitor.Page.GoBackAsync();
        await visitor.Page.GoBackAsync();
        await visitor.AssertShowsAsync(picks[1]);
        var other = await visitor.WanderAsync();

        Assert.DoesNotContain(other.Address, picks.Select(pick => pick.Address));
        Assert.Equal(picks[1].Entries + 1, other.Entries); // the later entries are gone
        await visitor.Page.GoBackAsync();
        await visitor.AssertShowsAsync(picks[1]);
    }

    [Fact]
    public async Task The_Back_button_works_and_is_disabled_at_the_first_pick()
    {
        var console = await chromium.RealConsoleAsync();
        await using var visitor = await chromium.VisitorAsync(390);
        await visitor.Page.GotoAsync("about:blank"); // the tab has an entry from before the console
        var picks = await WanderAsync(console, visitor, 3);

        await Expect(visitor.Back).ToBeEnabledAsync();
        for (var i = picks.Count - 2; i >= 0; i--)
        {
            await visitor.Back.ClickAsync();
            await visitor.AssertShowsAsync(picks[i]);
        }
        await Expect(visitor.Back).ToBeDisabledAsync();
        await visitor.WanderAsync();
        await Expect(visitor.Back).ToBeEnabledAsync();
    }

    [Fact]
    public async Task Back_reaches_picks_that_the_browser_no_longer_has()
    {
        var console = await chromium.RealConsoleAsync();
        await using var visitor = await chromium.VisitorAsync();
        var picks = await WanderAsync(console, visitor, 52);
        var oldest = picks.Count - picks[^1].Entries; // the browser keeps at most 50 entries for a tab

        await visitor.Page.EvaluateAsync("history.go(1 - history.length)");
        await visitor.AssertShowsAsync(picks[oldest]);

        for (var i = oldest - 1; i >= 0; i--)
        {
            await visitor.Back.ClickAsync();
            await visitor.AssertShowsAsync(picks[i]);
        }
        await Expect(visitor.Back).ToBeDisabledAsync();
    }

    [Fact]
    public async Task A_reload_keeps_the_pick_and_the_history()
    {
        var console = await chromium.RealConsoleAsync();
        await using var visitor = await chromium.VisitorAsync();
        var picks = await WanderAsync(console, visitor, 2);

        await visitor.Page.ReloadAsync();
        var reloaded = await visitor.ShownAsync();
        await Expect(visitor.Back).ToBeEnabledAsync();

        Assert.Equal(
            (picks[2].TabUrl, picks[2].Address, picks[2].Frame, picks[2].Open),
            (reloaded.TabUrl, reloaded.Address, reloaded.Frame, reloaded.Open));
        await visitor.Back.ClickAsync();
        await visitor.AssertShowsAsync(picks[1]);
    }

    [Fact]
    public async Task The_first_pick_has_a_permalink_and_survives_a_reload()
    {
        await using var console = await RealConsole.StartAsync(chromium.Network, ManyOwnPages);
        await using var visitor = await chromium.VisitorAsync(390);
        await visitor.GoToAsync(console.Root);
        var first = await visitor.ShownAsync();

        for (var i = 0; i < 5; i++)
        {
            await visitor.Page.ReloadAsync();
            await visitor.AssertShowsAsync(first);
        }
        Assert.StartsWith($"{console.Root}?page=", first.TabUrl, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_permalink_shows_its_pick_to_another_visitor()
    {
        var console = await chromium.RealConsoleAsync();
        await using var visitor = await chromium.VisitorAsync();
        var pick = (await WanderAsync(console, visitor, 1))[1];
        await using var other = await chromium.VisitorAsync();

        await other.GoToAsync(new Uri(pick.TabUrl));
        var shown = await other.ShownAsync();

        Assert.Equal(
            (pick.TabUrl, pick.Address, pick.Frame, pick.Sandbox), (shown.TabUrl, shown.Address, shown.Frame, shown.Sandbox));
        await Expect(other.Remark).ToHaveTextAsync("");
        await Expect(other.Back).ToBeDisabledAsync();
    }

    [Theory]
    [InlineData("AAAAAAAAAAA", 390)]
    [InlineData("0000000000000000", 1280)]
    [InlineData("%22%3E%3Cscript%3Ealert(1)%3C/script%3E", 1280)]
    public async Task An_unknown_permalink_shows_another_pick_and_a_remark(string id, int width)
    {
        var console = await chromium.RealConsoleAsync();
        await using var visitor = await chromium.VisitorAsync(width);

        await visitor.GoToAsync(new Uri(console.Root, "?page=" + id));

        await Expect(visitor.Frame).ToHaveCountAsync(1);
        await Expect(visitor.Remark).ToHaveTextAsync("That page is not in this network. Here is another one.");
        await visitor.WanderAsync();
        await Expect(visitor.Remark).ToHaveTextAsync("");
        Assert.Empty(visitor.Problems);
    }

    [Fact]
    public async Task A_typed_address_is_part_of_the_history()
    {
        var console = await chromium.RealConsoleAsync();
        await using var visitor = await chromium.VisitorAsync(390);
        var picks = await WanderAsync(console, visitor, 1);

        await visitor.SubmitAddressAsync("int10h.org/oldschool-pc-fonts/fontlist/");
        await Expect(visitor.Framed.Locator("h1")).ToHaveTextAsync("int10h.org");
        var typed = await visitor.ShownAsync();
        var after = await visitor.WanderAsync();

        Assert.Equal("https://int10h.org/oldschool-pc-fonts/fontlist/", typed.Address);
        Assert.Equal("https://int10h.org/oldschool-pc-fonts/fontlist/", typed.Open);
        await visitor.Page.GoBackAsync();
        await visitor.AssertShowsAsync(typed);
        await visitor.Page.GoBackAsync();
        await visitor.AssertShowsAsync(picks[1]);
        await visitor.Page.GoForwardAsync();
        await visitor.Page.GoForwardAsync();
        await visitor.AssertShowsAsync(after);
    }

    private static readonly string ManyOwnPages =
        RealConsole.Yaml + "\n"
            + string.Join('\n', RealNetwork.Read().Pages.Keys.Skip(10).Take(40).Select(page => $"  - {page}"));

    private static async Task<List<Shown>> WanderAsync(WanderHost console, Visitor visitor, int clicks)
    {
        await visitor.GoToAsync(console.Root);
        List<Shown> picks = [await visitor.ShownAsync()];
        for (var i = 0; i < clicks; i++)
            picks.Add(await visitor.WanderAsync());
        return picks;
    }
}
