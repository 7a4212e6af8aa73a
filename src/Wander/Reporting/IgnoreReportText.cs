using Spectre.Console;
using Wander.Ignoring;
using Wander.Output;
using Wander.Text;
using static Wander.Reporting.EffectMessages;
using static Wander.Reporting.NetworkReport;

namespace Wander.Reporting;

/// <summary>
/// The text of <c>wander ignored --report</c>: what each pattern hides in the network, and which patterns can be removed.
/// </summary>
internal static class IgnoreReportText
{
    private const int MostRows = 30;
    private const int MostFindings = 20;

    /// <summary>Writes a report.</summary>
    public static void Write(Terminal terminal, IgnoreReport report)
    {
        var hiding = report.Patterns.Where(pattern => !pattern.Effect.IsNothing && !pattern.IsDuplicate)
            .OrderByDescending(pattern => pattern.Effect.Consoles.Length + pattern.Effect.Pages.Length)
            .ToArray();
        WriteTable(terminal, hiding);
        if (report.Patterns.IsEmpty)
        {
            WriteLine(terminal, "The settings contain no ignore patterns, so nothing is hidden.");
            return;
        }
        WriteLine(terminal, $"{Count(report.Patterns.Length, "pattern")} {(report.Patterns.Length == 1 ? "hides" : "hide")} "
            + $"{Of(report.HiddenConsoles, report.Network.Consoles.Length, "listed console")} "
            + $"and {Of(report.HiddenPages, report.Network.Pages.Length, "listed page")}.");
        if (report.HiddenConsoles > 0)
            WriteLine(terminal, "Hidden consoles are never contacted, so what they list is not counted.");
        WriteFindings(terminal, report);
    }

    private static void WriteFindings(Terminal terminal, IgnoreReport report)
    {
        WriteSection(
            terminal,
            "Patterns that hide far more than one site",
            "Use narrower patterns, unless this is intended",
            report.Patterns.Where(pattern => pattern is { Effect.IsWide: true, IsDuplicate: false }),
            pattern => $"{Named(pattern.Pattern)} hides {Sites(pattern.Effect)}, "
                + $"for example {string.Join(", ", pattern.Effect.Sites.Take(3))}");
        WriteSection(
            terminal,
            "Duplicate patterns",
            "Remove them",
            report.Patterns.Where(pattern => pattern.IsDuplicate),
            pattern => $"{Named(pattern.Pattern)} is the same as {Named(pattern.Cover!)}");
        WriteSection(
            terminal,
            "Redundant patterns, covered by another pattern",
            "Remove them",
            report.Patterns.Where(pattern => pattern is { Cover: not null, IsDuplicate: false, IsExpression: false }),
            pattern => $"{Named(pattern.Pattern)} is covered by {Named(pattern.Cover!)}");
        WriteSection(
            terminal,
            "Regular expressions of older consoles, matched literally",
            "Rewrite them as wildcard patterns, with * for any characters",
            report.Patterns.Where(pattern => pattern.IsExpression),
            pattern => Named(pattern.Pattern));
        WriteSection(
            terminal,
            "Patterns that hide nothing at the moment",
            remedy: null,
            report.Patterns.Where(pattern => pattern.Effect.IsNothing && pattern.Cover is null && !pattern.IsExpression),
            pattern => PatternSlips.In(pattern.Pattern.Text.Trim()) is { } slip
                ? $"{Named(pattern.Pattern)}: {slip}"
                : Named(pattern.Pattern));
    }

    private static void WriteTable(Terminal terminal, PatternReport[] hiding)
    {
        if (hiding.Length == 0)
            return;
        var table = Cells.Table("Pattern", "Location", "Consoles", "Pages", "Sites", "Example");
        foreach (var column in table.Columns.Skip(2).Take(3))
            column.RightAligned().NoWrap();
        foreach (var (effect, _, _) in hiding.Take(MostRows))
        {
            table.AddRow(
                Cells.Of(effect.Pattern.Text),
                Cells.Of(effect.Pattern.Source?.ToString()),
                Cells.Of(Number(effect.Consoles.Length)),
                Cells.Of(Number(effect.Pages.Length)),
                Cells.Of(Number(effect.Sites.Length)),
                Cells.Of(effect.Sites[0]));
        }
        terminal.Show(table);
        if (hiding.Length > MostRows)
            WriteLine(terminal, $"and {Number(hiding.Length - MostRows)} more. Use `--json` to list all of them.");
        terminal.Output.WriteLine();
    }

    private static void WriteSection(
        Terminal terminal,
        string problem,
        string? remedy,
        IEnumerable<PatternReport> patterns,
        Func<PatternReport, string> describe)
    {
        var lines = patterns.Select(describe).ToArray();
        if (lines.Length == 0)
            return;
        terminal.Output.WriteLine();
        WriteLine(terminal, $"{problem} ({Number(lines.Length)}){(remedy is null ? "" : $". {remedy}")}:");
        foreach (var line in Cut(lines, MostFindings))
            WriteLine(terminal, $"  {line}");
    }

    private static void WriteLine(Terminal terminal, string line) => terminal.Output.WriteLine(Quote.Visible(line));
}
