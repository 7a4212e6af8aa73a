using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Wander.Browser.Tests.Browsing;

namespace Wander.Browser.Tests;

/// <summary>What axe finds: WCAG 2.2 AA, and what its makers hold for good practice (design, section 9).</summary>
public sealed class AccessibilityTests(Tour tour) : IClassFixture<Tour>
{
    private static readonly AxeRunOptions Options = new()
    {
        RunOnly = RunOnlyOptions.Tags("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"),
        Rules = new() { ["target-size"] = new() { Enabled = true } }, // off unless asked for by name
        ResultTypes = [ResultType.Violations],
        Iframes = false, // the strangers' pages are not ours to judge
    };

    // Colours do not depend on the room.
    [Theory]
    [InlineData(390, 844, true)]
    [InlineData(1280, 800, false)]
    public async Task Axe_finds_nothing_in_any_state(int width, int height, bool dark)
    {
        await using var visitor = await tour.Chromium.VisitorAsync(width, height, dark: dark);
        List<string> findings = [];

        await tour.WalkAsync(visitor, async state => findings.AddRange(await FindingsAsync(visitor, state)));

        Assert.True(findings.Count == 0, string.Join('\n', findings));
    }

    /// <summary>What axe finds in what a visitor sees now.</summary>
    internal static async Task<IEnumerable<string>> FindingsAsync(Visitor visitor, string state)
    {
#pragma warning disable CS0618 // The other way is for frames, and opens a page for each run: it takes several times as long.
        var result = await visitor.Page.RunAxeLegacy(options: Options);
#pragma warning restore CS0618
        return result.Violations.SelectMany(rule => rule.Nodes.Select(node => Describe(state, rule, node)));
    }

    private static string Describe(string state, AxeResultItem rule, AxeResultNode node) =>
        $"{state}: {rule.Id}: {rule.Help}\n  {node.Html}\n  "
        + string.Join("; ", node.Any.Concat(node.All).Concat(node.None).Select(check => check.Message));
}
