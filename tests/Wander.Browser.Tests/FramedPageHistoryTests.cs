using Wander.Browser.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Wander.Browser.Tests;

/// <summary>
/// A tab has one history, and what a framed page puts into it stands beside the picks (design, section 9). The console's Back
/// leads to the pick before all the same, and what is shown agrees.
/// </summary>
public sealed class FramedPageHistoryTests(Chromium chromium) : IClassFixture<Chromium>
{
    // Entries that are made in one task replace each other, so each attack waits in between.
    private static readonly Dictionary<string, string> Fillings = new(StringComparer.Ordinal)
    {
        ["pushes"] = "for (let i = 0; i < 5; i++) { history.pushState(i, '', '?' + i); await aWhile() }",
        ["fragments"] = "for (let i = 0; i < 5; i++) { location.hash = i; await aWhile() }",
        ["pushes again when it is left"] = """
            addEventListener('popstate', () => history.pushState(null, '', '?again'))
            for (let i = 0; i < 5; i++) history.pushState(i, '', '?' + i)
            """,
        ["leads itself on"] = """
            const step = Number(new URLSearchParams(location.search).get('step') ?? 0)
            if (step === 3) return
            await aWhile()
            location.href = '?step=' + (step + 1)
            await new Promise(() => {})
            """,
        ["fills it"] = "for (let i = 0; i < 100; i++) history.pushState(i, '', '?' + i)",
    };

    public static TheoryData<string, int> FillingsAtSomeWidth { get; } = Attack.AtSomeWidth(Fillings.Keys);

    [Theory]
    [MemberData(nameof(FillingsAtSomeWidth))]
    public async Task Back_leads_past_everything_that_a_page_puts_into_the_history(string filling, int width)
    {
        await using var attack = await Attack.BeginAsync(chromium, width, Fillings[filling]);

        await attack.DoneAsync();

        await attack.NoHarmAsync();
    }

    [Theory]
    [MemberData(nameof(FillingsAtSomeWidth))]
    public async Task Back_returns_to_a_page_that_fills_the_history_and_leads_past_it_then(string filling, int width)
    {
        await using var attack = await Attack.BeginAsync(chromium, width, Fillings[filling]);
        await attack.DoneAsync();
        await attack.GoOnAsync();

        await attack.Visitor.Back.ClickAsync();
        await attack.DoneAsync();

        await attack.NoHarmAsync();
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task The_browsers_own_Back_walks_the_entries_of_a_page_and_then_leads_to_the_pick_before(int width)
    {
        await using var attack = await Attack.BeginAsync(chromium, width, """
            addEventListener('popstate', () => say(location.search))
            for (let i = 0; i < 3; i++) { history.pushState(i, '', '?' + i); await aWhile() }
            """);
        await attack.DoneAsync();

        foreach (var entry in new[] { "?1", "?0", "?via=" })
        {
            await attack.Visitor.Page.EvaluateAsync("history.back()");
            await Expect(attack.Visitor.Framed.Locator("h1")).ToContainTextAsync($"done: {entry}");
            Assert.Equal(attack.During with { Entries = 0 }, await attack.Visitor.ShownAsync() with { Entries = 0 });
        }
        await attack.Visitor.Page.EvaluateAsync("history.back()");
        await attack.BackAtCalmAsync();
        await attack.Visitor.Page.EvaluateAsync("history.forward()");
        await attack.DoneAsync();
        await Expect(attack.Visitor.Address).ToHaveValueAsync(Attack.Address);
    }

    [Theory]
    [InlineData("history.back()", 390)]
    [InlineData("history.go(-2)", 1280)]
    [InlineData("for (let i = 0; i < 20; i++) { history.go(-1); history.forward() }", 390)]
    [InlineData("history.pushState(1, '', '?1'); await aWhile(); history.go(-2)", 1280)]
    public async Task A_page_cannot_walk_the_history_of_the_tab(string walk, int width)
    {
        await using var attack = await Attack.BeginAsync(chromium, width, walk + "; await aWhile()");

        await attack.DoneAsync();

        await Expect(attack.Visitor.Page).ToHaveURLAsync(attack.During.Place);
        Assert.Equal(attack.During with { Entries = 0 }, await attack.Visitor.ShownAsync() with { Entries = 0 });
        await Expect(attack.Visitor.Frame).ToHaveAttributeAsync("src", attack.During.Frame!);
    }
}
