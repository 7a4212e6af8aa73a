using System.Globalization;
using Spectre.Console;
using Wander.Failures;
using Wander.Output;
using Wander.Protocol.Findings;
using Wander.Protocol.Network;

namespace Wander.Reporting;

/// <summary>The text of <c>wander crawl</c>: a table of the consoles, and a few sentences of summary.</summary>
internal static class NetworkReport
{
    /// <summary>Writes the table, unless this console is the only one, and the summary.</summary>
    /// <param name="terminal">The terminal.</param>
    /// <param name="network">The network.</param>
    /// <param name="withVerdicts">True to count the pages by verdict.</param>
    public static void Write(Terminal terminal, NetworkSnapshot network, bool withVerdicts)
    {
        ArgumentNullException.ThrowIfNull(terminal);
        ArgumentNullException.ThrowIfNull(network);
        if (network.Consoles.Length > 1)
        {
            terminal.Show(Table(network));
            terminal.Output.WriteLine();
        }
        foreach (var sentence in Summary(network, withVerdicts))
            terminal.Output.WriteLine(sentence);
    }

    /// <summary>Returns the numbers of consoles and pages, by state, in a few sentences.</summary>
    /// <param name="network">The network.</param>
    /// <param name="withVerdicts">True to count the pages by verdict.</param>
    public static IEnumerable<string> Summary(NetworkSnapshot network, bool withVerdicts)
    {
        ArgumentNullException.ThrowIfNull(network);
        yield return Sentence(
            Count(network.Consoles.Length - 1, "console"),
            network.Consoles.Skip(1).GroupBy(console => console.State).OrderBy(group => Order(group.Key)),
            (state, _) => StateMessage(state));
        var pages = Count(network.Pages.Count, "page");
        yield return withVerdicts
            ? Sentence(
                pages,
                network.Pages.GroupBy(page => page.Verdict).OrderByDescending(group => group.Count()).ThenBy(group => group.Key),
                VerdictMessages.Of)
            : $"{pages}.";
        if (network.Hidden.Length > 0)
        {
            yield return $"Hidden by the ignore list: {Count(network.Hidden.Sum(hidden => hidden.Consoles), "console")} "
                + $"and {Count(network.Hidden.Sum(hidden => hidden.Pages), "page")}.";
        }
    }

    /// <summary>Formats a number of things: <c>1 page</c>, <c>1,538 pages</c>.</summary>
    public static string Count(int number, string thing) =>
        string.Create(CultureInfo.InvariantCulture, $"{number:N0} {thing}{(number == 1 ? "" : "s")}");

    // One row for each console except our own, the nearest first.
    private static Table Table(NetworkSnapshot network)
    {
        var table = Cells.Table("Console", "Pages", "Found", "State");
        table.Columns[1].RightAligned();
        foreach (var console in network.Consoles.Skip(1))
        {
            table.AddRow(
                Cells.Of(console.Address.Value),
                Cells.Of(console.Pages.Length.ToString(CultureInfo.InvariantCulture)),
                Cells.Of(Found(network, console)),
                Cells.Of(
                    ReasonOf(console) is { } reason ? $"{StateMessage(console.State)}: {reason}" : StateMessage(console.State)));
        }
        return table;
    }

    private static string Sentence<TKey, T>(string all, IEnumerable<IGrouping<TKey, T>> parts, Func<TKey, int, string> describe)
    {
        var counts = string.Join(", ", parts.Select(part =>
        {
            var count = part.Count();
            return string.Create(CultureInfo.InvariantCulture, $"{count:N0} {describe(part.Key, count)}");
        }));
        return counts.Length > 0 ? $"{all}: {counts}." : $"{all}.";
    }

    private static string Found(NetworkSnapshot network, NetworkConsole console) => console.Depth switch
    {
        1 => "neighbour",
        var depth => $"{depth} steps, through {network.Consoles[console.FoundThrough].Address}",
    };

    private static string? ReasonOf(NetworkConsole console) =>
        console.Failure is { } failure ? FailureText.InEnglish(failure)
        : console.Remark is { } remark ? RemarkText.Of(remark)
        : null;

    private static string StateMessage(ConsoleState state) => state switch
    {
        ConsoleState.Read => "read",
        ConsoleState.LastGood => "failing (last good wander.js used)",
        ConsoleState.Failed => "could not be read",
        _ => "not read yet",
    };

    private static int Order(ConsoleState state) => state switch
    {
        ConsoleState.Read => 0,
        ConsoleState.LastGood => 1,
        ConsoleState.Failed => 2,
        _ => 3,
    };
}
