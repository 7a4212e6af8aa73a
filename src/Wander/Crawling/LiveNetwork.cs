using Wander.Protocol.Network;

namespace Wander.Crawling;

/// <summary>The network as it is known at one moment, and how far the crawl is with it.</summary>
/// <param name="Network">The snapshot.</param>
/// <param name="Crawl">The crawl.</param>
public sealed record NetworkMoment(NetworkSnapshot Network, CrawlProgress Crawl);

/// <summary>
/// Where the crawl puts each new snapshot and everybody else reads the newest one: exchanged whole, so readers need no lock.
/// </summary>
/// <param name="first">What is known before the first crawl.</param>
public sealed class LiveNetwork(NetworkMoment first)
{
    private volatile Link _latest = new(first);

    /// <summary>The newest moment.</summary>
    public NetworkMoment Now => _latest.Moment;

    /// <summary>Makes a moment the newest, and wakes everybody who waits. For one writer at a time.</summary>
    public void Publish(NetworkMoment moment)
    {
        ArgumentNullException.ThrowIfNull(moment);
        var previous = _latest;
        _latest = new Link(moment);
        previous.Replaced.SetResult();
    }

    /// <summary>Completes as soon as there is a newer moment than the one that the caller knows.</summary>
    public Task NewerThan(NetworkMoment known)
    {
        var latest = _latest;
        return ReferenceEquals(latest.Moment, known) ? latest.Replaced.Task : Task.CompletedTask;
    }

    private sealed class Link(NetworkMoment moment)
    {
        public NetworkMoment Moment { get; } = moment;

        public TaskCompletionSource Replaced { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
