using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Wander.Browser.Tests.Browsing;

namespace Wander.Browser.Tests;

/// <summary>Checks all pages with axe: WCAG 2.2 AA and the best practices of axe.</summary>
public sealed class AccessibilityTests(Tour tour) : IClassFixture<Tour>
{
    private static readonly AxeRunOptions Options = new()
    {
        RunOnly = RunOnlyOptions.Tags("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"),
        Rules = new() { ["target-size"] = new() { Enabled = true } }, // disabled by default
        ResultTypes = [ResultType.Violations],
        Iframes = false, // framed pages belong to other sites
    };

    // Colours do not depend on the size of the window, so each size is tested with one colour scheme.
    [Theory]
    [InlineData(390, 844, true)]
    [InlineData(1280, 800, false)]
    public async Task Axe_reports_no_violation_in_any_state(int width, int height, bool dark)
    {
        await using var visitor = await tour.Chromium.VisitorAsync(width, height, dark: dark);
        List<string> findings = [];

        await tour.WalkAsync(visitor, async state => findings.AddRange(await FindingsAsync(visitor, state)));

        Assert.True(findings.Count == 0, string.Join('\n', findings));
    }

    /// <summary>Returns the violations that axe reports for the current page.</summary>
    internal static async Task<IEnumerable<string>> FindingsAsync(Visitor visitor, string state)
    {
#pragma warning disable CS0618 // The replacement supports frames, but takes several times as long: it opens a page for each run.
        var result = await visitor.Page.RunAxeLegacy(options: Options);
#pragma warning restore CS0618
        return result.Violations.SelectMany(rule => rule.Nodes.Select(node => Describe(state, rule, node)));
    }

    private static string Describe(string state, AxeResultItem rule, AxeResultNode node) =>
        $"{state}: {rule.Id}: {rule.Help}\n  {node.Html}\n  "
        + string.Join("; ", node.Any.Concat(node.All).Concat(node.None).Select(check => check.Message));
}
