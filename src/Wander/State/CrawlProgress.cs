using Wander.Protocol.Findings;
using Wander.Protocol.Network;

namespace Wander.State;

/// <summary>The progress of the crawl. Our own console is not counted, because it is not crawled.</summary>
/// <param name="IsRunning">True while a crawl runs.</param>
/// <param name="StartedAt">The time when the last crawl began; null before the first crawl.</param>
/// <param name="FinishedAt">The time when the last crawl ended; null while it runs.</param>
/// <param name="Consoles">Counts of consoles.</param>
/// <param name="Pages">Counts of pages.</param>
public sealed record CrawlProgress(
    bool IsRunning, DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt, ConsoleCounts Consoles, PageCounts Pages)
{
    /// <summary>The number of consoles that the running crawl has yet to request; 0 when no crawl runs.</summary>
    public int Left { get; init; }

    /// <summary>The number of known consoles and pages.</summary>
    public int Total => Consoles.Known + Pages.Known;

    /// <summary>The number of consoles that were requested and pages that were checked, successfully or not.</summary>
    public int Done => Consoles.Read + Consoles.Failed + Pages.Checked;

    /// <summary>True when no crawl runs and every console and page was requested at least once.</summary>
    public bool IsComplete => !IsRunning && Done >= Total;

    /// <summary>Counts the consoles and pages of a network.</summary>
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

/// <summary>Counts of consoles.</summary>
/// <param name="Known">The number of consoles in the network.</param>
/// <param name="Read">The number of consoles whose last request succeeded.</param>
/// <param name="Failed">
/// The number of consoles whose last request failed, including those whose last good document is in use.
/// </param>
public sealed record ConsoleCounts(int Known, int Read, int Failed);

/// <summary>Counts of pages.</summary>
/// <param name="Known">The number of recommended pages that the ignore list does not hide.</param>
/// <param name="Checked">The number of pages that have a verdict.</param>
/// <param name="Embeddable">The number of pages that the frame can show.</param>
public sealed record PageCounts(int Known, int Checked, int Embeddable)
{
    /// <summary>Counts the pages of a network.</summary>
    public static PageCounts Of(NetworkSnapshot network)
    {
        ArgumentNullException.ThrowIfNull(network);
        var (checkedPages, embeddable) = (0, 0);
        foreach (var page in network.Pages)
        {
            checkedPages += page.Verdict is Verdict.Unchecked ? 0 : 1;
            embeddable += page.Verdict is Verdict.Embeddable ? 1 : 0;
        }
        return new PageCounts(network.Pages.Count, checkedPages, embeddable);
    }
}
