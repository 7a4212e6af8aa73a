using System.Collections.Immutable;
using System.Globalization;
using Spectre.Console;
using Wander.Configuration;
using Wander.Inspecting;
using Wander.Output;
using Wander.Text;

namespace Wander.Reporting;

/// <summary>
/// The text of <c>wander check</c>: a summary line for the settings, the pages and the neighbours, each with its findings. On a
/// terminal, the findings are a table; otherwise one line each, which begins with <c>file:line:</c> like the output of
/// <c>grep</c>, so that editors can jump to it.
/// </summary>
internal static class InspectionReport
{
    /// <summary>Writes the report.</summary>
    public static void Write(Terminal terminal, Inspection inspection)
    {
        ArgumentNullException.ThrowIfNull(terminal);
        ArgumentNullException.ThrowIfNull(inspection);
        WriteSettings(terminal, inspection.Settings);
        if (inspection.HasErrors)
            terminal.Output.WriteLine("The settings cannot be used, so pages and neighbours were not checked.");
        else if (inspection.IsOffline)
        {
            terminal.Output.WriteLine(
                "No site answered, so pages and neighbours could not be checked. This machine seems to be offline. "
                + "Try again when it is online.");
        }
        else
        {
            WriteGroup(terminal, "Pages", inspection.Pages);
            WriteGroup(terminal, "Neighbours", inspection.Consoles);
        }
        terminal.Output.WriteLine(inspection.ProblemCount == 0
            ? inspection.IsOffline ? "No other problems found." : "No problems found."
            : $"{NetworkReport.Count(inspection.ProblemCount, "problem")} found.");
    }

    private static void WriteSettings(Terminal terminal, ImmutableArray<SettingsProblem> problems)
    {
        if (problems.IsEmpty)
        {
            terminal.Output.WriteLine("Settings: OK\n");
            return;
        }
        terminal.Output.WriteLine($"Settings: {NetworkReport.Count(problems.Length, "problem")}");
        if (terminal.IsOutputInteractive)
        {
            var table = Cells.Table("Location", "Problem");
            foreach (var problem in problems)
                table.AddRow(Cells.Of(problem.Source), Cells.Lines(problem.Message));
            terminal.Show(table);
        }
        else
        {
            foreach (var problem in problems)
                terminal.Output.WriteLine(problem);
        }
        terminal.Output.WriteLine();
    }

    private static void WriteGroup(Terminal terminal, string title, ImmutableArray<InspectedEntry> entries)
    {
        var ok = entries.Count(entry => entry.IsOk);
        var hidden = entries.Count(entry => entry.State == InspectedEntry.Hidden);
        terminal.Output.WriteLine($"{title}: {Summary(entries.Length, ok, hidden)}");
        var findings = entries.SelectMany(entry => entry.Findings.Select(finding => (Entry: entry, Finding: finding))).ToList();
        if (terminal.IsOutputInteractive && findings.Count > 0)
        {
            var table = Cells.Table("Location", "Problem", "What to do");
            foreach (var (entry, finding) in findings)
                table.AddRow(Cells.Of(entry.Source.ToString()), Cells.Of(Sentence(entry, finding)), Cells.Of(finding.Remedy));
            terminal.Show(table);
        }
        else
        {
            foreach (var (entry, finding) in findings)
                terminal.Output.WriteLine(Quote.Visible($"{entry.Source}: {Sentence(entry, finding)} {finding.Remedy}"));
        }
        terminal.Output.WriteLine();
    }

    private static string Summary(int all, int ok, int hidden)
    {
        if (all == 0)
            return "none listed";
        var counts = string.Create(CultureInfo.InvariantCulture, $"{ok:N0} of {all:N0} OK");
        return hidden > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{counts}, {hidden:N0} hidden by the ignore list")
            : counts;
    }

    private static string Sentence(InspectedEntry entry, Finding finding) =>
        $"{(finding.IsNote ? "note: " : "")}{entry.Url} {finding.Problem}.";
}
