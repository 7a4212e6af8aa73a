using Wander.Protocol.Findings;
using Wander.Protocol.Network;

namespace Wander.State;

/// <summary>How far the crawl is. Our own console does not count: it is not crawled.</summary>
/// <param name="IsRunning">Whether requests are under way.</param>
/// <param name="StartedAt">When the last crawl began; null before the first.</param>
/// <param name="FinishedAt">When it ended; null while it runs.</param>
/// <param name="Consoles">Counts of consoles.</param>
/// <param name="Pages">Counts of pages.</param>
public sealed record CrawlProgress(
    bool IsRunning, DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt, ConsoleCounts Consoles, PageCounts Pages)
{
    /// <summary>How many consoles are still to be asked in the crawl that runs; 0 when none runs.</summary>
    public int Left { get; init; }

    /// <summary>How many consoles are to be read and pages to be checked.</summary>
    public int Total => Consoles.Known + Pages.Known;

    /// <summary>How many of them were, well or not.</summary>
    public int Done => Consoles.Read + Consoles.Failed + Pages.Checked;

    /// <summary>True when nothing is to be found out but what is due again.</summary>
    public bool IsComplete => !IsRunning && Done >= Total;

    /// <summary>The counts of a network.</summary>
    public static CrawlProgress Of(NetworkSnapshot network, bool isRunning, DateTimeOffset? startedAt, DateTimeOffset? finishedAt)
    {
        ArgumentNullException.ThrowIfNull(network);
        var read = network.Consoles.Count(console => console.State is ConsoleState.Read);
        var failed = network.Consoles.Count(console => console.State is ConsoleState.Failed or ConsoleState.LastGood);
        return new CrawlProgress(
            isRunning,
            startedAt,
            finishedAt,
            new ConsoleCounts(network.Consoles.Length - 1, read - 1, failed),
            PageCounts.Of(network));
    }
}

/// <summary>How many consoles are known, how many of them were read, and how many failed.</summary>
/// <param name="Known">All that can be reached.</param>
/// <param name="Read">Those whose last request was answered well.</param>
/// <param name="Failed">Those whose last request failed, whether or not what they said before still counts.</param>
public sealed record ConsoleCounts(int Known, int Read, int Failed);

/// <summary>How many pages are known, how many of them were checked, and how many may be shown.</summary>
/// <param name="Known">All that somebody recommends and that we do not hide.</param>
/// <param name="Checked">Those that have a verdict.</param>
/// <param name="Embeddable">Those that the frame can show.</param>
public sealed record PageCounts(int Known, int Checked, int Embeddable)
{
    /// <summary>The counts of a network.</summary>
    public static PageCounts Of(NetworkSnapshot network)
    {
        ArgumentNullException.ThrowIfNull(network);
        var (looked, embeddable) = (0, 0);
        foreach (var page in network.Pages)
        {
            looked += page.Verdict is Verdict.Unchecked ? 0 : 1;
            embeddable += page.Verdict is Verdict.Embeddable ? 1 : 0;
        }
        return new PageCounts(network.Pages.Count, looked, embeddable);
    }
}
