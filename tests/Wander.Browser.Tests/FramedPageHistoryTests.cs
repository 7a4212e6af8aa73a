using Wander.Browser.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Wander.Browser.Tests;

/// <summary>
/// Tests the history of the tab, to which framed pages can add entries. The console's Back button must still lead to the previous
/// pick, and the controls must match it.
/// </summary>
public sealed class FramedPageHistoryTests(Chromium chromium) : IClassFixture<Chromium>
{
    // Browsers merge entries that are added in one task, so each script waits in between.
    private static readonly Dictionary<string, string> Scripts = new(StringComparer.Ordinal)
    {
        ["pushes"] = "for (let i = 0; i < 5; i++) { history.pushState(i, '', '?' + i); await settle() }",
        ["fragments"] = "for (let i = 0; i < 5; i++) { location.hash = i; await settle() }",
        ["pushes again on Back"] = """
            addEventListener('popstate', () => history.pushState(null, '', '?again'))
            for (let i = 0; i < 5; i++) history.pushState(i, '', '?' + i)
            """,
        ["navigates itself"] = """
            const step = Number(new URLSearchParams(location.search).get('step') ?? 0)
            if (step === 3) return
            await settle()
            location.href = '?step=' + (step + 1)
            await new Promise(() => {})
            """,
        ["fills the history"] = "for (let i = 0; i < 100; i++) history.pushState(i, '', '?' + i)",
    };

    public static TheoryData<string, int> ScriptsAtAlternatingWidths { get; } = Attack.AtAlternatingWidths(Scripts.Keys);

    [Theory]
    [MemberData(nameof(ScriptsAtAlternatingWidths))]
    public async Task Back_skips_all_history_entries_of_a_page(string script, int width)
    {
        await using var attack = await Attack.StartAsync(chromium, width, Scripts[script]);

        await attack.WaitUntilDoneAsync();

        await attack.AssertNoHarmAsync();
    }

    [Theory]
    [MemberData(nameof(ScriptsAtAlternatingWidths))]
    public async Task Back_returns_to_a_page_that_fills_the_history_and_then_skips_its_entries(string script, int width)
    {
        await using var attack = await Attack.StartAsync(chromium, width, Scripts[script]);
        await attack.WaitUntilDoneAsync();
        await attack.OpenNextPageAsync();

        await attack.Visitor.Back.ClickAsync();
        await attack.WaitUntilDoneAsync();

        await attack.AssertNoHarmAsync();
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task The_browsers_Back_visits_the_entries_of_a_page_before_the_previous_pick(int width)
    {
        await using var attack = await Attack.StartAsync(chromium, width, """
            addEventListener('popstate', () => report(location.search))
            for (let i = 0; i < 3; i++) { history.pushState(i, '', '?' + i); await settle() }
            """);
        await attack.WaitUntilDoneAsync();

        foreach (var entry in new[] { "?1", "?0", "?via=" })
        {
            await attack.Visitor.Page.EvaluateAsync("history.back()");
            await Expect(attack.Visitor.Framed.Locator("h1")).ToContainTextAsync($"done: {entry}");
            Assert.Equal(attack.During with { Entries = 0 }, await attack.Visitor.ShownAsync() with { Entries = 0 });
        }
        await attack.Visitor.Page.EvaluateAsync("history.back()");
        await attack.AssertPreviousPickAsync();
        await attack.Visitor.Page.EvaluateAsync("history.forward()");
        await attack.WaitUntilDoneAsync();
        await Expect(attack.Visitor.Address).ToHaveValueAsync(Attack.Address);
    }

    [Theory]
    [InlineData("history.back()", 390)]
    [InlineData("history.go(-2)", 1280)]
    [InlineData("for (let i = 0; i < 20; i++) { history.go(-1); history.forward() }", 390)]
    [InlineData("history.pushState(1, '', '?1'); await settle(); history.go(-2)", 1280)]
    public async Task A_page_cannot_navigate_the_history_of_the_tab(string walk, int width)
    {
        await using var attack = await Attack.StartAsync(chromium, width, walk + "; await settle()");

        await attack.WaitUntilDoneAsync();

        await Expect(attack.Visitor.Page).ToHaveURLAsync(attack.During.TabUrl);
        Assert.Equal(attack.During with { Entries = 0 }, await attack.Visitor.ShownAsync() with { Entries = 0 });
        await Expect(attack.Visitor.Frame).ToHaveAttributeAsync("src", attack.During.Frame!);
    }
}
