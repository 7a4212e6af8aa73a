using Wander.Configuration;
using Wander.Fetching;
using Wander.Protocol;
using Wander.Protocol.Crawling;
using Wander.Protocol.Findings;
using Wander.Protocol.Network;
using Wander.State;

namespace Wander.Crawling;

/// <summary>
/// One crawl, breadth first from our own console. It decides which request is next; <see cref="Crawl"/> makes the requests, and
/// <see cref="ConsoleAnswers"/> applies the answers. For one thread at a time.
/// </summary>
internal sealed class CrawlRound
{
    private readonly CrawlMemory _memory;
    private readonly CrawlFrontier _frontier;
    private readonly NetworkBuilder _network;
    private readonly HostQueue<ConsoleVisit> _queue;
    private readonly Dictionary<string, DateTimeOffset> _leftAlone = new(StringComparer.Ordinal);
    private readonly ConsoleAnswers _answers;

    /// <summary>Begins with our own console: its neighbours are the first to be asked.</summary>
    /// <param name="settings">Our own lists, and the bounds.</param>
    /// <param name="memory">What is known from earlier rounds.</param>
    /// <param name="now">The time.</param>
    /// <param name="askedDepth">How many steps from ours the furthest consoles are that may be asked.</param>
    public CrawlRound(
        WanderSettings settings, CrawlMemory memory, DateTimeOffset now, int askedDepth = CrawlFrontier.MaximumDepth)
    {
        _memory = memory;
        _frontier = new CrawlFrontier(settings.Url, settings.Ignore, settings.Crawl.MaxConsoles);
        _queue = new HostQueue<ConsoleVisit>(settings.Crawl.Concurrency, settings.Crawl.PerHost);
        _network = OwnListing.BeginNetwork(settings, memory, now);
        var discovery = new ConsoleDiscovery(memory, _frontier, _network, _queue, askedDepth);
        _answers = new ConsoleAnswers(settings, memory, _frontier, _network, discovery);
        discovery.Discover(OwnListing.Of(settings), depth: 1, now);
    }

    /// <summary>How many requests are under way.</summary>
    public int Running => _queue.Running;

    /// <summary>How many consoles are still to be asked, those that are being asked included.</summary>
    public int Left => _queue.Waiting + _queue.Running;

    /// <summary>The network as far as it is known.</summary>
    public NetworkSnapshot ToSnapshot() => _network.ToSnapshot();

    /// <summary>Takes in what was found out about pages meanwhile.</summary>
    public void Learn(IReadOnlyDictionary<PageAddress, PageCheck> checks)
    {
        foreach (var (page, check) in checks)
            _network.SetCheck(page, check);
    }

    /// <summary>
    /// When the next console that is listed is to be asked, or what it said no longer counts; null when none is listed.
    /// </summary>
    public DateTimeOffset? NextDue =>
        _memory.Consoles.ToArray().Where(record => _frontier.HasMet(record.Address)).Min(
            record => (DateTimeOffset?)record.NextDue);

    /// <summary>After the last answer: forgets what is neither listed nor answered for long.</summary>
    /// <param name="network">The network that came of this round.</param>
    /// <param name="now">The time.</param>
    public void Settle(NetworkSnapshot network, DateTimeOffset now)
    {
        foreach (var record in _memory.Consoles.ToArray())
        {
            if (!_frontier.HasMet(record.Address) && record.IsOld(now))
                _memory.Consoles.Forget(record.Address);
        }
        _memory.Settle(network, now);
    }

    /// <summary>The next request to make; false when there is none now.</summary>
    /// <param name="now">The time.</param>
    /// <param name="host">The host that is asked: for <see cref="Finish"/>.</param>
    /// <param name="visit">What is asked.</param>
    public bool TryStart(DateTimeOffset now, out string host, out ConsoleVisit visit)
    {
        while (_queue.TryStart(out host, out visit))
        {
            if (!_leftAlone.TryGetValue(host, out var until) || until <= now)
                return true;
            var failure = new Failure(FailureKind.AskedToWait) { RetryAfter = until - now };
            Finish(host, visit, new ConsoleReading.Failed(failure), now);
        }
        return false;
    }

    /// <summary>The validators that go with a request: those of the same script.</summary>
    public Validators ValidatorsFor(ConsoleVisit visit) =>
        _memory.Consoles.Find(visit.Listed) is { } record && record.Final.Script == visit.Script.Value ? record.Validators
            : Validators.None;

    /// <summary>A request that was started has ended.</summary>
    /// <param name="host">The host that was asked.</param>
    /// <param name="visit">The visit, with the time that it took so far.</param>
    /// <param name="reading">The answer.</param>
    /// <param name="now">The time.</param>
    public void Finish(string host, ConsoleVisit visit, ConsoleReading reading, DateTimeOffset now)
    {
        if (reading is ConsoleReading.Failed { Failure.RetryAfter: { } pause })
            _leftAlone[host] = now + pause;
        _answers.Apply(visit, reading, now);
        _queue.Finish(host);
    }
}
