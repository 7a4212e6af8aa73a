using Wander.Protocol;
using Wander.Protocol.Findings;
using Wander.Protocol.Network;

namespace Wander.State;

/// <summary>The network as it is known at one moment, and how far the crawl is with it.</summary>
/// <param name="Network">The snapshot.</param>
/// <param name="Crawl">The crawl.</param>
public sealed record NetworkMoment(NetworkSnapshot Network, CrawlProgress Crawl)
{
    /// <summary>
    /// The time since which all of it is known: the end of the last crawl, or the start of the running one. Before the first
    /// crawl of this process, the time when a console was last read; 1970 when none was.
    /// </summary>
    public DateTimeOffset AsOf =>
        Crawl.FinishedAt ?? Crawl.StartedAt ?? Network.Consoles.Max(console => console.LastRead) ?? DateTimeOffset.UnixEpoch;
}

/// <summary>
/// Where the crawl and the checks put each new snapshot and everybody else reads the newest one: exchanged whole, so readers need
/// no lock.
/// </summary>
/// <param name="first">What is known before the first crawl.</param>
public sealed class LiveNetwork(NetworkMoment first)
{
    private readonly Lock _writing = new();
    private volatile Link _latest = new(first, Number: 0);

    // The crawl puts its snapshots together from what it knows itself: this is news to it.
    private Dictionary<PageAddress, PageCheck> _sincePublished = [];

    /// <summary>The newest moment.</summary>
    public NetworkMoment Now => _latest.Moment;

    /// <summary>How many moments came before the newest one.</summary>
    public long Number => _latest.Number;

    /// <summary>Makes a moment of the crawl the newest, and wakes everybody who waits.</summary>
    /// <param name="next">Makes the moment, given what checks found out since the one before; null for none.</param>
    /// <returns>The newest moment.</returns>
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

    /// <summary>Puts what was found out about pages into the newest moment, and wakes everybody who waits.</summary>
    public void Learn(IReadOnlyDictionary<PageAddress, PageCheck> checks)
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

    /// <summary>Completes as soon as there is a newer moment than the one that the caller knows.</summary>
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
