using Wander.Configuration;
using Wander.Fetching;
using Wander.Protocol;
using Wander.Protocol.Crawling;
using Wander.Protocol.Findings;
using Wander.Protocol.Network;
using Wander.State;

namespace Wander.Crawling;

/// <summary>
/// One crawl, breadth first from our own console: who is met and what is asked next, here; what the answers mean, in the other
/// file. It decides; the requests themselves are made by <see cref="Crawl"/>. For one thread at a time.
/// </summary>
internal sealed partial class CrawlRound
{
    private readonly int _askedDepth;
    private readonly WanderSettings _settings;
    private readonly CrawlMemory _memory;
    private readonly CrawlSchedule _schedule;
    private readonly RedirectPolicy _redirects;
    private readonly CrawlFrontier _frontier;
    private readonly NetworkBuilder _network;
    private readonly HostQueue<ConsoleVisit> _queue;
    private readonly Dictionary<string, DateTimeOffset> _leftAlone = new(StringComparer.Ordinal);
    private readonly Queue<(ConsoleAddress Address, int Depth)> _found = new();

    // Those that were led to a place which another one is asking: they share its fate.
    private readonly Dictionary<ConsoleAddress, List<ConsoleVisit>> _followers = new(ConsoleAddress.SchemeAside);

    /// <summary>Begins with our own console: its neighbours are the first to be asked.</summary>
    /// <param name="settings">Our own lists, and the bounds.</param>
    /// <param name="memory">What is known from earlier rounds.</param>
    /// <param name="now">The time.</param>
    /// <param name="askedDepth">How many steps from ours the furthest consoles are that may be asked.</param>
    public CrawlRound(
        WanderSettings settings, CrawlMemory memory, DateTimeOffset now, int askedDepth = CrawlFrontier.MaximumDepth)
    {
        _askedDepth = askedDepth;
        _settings = settings;
        _memory = memory;
        _schedule = new CrawlSchedule(settings.Crawl.Every);
        _redirects = new RedirectPolicy(ConsoleVisit.MaximumRedirects)
        {
            RefusesItself = true,
            RefusesHttp = true,
            Ignored = settings.Ignore,
        };
        _frontier = new CrawlFrontier(settings.Url, settings.Ignore, settings.Crawl.MaxConsoles);
        _queue = new HostQueue<ConsoleVisit>(settings.Crawl.Concurrency, settings.Crawl.PerHost);
        _network = OwnListing.BeginNetwork(settings, memory, now);
        Meet(OwnListing.Of(settings), depth: 1, now);
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

    // Breadth first through what is listed and, where consoles are remembered, through what those list.
    private void Meet(ConsoleListing listing, int depth, DateTimeOffset now)
    {
        foreach (var neighbour in listing.Consoles)
            _found.Enqueue((neighbour, depth));
        while (_found.TryDequeue(out var found))
        {
            var discovery = _frontier.Discover(found.Address, found.Depth);
            if (discovery is not (Discovery.New or Discovery.Known))
                continue;
            _network.Add(found.Address);
            if (discovery is Discovery.Known)
                continue;
            var record = Aged(_memory.Consoles.Find(found.Address), now);
            // One that is forgotten, and still listed, is asked from time to time without being shown.
            if (record is not null && record.IsForgotten(now))
                _network.Hide(found.Address);
            else if (record is not null)
                Recall(record, found.Depth, now);
            if (found.Depth <= _askedDepth && (record is null || record.Due <= now))
                Enqueue(ConsoleVisit.To(found.Address, found.Depth));
        }
    }

    private ConsoleRecord? Aged(ConsoleRecord? record, DateTimeOffset now)
    {
        var aged = record?.At(now);
        if (aged is not null && aged != record)
            _memory.Consoles.Keep(aged);
        return aged;
    }

    // What was known the last time counts at once; a visit, where one is due, only brings it up to date. Where the console is
    // by now, that visit has to find out: what comes of it must not be told of another one.
    private void Recall(ConsoleRecord record, int depth, DateTimeOffset now)
    {
        var isDue = record.Due <= now;
        if (!isDue && record.Final != record.Address)
        {
            _frontier.Follow(record.Address, record.Final);
            _network.Merge(record.Address, record.Final);
        }
        if (record.IsAlias)
            return;
        Show(isDue ? record with { Final = record.Address } : record);
        foreach (var neighbour in record.Listing.Consoles)
            _found.Enqueue((neighbour, depth + 1));
    }

    private void Show(ConsoleRecord record)
    {
        _network.SetListing(record.Final, record.Listing, record.LastRead ?? record.Due);
        _network.SetState(record.Final, record.State, record.Failure, record.LastRead, record.Remark);
    }

    private void Enqueue(ConsoleVisit visit) => _queue.Enqueue(visit.Script.Host, visit);
}
