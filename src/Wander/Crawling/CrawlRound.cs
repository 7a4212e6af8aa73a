using Wander.Configuration;
using Wander.Fetching;
using Wander.Protocol;
using Wander.Protocol.Crawling;
using Wander.Protocol.Findings;
using Wander.Protocol.Network;
using Wander.State;

namespace Wander.Crawling;

/// <summary>
/// The state of one crawl, which proceeds breadth first from our console. It decides which request is next; <see cref="Crawl"/>
/// makes the requests, and <see cref="ConsoleAnswers"/> applies the responses. Not thread-safe.
/// </summary>
internal sealed class CrawlRound
{
    private readonly CrawlMemory _memory;
    private readonly CrawlFrontier _frontier;
    private readonly NetworkBuilder _network;
    private readonly HostQueue<ConsoleVisit> _queue;
    private readonly Dictionary<string, DateTimeOffset> _pausedUntil = new(StringComparer.Ordinal);
    private readonly ConsoleAnswers _answers;

    /// <summary>Creates a round, and queues the due consoles that our neighbours and the stored network lead to.</summary>
    /// <param name="settings">Our neighbours and pages, and the limits of the crawl.</param>
    /// <param name="memory">The stored network.</param>
    /// <param name="now">The current time.</param>
    /// <param name="maximumDepth">The maximum depth of consoles that are requested: 1 for only our neighbours.</param>
    public CrawlRound(
        WanderSettings settings, CrawlMemory memory, DateTimeOffset now, int maximumDepth = CrawlFrontier.MaximumDepth)
    {
        _memory = memory;
        _frontier = new CrawlFrontier(settings.Url, settings.Ignore, settings.Crawl.MaxConsoles);
        _queue = new HostQueue<ConsoleVisit>(settings.Crawl.Concurrency, settings.Crawl.PerHost);
        _network = OwnListing.BeginNetwork(settings, memory, now);
        var discovery = new ConsoleDiscovery(memory, _frontier, _network, _queue, maximumDepth);
        _answers = new ConsoleAnswers(settings, memory, _frontier, _network, discovery);
        discovery.Discover(OwnListing.Of(settings), depth: 1, now);
    }

    /// <summary>The number of running requests.</summary>
    public int Running => _queue.Running;

    /// <summary>The number of running and queued requests.</summary>
    public int Left => _queue.Waiting + _queue.Running;

    /// <summary>The results of the crawl so far.</summary>
    public CrawlReport Report => _answers.Report;

    /// <summary>Returns a snapshot of the network.</summary>
    public NetworkSnapshot ToSnapshot() => _network.ToSnapshot();

    /// <summary>Applies the results of page checks that ended during the crawl.</summary>
    public void ApplyChecks(IReadOnlyDictionary<PageAddress, PageCheck> checks)
    {
        foreach (var (page, check) in checks)
            _network.SetCheck(page, check);
    }

    /// <summary>
    /// When the next listed console is due, or its last good document expires; null when no console is listed.
    /// </summary>
    public DateTimeOffset? NextDue =>
        _memory.Consoles.ToArray().Where(record => _frontier.HasDiscovered(record.Address)).Min(
            record => (DateTimeOffset?)record.NextDue);

    /// <summary>
    /// Removes records of consoles that are no longer listed and were not read for a long time, and marks or removes the records
    /// of pages that are no longer recommended.
    /// </summary>
    /// <param name="network">The network after this round.</param>
    /// <param name="now">The current time.</param>
    public void CleanUp(NetworkSnapshot network, DateTimeOffset now)
    {
        foreach (var record in _memory.Consoles.ToArray())
        {
            if (!_frontier.HasDiscovered(record.Address) && record.IsOld(now))
                _memory.Consoles.Remove(record.Address);
        }
        _memory.MarkUnlistedPages(network, now);
    }

    /// <summary>Returns the next request in <paramref name="visit"/>; false when no request may start at the moment.</summary>
    /// <param name="now">The current time.</param>
    /// <param name="host">The host of the request, to be passed to <see cref="Finish"/>.</param>
    /// <param name="visit">The visit whose script is requested.</param>
    public bool TryStart(DateTimeOffset now, out string host, out ConsoleVisit visit)
    {
        while (_queue.TryStart(out host, out visit))
        {
            if (!_pausedUntil.TryGetValue(host, out var until) || until <= now)
                return true;
            var failure = new Failure(FailureKind.AskedToWait) { RetryAfter = until - now };
            Finish(host, visit, new ConsoleReading.Failed(failure), now);
        }
        return false;
    }

    /// <summary>
    /// Returns the stored validators for the request of a visit; none when they belong to a script at another address.
    /// </summary>
    public Validators ValidatorsFor(ConsoleVisit visit) =>
        _memory.Consoles.Find(visit.Listed) is { } record && record.Final.Script == visit.Script.Value ? record.Validators
            : Validators.None;

    /// <summary>Applies the result of a request that <see cref="TryStart"/> started.</summary>
    /// <param name="host">The host of the request.</param>
    /// <param name="visit">The visit, including the time that its requests took.</param>
    /// <param name="reading">The result.</param>
    /// <param name="now">The current time.</param>
    public void Finish(string host, ConsoleVisit visit, ConsoleReading reading, DateTimeOffset now)
    {
        if (reading is ConsoleReading.Failed { Failure.RetryAfter: { } pause })
            _pausedUntil[host] = now + pause;
        _answers.Apply(visit, reading, now);
        _queue.Finish(host);
    }
}
