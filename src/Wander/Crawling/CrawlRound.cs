using Wander.Configuration;
using Wander.Fetching;
using Wander.Protocol;
using Wander.Protocol.Network;

namespace Wander.Crawling;

/// <summary>
/// One crawl, breadth first from our own console: who is met, what is asked next, and what the answers mean. It decides; the
/// requests themselves are made by <see cref="Crawl"/>. For one thread at a time.
/// </summary>
internal sealed class CrawlRound
{
    private readonly WanderSettings _settings;
    private readonly CrawlMemory _memory;
    private readonly CrawlSchedule _schedule;
    private readonly CrawlFrontier _frontier;
    private readonly NetworkBuilder _network;
    private readonly HostQueue<ConsoleVisit> _queue;
    private readonly Dictionary<string, DateTimeOffset> _leftAlone = new(StringComparer.Ordinal);
    private readonly Queue<(ConsoleAddress Address, int Depth)> _found = new();

    /// <summary>Begins with our own console: its neighbours are the first to be asked.</summary>
    /// <param name="settings">Our own lists, and the bounds.</param>
    /// <param name="memory">What is known from earlier rounds.</param>
    /// <param name="previous">The network of the round before.</param>
    /// <param name="now">The time.</param>
    public CrawlRound(WanderSettings settings, CrawlMemory memory, NetworkSnapshot previous, DateTimeOffset now)
    {
        _settings = settings;
        _memory = memory;
        _schedule = new CrawlSchedule(settings.Crawl.Every);
        _frontier = new CrawlFrontier(settings.Url, settings.Ignore, settings.Crawl.MaxConsoles);
        _queue = new HostQueue<ConsoleVisit>(settings.Crawl.Concurrency, settings.Crawl.PerHost);
        _network = OwnListing.BeginNetwork(settings, now, previous);
        Meet(OwnListing.Of(settings), depth: 1, now);
    }

    /// <summary>How many requests are under way.</summary>
    public int Running => _queue.Running;

    /// <summary>The network as far as it is known.</summary>
    public NetworkSnapshot ToSnapshot() => _network.ToSnapshot();

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
            Finish(host, visit, new ConsoleReading.Failed("its site asked to be left alone for a while", RetryAfter: until - now), now);
        }
        return false;
    }

    /// <summary>The validators that go with a request: those of the same script.</summary>
    public Validators ValidatorsFor(ConsoleVisit visit) =>
        _memory.Find(visit.Listed) is { } record && record.Final.Script == visit.Script.Value ? record.Validators : Validators.None;

    /// <summary>An answer came.</summary>
    /// <param name="host">The host that was asked.</param>
    /// <param name="visit">The visit, with the time that it took so far.</param>
    /// <param name="reading">The answer.</param>
    /// <param name="now">The time.</param>
    public void Finish(string host, ConsoleVisit visit, ConsoleReading reading, DateTimeOffset now)
    {
        switch (reading)
        {
            case ConsoleReading.Read read:
                Succeed(visit, read, now);
                break;
            case ConsoleReading.Unchanged when _memory.Find(visit.Listed) is { } record:
                Succeed(visit, new ConsoleReading.Read(record.Listing, record.Validators, record.Remark), now);
                break;
            case ConsoleReading.Elsewhere elsewhere:
                Redirect(visit, elsewhere.To, now);
                break;
            case ConsoleReading.Failed failed:
                if (failed.RetryAfter is { } pause)
                    _leftAlone[host] = now + pause;
                if (!TryOtherPlaces(visit, failed, now))
                    Fail(visit, failed, now);
                break;
            default:
                throw new InvalidOperationException($"No answer to expect here: {reading}.");
        }
        _queue.Finish(host);
    }

    // Breadth first through what is listed and, where consoles are remembered, through what those list.
    private void Meet(ConsoleListing listing, int depth, DateTimeOffset now)
    {
        foreach (var neighbour in listing.Consoles)
            _found.Enqueue((neighbour, depth));
        while (_found.TryDequeue(out var found))
        {
            var discovery = _frontier.Discover(found.Address, found.Depth);
            if (discovery is Discovery.New or Discovery.Known)
                _network.Add(found.Address);
            if (discovery is not Discovery.New)
                continue;
            var record = _memory.Find(found.Address);
            if (record is not null)
                Recall(record, found.Depth, now);
            if (record is null || record.Due <= now)
                Enqueue(ConsoleVisit.To(found.Address, found.Depth));
        }
    }

    // What was known the last time counts at once; a visit, where one is due, only brings it up to date.
    private void Recall(ConsoleRecord record, int depth, DateTimeOffset now)
    {
        if (record.Final != record.Address)
        {
            if (record.Due > now)
                _frontier.Follow(record.Address, record.Final);
            _network.Merge(record.Address, record.Final);
        }
        if (record.IsAlias)
            return;
        Show(record);
        foreach (var neighbour in record.Listing.Consoles)
            _found.Enqueue((neighbour, depth + 1));
    }

    private void Show(ConsoleRecord record)
    {
        _network.SetListing(record.Final, record.Listing, record.LastRead ?? record.Due);
        _network.SetState(record.Final, record.State, record.Reason, record.LastRead);
    }

    private void Succeed(ConsoleVisit visit, ConsoleReading.Read read, DateTimeOffset now)
    {
        if (visit.At != visit.Listed)
            _network.Merge(visit.Listed, visit.At);
        Keep(visit, new ConsoleRecord
        {
            Address = visit.Listed,
            Final = visit.At,
            Listing = read.Listing,
            Validators = read.Validators,
            State = ConsoleState.Read,
            Reason = read.Remark,
            Remark = read.Remark,
            LastRead = now,
            Due = _schedule.AfterSuccess(now),
        }, now);
    }

    private void Redirect(ConsoleVisit visit, PageAddress to, DateTimeOffset now)
    {
        var reason =
            to == visit.Script ? "redirects to itself"
            : visit.Redirects == ConsoleVisit.MaximumRedirects ? $"more than {ConsoleVisit.MaximumRedirects} redirects"
            : visit.Script.IsHttps && !to.IsHttps ? $"redirects from https to http ({to})"
            : _settings.Ignore.Find(to.Value) is { } pattern ? $"redirects to {to}, which our ignore list hides ({pattern.Text})"
            : null;
        if (reason is not null)
            Fail(visit, new ConsoleReading.Failed(reason), now);
        else if (ConsoleAddress.TryParse(to.Value, out var at) && at.Script == to.Value)
            MoveTo(visit with { Redirects = visit.Redirects + 1 }, at, now);
        else // a script under another name: still this console's
            Enqueue(visit with { Redirects = visit.Redirects + 1, Script = to });
    }

    private void MoveTo(ConsoleVisit visit, ConsoleAddress at, DateTimeOffset now)
    {
        switch (_frontier.Follow(visit.At, at))
        {
            case Discovery.New:
                Enqueue(visit.Continue(at));
                break;
            case Discovery.Ignored:
                Fail(visit, visit.FirstFailure ?? new ConsoleReading.Failed($"leads to {at}, which our ignore list hides"), now);
                break;
            default:
                BecomeAlias(visit, at, now);
                break;
        }
    }

    private void BecomeAlias(ConsoleVisit visit, ConsoleAddress of, DateTimeOffset now)
    {
        _network.Merge(visit.Listed, of);
        _memory.Keep(new ConsoleRecord
        {
            Address = visit.Listed,
            Final = of,
            IsAlias = true,
            State = ConsoleState.Read,
            LastRead = now,
            Due = _schedule.AfterSuccess(now),
        });
    }

    private bool TryOtherPlaces(ConsoleVisit visit, ConsoleReading.Failed failed, DateTimeOffset now)
    {
        if (visit.Redirects > 0 || visit.FirstFailure is not null)
            return false;
        if (failed.IsMissing && visit.At.UsualPlaceOnSite is { } usual)
            MoveTo(visit with { FirstFailure = failed }, usual, now);
        else if (!failed.IsMissing && visit.At.AsHttps is { } https)
            MoveTo(visit with { FirstFailure = failed }, https, now); // sites give http up
        else
            return false;
        return true;
    }

    private void Fail(ConsoleVisit visit, ConsoleReading.Failed failed, DateTimeOffset now)
    {
        // Nobody lists the other places that were tried: what is wrong is wrong with the listed one.
        var reason = (visit.FirstFailure ?? failed).Reason;
        if (!visit.At.IsSameAs(visit.Listed))
            _frontier.Forget(visit.At);
        var before = _memory.Find(visit.Listed);
        var counts = before?.LastRead is { } read && now - read <= CrawlSchedule.LastGoodCounts;
        var failures = (before?.Failures ?? 0) + 1;
        Keep(visit, new ConsoleRecord
        {
            Address = visit.Listed,
            Final = before?.Final ?? visit.Listed,
            Listing = counts ? before!.Listing : ConsoleListing.Empty,
            Validators = counts ? before!.Validators : Validators.None,
            State = counts ? ConsoleState.LastGood : ConsoleState.Failed,
            Reason = reason,
            Remark = before?.Remark,
            LastRead = before?.LastRead,
            Failures = failures,
            Due = CrawlSchedule.AfterFailure(now, failures, failed.RetryAfter),
        }, now);
    }

    private void Keep(ConsoleVisit visit, ConsoleRecord record, DateTimeOffset now)
    {
        _memory.Keep(record);
        Show(record);
        Meet(record.Listing, visit.Depth + 1, now);
    }

    private void Enqueue(ConsoleVisit visit) => _queue.Enqueue(visit.Script.Host, visit);
}
