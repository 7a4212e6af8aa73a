using Wander.Protocol;
using Wander.Protocol.Findings;
using Wander.Protocol.Network;

namespace Wander.State;

/// <summary>A snapshot of the network, with the progress of the crawl at the same moment.</summary>
/// <param name="Network">The snapshot.</param>
/// <param name="Crawl">The progress of the crawl.</param>
public sealed record NetworkMoment(NetworkSnapshot Network, CrawlProgress Crawl)
{
    /// <summary>
    /// The time of the data: the end of the last crawl, or the start of the running crawl. Before the first crawl of this
    /// process, the latest time when a console was read; 1970 when none was.
    /// </summary>
    public DateTimeOffset AsOf =>
        Crawl.FinishedAt ?? Crawl.StartedAt ?? Network.Consoles.Max(console => console.LastRead) ?? DateTimeOffset.UnixEpoch;
}

/// <summary>
/// Holds the current snapshot of the network. The crawl and the page checks publish new snapshots; all other code reads the
/// current one. A snapshot is replaced as a whole, so readers need no lock. Thread-safe.
/// </summary>
/// <param name="first">The moment before the first crawl.</param>
public sealed class LiveNetwork(NetworkMoment first)
{
    private readonly Lock _writing = new();
    private volatile Link _latest = new(first, Number: 0);

    // The crawl builds its snapshots from its own data, which lacks these results of checks.
    private Dictionary<PageAddress, PageCheck> _sincePublished = [];

    /// <summary>The current moment.</summary>
    public NetworkMoment Now => _latest.Moment;

    /// <summary>The number of moments that preceded the current one.</summary>
    public long Number => _latest.Number;

    /// <summary>Publishes a moment of the crawl, and completes the tasks that wait for it.</summary>
    /// <param name="next">
    /// Creates the moment from the results of checks since the previous call; returns null to publish nothing.
    /// </param>
    /// <returns>The current moment.</returns>
    public NetworkMoment Publish(Func<IReadOnlyDictionary<PageAddress, PageCheck>, NetworkMoment?> next)
    {
        ArgumentNullException.ThrowIfNull(next);
        lock (_writing)
        {
            if (next(_sincePublished) is not { } moment)
                return Now;
            _sincePublished = [];
            return Exchange(moment);
        }
    }

    /// <summary>Publishes a moment with the results of page checks, and completes the tasks that wait for it.</summary>
    public void ApplyChecks(IReadOnlyDictionary<PageAddress, PageCheck> checks)
    {
        ArgumentNullException.ThrowIfNull(checks);
        lock (_writing)
        {
            foreach (var (page, check) in checks)
                _sincePublished[page] = check;
            var network = Now.Network.With(checks);
            Exchange(new NetworkMoment(network, Now.Crawl with { Pages = PageCounts.Of(network) }));
        }
    }

    /// <summary>Returns a task that completes when there is a newer moment than <paramref name="known"/>.</summary>
    public Task NewerThan(NetworkMoment known)
    {
        var latest = _latest;
        return ReferenceEquals(latest.Moment, known) ? latest.Replaced.Task : Task.CompletedTask;
    }

    private NetworkMoment Exchange(NetworkMoment moment)
    {
        var previous = _latest;
        _latest = new Link(moment, previous.Number + 1);
        previous.Replaced.SetResult();
        return moment;
    }

    private sealed record Link(NetworkMoment Moment, long Number)
    {
        public TaskCompletionSource Replaced { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
