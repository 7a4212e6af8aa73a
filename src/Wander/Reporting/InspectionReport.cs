using System.Collections.Immutable;
using System.Globalization;
using Spectre.Console;
using Wander.Configuration;
using Wander.Inspecting;
using Wander.Output;
using Wander.Text;

namespace Wander.Reporting;

/// <summary>
/// An inspection for people: settings, pages, neighbours; what is well is one line of summary. On a terminal what is not is a
/// table, else a line each, with file and line in front as editors and <c>grep</c> know it.
/// </summary>
internal static class InspectionReport
{
    /// <summary>Writes it.</summary>
    public static void Write(Terminal terminal, Inspection inspection)
    {
        ArgumentNullException.ThrowIfNull(terminal);
        ArgumentNullException.ThrowIfNull(inspection);
        WriteSettings(terminal, inspection.Settings);
        if (inspection.HasErrors)
            terminal.Output.WriteLine("The settings cannot be used like this, so pages and neighbours were not looked at.");
        else if (inspection.IsOffline)
        {
            terminal.Output.WriteLine(
                "Not a single site answered: you seem to be offline, so pages and neighbours could not be looked at. "
                + "Try again when you are online.");
        }
        else
        {
            WriteGroup(terminal, "Pages", inspection.Pages);
            WriteGroup(terminal, "Neighbours", inspection.Consoles);
        }
        terminal.Output.WriteLine(inspection.Wrong == 0
            ? inspection.IsOffline ? "Nothing else is wrong." : "All is well."
            : $"{NetworkReport.Count(inspection.Wrong, "thing")} to mend.");
    }

    private static void WriteSettings(Terminal terminal, ImmutableArray<SettingsProblem> problems)
    {
        if (problems.IsEmpty)
        {
            terminal.Output.WriteLine("Settings: nothing is wrong.\n");
            return;
        }
        terminal.Output.WriteLine($"Settings: {NetworkReport.Count(problems.Length, "thing")} to mend.");
        if (terminal.IsOutputInteractive)
        {
            var table = Cells.Table("Where", "What is wrong, and what to write");
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
        var well = entries.Count(entry => entry.IsWell);
        var hidden = entries.Count(entry => entry.State == InspectedEntry.Hidden);
        terminal.Output.WriteLine($"{title}: {Summary(entries.Length, well, hidden)}");
        var findings = entries.SelectMany(entry => entry.Findings.Select(finding => (Entry: entry, Finding: finding))).ToList();
        if (terminal.IsOutputInteractive && findings.Count > 0)
        {
            var table = Cells.Table("Where", "What", "What to do");
            foreach (var (entry, finding) in findings)
                table.AddRow(Cells.Of(entry.Source.ToString()), Cells.Of($"{entry.Url} {finding.What}"), Cells.Of(ToDo(finding)));
            terminal.Show(table);
        }
        else
        {
            foreach (var (entry, finding) in findings)
            {
                var note = finding.IsNote ? "note: " : "";
                terminal.Output.WriteLine(
                    Quote.Visible($"{entry.Source}: {note}{entry.Url} {finding.What}: {finding.ToDo}"));
            }
        }
        terminal.Output.WriteLine();
    }

    private static string Summary(int all, int well, int hidden)
    {
        if (all == 0)
            return "none are listed.";
        var counts = string.Create(CultureInfo.InvariantCulture, $"{well:N0} of {all:N0} {(all == 1 ? "is" : "are")} well");
        return hidden > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{counts}, {hidden:N0} hidden by the ignore list.")
            : $"{counts}.";
    }

    private static string ToDo(Finding finding) => finding.IsNote ? $"(note) {finding.ToDo}" : finding.ToDo;
}
