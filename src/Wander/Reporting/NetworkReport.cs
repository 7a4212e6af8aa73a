using System.Globalization;
using Spectre.Console;
using Wander.Failures;
using Wander.Output;
using Wander.Protocol.Findings;
using Wander.Protocol.Network;

namespace Wander.Reporting;

/// <summary>The network as a table of its consoles, and in a few sentences, for people.</summary>
internal static class NetworkReport
{
    /// <summary>A row for each console but our own, the nearest first.</summary>
    public static Table Table(NetworkSnapshot network)
    {
        ArgumentNullException.ThrowIfNull(network);
        var table = Cells.Table("Console", "Pages", "Found", "State");
        table.Columns[1].RightAligned();
        foreach (var console in network.Consoles.Skip(1))
        {
            table.AddRow(
                Cells.Of(console.Address.Value),
                Cells.Of(console.Pages.Length.ToString(CultureInfo.InvariantCulture)),
                Cells.Of(Found(network, console)),
                Cells.Of(ReasonOf(console) is { } reason ? $"{Words(console.State)}: {reason}" : Words(console.State)));
        }
        return table;
    }

    /// <summary>How many consoles and pages there are, and in which state.</summary>
    /// <param name="network">The network.</param>
    /// <param name="withVerdicts">Whether it says what came of checking the pages.</param>
    public static IEnumerable<string> Summary(NetworkSnapshot network, bool withVerdicts)
    {
        ArgumentNullException.ThrowIfNull(network);
        yield return Sentence(
            Count(network.Consoles.Length - 1, "console"),
            network.Consoles.Skip(1).GroupBy(console => console.State).OrderBy(group => Order(group.Key)),
            Words);
        var pages = Count(network.Pages.Count, "page");
        yield return withVerdicts
            ? Sentence(pages, network.Pages.GroupBy(page => page.Verdict).OrderByDescending(group => group.Count()).ThenBy(group => group.Key), VerdictWords.Of)
            : $"{pages}.";
        if (network.Hidden.Length > 0)
        {
            yield return $"Hidden by the ignore list: {Count(network.Hidden.Sum(hidden => hidden.Consoles), "console")} "
                + $"and {Count(network.Hidden.Sum(hidden => hidden.Pages), "page")}.";
        }
    }

    /// <summary>A number of things: <c>1 page</c>, <c>1,538 pages</c>.</summary>
    public static string Count(int number, string thing) =>
        string.Create(CultureInfo.InvariantCulture, $"{number:N0} {thing}{(number == 1 ? "" : "s")}");

    private static string Sentence<TKey, T>(string all, IEnumerable<IGrouping<TKey, T>> parts, Func<TKey, string> words)
    {
        var told = string.Join(", ", parts.Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Count():N0} {words(part.Key)}")));
        return told.Length > 0 ? $"{all}: {told}." : $"{all}.";
    }

    private static string Found(NetworkSnapshot network, NetworkConsole console) => console.Depth switch
    {
        1 => "neighbour",
        var depth => $"{depth} steps, by {network.Consoles[console.FoundThrough].Address}",
    };

    private static string? ReasonOf(NetworkConsole console) =>
        console.Failure is { } failure ? FailureText.Of(failure, CultureInfo.InvariantCulture)
        : console.Remark is { } remark ? RemarkText.Of(remark)
        : null;

    private static string Words(ConsoleState state) => state switch
    {
        ConsoleState.Read => "read",
        ConsoleState.LastGood => "failing (what it listed last still counts)",
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
