using Spectre.Console;
using Wander.Ignoring;
using Wander.Output;
using Wander.Text;
using static Wander.Ignoring.EffectWords;
using static Wander.Reporting.NetworkReport;

namespace Wander.CommandLine;

/// <summary><c>wander ignored --report</c>: what each pattern hides in today's network, and which could go.</summary>
internal static class IgnoredReport
{
    private const int MostRows = 30;
    private const int MostFindings = 20;

    /// <summary>Prints a report.</summary>
    /// <returns>The exit code.</returns>
    public static int Print(Terminal terminal, IgnoreReport report, bool asJson)
    {
        if (asJson)
            JsonData.Write(terminal.Output, IgnoreReportJson.Of(report));
        else
            PrintWords(terminal, report);
        return report.HasFindings ? WanderCommand.FoundWrong : WanderCommand.Done;
    }

    private static void PrintWords(Terminal terminal, IgnoreReport report)
    {
        var hiding = report.Patterns.Where(pattern => !pattern.Effect.IsNothing && !pattern.IsTwice)
            .OrderByDescending(pattern => pattern.Effect.Consoles.Length + pattern.Effect.Pages.Length)
            .ToArray();
        PrintTable(terminal, hiding);
        if (report.Patterns.IsEmpty)
        {
            Say(terminal, "The settings have no ignore pattern, so nothing is hidden.");
            return;
        }
        Say(terminal, $"{Count(report.Patterns.Length, "pattern")} {(report.Patterns.Length == 1 ? "hides" : "hide")} "
            + $"{Of(report.HiddenConsoles, report.Network.Consoles.Length, "console")} "
            + $"and {Of(report.HiddenPages, report.Network.Pages.Length, "page")} that are listed.");
        if (report.HiddenConsoles > 0)
            Say(terminal, "What hidden consoles list is not known, as they are never contacted.");

        Section(terminal, "Hide far more than one site's worth: write narrower ones, unless all of it is meant", report, pattern => pattern is { Effect.IsWide: true, IsTwice: false },
            pattern => $"{Named(pattern.Pattern)} hides {Sites(pattern.Effect)}, such as {string.Join(", ", pattern.Effect.Sites.Take(3))}");
        Section(terminal, "Written twice: remove these", report, pattern => pattern.IsTwice,
            pattern => $"{Named(pattern.Pattern)} says the same as {Named(pattern.Cover!)}");
        Section(terminal, "Not needed, as another pattern hides all that they hide: remove these", report, pattern => pattern is { Cover: not null, IsTwice: false, IsExpression: false },
            pattern => $"{Named(pattern.Pattern)} is covered by {Named(pattern.Cover!)}");
        Section(terminal, "Regular expressions of older consoles, taken literally: write them anew, with * for any characters", report,
            pattern => pattern.IsExpression, pattern => Named(pattern.Pattern));
        Section(terminal, "Hide nothing today, which may change", report, pattern => pattern.Effect.IsNothing && pattern.Cover is null && !pattern.IsExpression,
            pattern => PatternSlips.In(pattern.Pattern.Text.Trim()) is { } slip ? $"{Named(pattern.Pattern)}: {slip}" : Named(pattern.Pattern));
    }

    private static void PrintTable(Terminal terminal, PatternReport[] hiding)
    {
        if (hiding.Length == 0)
            return;
        var table = Cells.Table("Pattern", "Written in", "Consoles", "Pages", "Sites", "Such as");
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
            Say(terminal, $"and {Number(hiding.Length - MostRows)} more: `--json` has all of them");
        terminal.Output.WriteLine();
    }

    private static void Section(
        Terminal terminal, string heading, IgnoreReport report, Func<PatternReport, bool> belongs, Func<PatternReport, string> words)
    {
        var patterns = report.Patterns.Where(belongs).ToArray();
        if (patterns.Length == 0)
            return;
        terminal.Output.WriteLine();
        Say(terminal, $"{heading} ({Number(patterns.Length)}):");
        foreach (var line in Cut(patterns.Select(words), MostFindings))
            Say(terminal, $"  {line}");
    }

    private static void Say(Terminal terminal, string line) => terminal.Output.WriteLine(Quote.Visible(line));
}
