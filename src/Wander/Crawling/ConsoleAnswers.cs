using Wander.Configuration;
using Wander.Fetching;
using Wander.Protocol;
using Wander.Protocol.Crawling;
using Wander.Protocol.Findings;
using Wander.State;

namespace Wander.Crawling;

/// <summary>
/// Applies the responses of one crawl: a console was read, redirects, or failed. It makes no requests. Not thread-safe.
/// </summary>
/// <param name="settings">Supplies the time between crawls and the ignore list.</param>
/// <param name="memory">Receives the records of the consoles.</param>
/// <param name="frontier">The addresses that were discovered.</param>
/// <param name="network">Receives the aliases of consoles.</param>
/// <param name="discovery">Receives the next visits and the lists of the consoles that were read.</param>
internal sealed class ConsoleAnswers(
    WanderSettings settings,
    CrawlMemory memory,
    CrawlFrontier frontier,
    NetworkBuilder network,
    ConsoleDiscovery discovery)
{
    private readonly CrawlSchedule _schedule = new(settings.Crawl.Every);
    private readonly RedirectPolicy _redirects = new(ConsoleVisit.MaximumRedirects)
    {
        RefusesItself = true,
        RefusesHttp = true,
        Ignored = settings.Ignore,
    };

    // Visits that were redirected to an address that another visit is already reading. They get the result of that visit.
    private readonly Dictionary<ConsoleAddress, List<ConsoleVisit>> _followers = new(ConsoleAddress.IgnoringScheme);

    /// <summary>The results of the crawl so far.</summary>
    public CrawlReport Report { get; private set; } = CrawlReport.Empty;

    /// <summary>Applies one response.</summary>
    /// <param name="visit">The visit, including the time that its requests took.</param>
    /// <param name="reading">The result of the request.</param>
    /// <param name="now">The current time.</param>
    public void Apply(ConsoleVisit visit, ConsoleReading reading, DateTimeOffset now)
    {
        switch (reading)
        {
            case ConsoleReading.Read read:
                Succeed(visit, read, now);
                break;
            case ConsoleReading.Unchanged when memory.Consoles.Find(visit.Listed) is { } record:
                Succeed(visit, new ConsoleReading.Read(record.Listing, record.Validators, record.Remark), now);
                break;
            case ConsoleReading.Redirected redirected:
                Redirect(visit, redirected.To, now);
                break;
            case ConsoleReading.Failed failed:
                if (!TryOtherPlaces(visit, failed, now))
                    Fail(visit, failed, now);
                break;
            default:
                throw new InvalidOperationException($"Unexpected result {reading}.");
        }
    }

    private void Succeed(ConsoleVisit visit, ConsoleReading.Read read, DateTimeOffset now)
    {
        if (visit.At != visit.Listed)
            network.Merge(visit.Listed, visit.At);
        Store(visit, new ConsoleRecord
        {
            Address = visit.Listed,
            Final = visit.At,
            Listing = read.Listing.After(memory.Consoles.Find(visit.Listed)?.Listing ?? ConsoleListing.Empty, now),
            Validators = read.Validators,
            State = ConsoleState.Read,
            Remark = read.Remark,
            Since = FirstRequested(visit, now),
            LastRead = now,
            Due = _schedule.AfterSuccess(now),
        }, now);
        foreach (var follower in Followers(visit))
            BecomeAlias(follower, visit.At, now);
    }

    private void Redirect(ConsoleVisit visit, PageAddress to, DateTimeOffset now)
    {
        if (_redirects.WhyNotFollow(visit.Script, to, visit.Redirects) is { } refusal)
            Fail(visit, new ConsoleReading.Failed(refusal), now);
        else if (ConsoleAddress.TryParse(to.Value, out var at) && at.Script == to.Value)
            MoveTo(visit with { Redirects = visit.Redirects + 1 }, at, now);
        else // only the script has another address, not the console
            discovery.Enqueue(visit with { Redirects = visit.Redirects + 1, Script = to });
    }

    private void MoveTo(ConsoleVisit visit, ConsoleAddress at, DateTimeOffset now)
    {
        switch (frontier.Follow(visit.At, at))
        {
            case Discovery.New when at.IsSameAs(visit.At):
                discovery.Enqueue(visit.Continue(at));
                break;
            case Discovery.New:
                _followers[at] = [];
                discovery.Enqueue(visit.Continue(at) with { Claims = visit.Claims.Add(at) });
                break;
            case Discovery.Ignored:
                Fail(visit, visit.FirstFailure ?? new ConsoleReading.Failed(settings.Ignore.RefusalOf(at)!), now);
                break;
            case Discovery.Known when at.IsSameAs(visit.Listed) || visit.Claims.Contains(at, ConsoleAddress.IgnoringScheme):
                Fail(visit, new ConsoleReading.Failed(new Failure(FailureKind.RedirectLoop)), now);
                break;
            case Discovery.Known when _followers.TryGetValue(at, out var followers):
                followers.Add(visit);
                break;
            default:
                BecomeAlias(visit, at, now);
                break;
        }
    }

    private List<ConsoleVisit> Followers(ConsoleVisit visit)
    {
        var all = new List<ConsoleVisit>();
        foreach (var claim in visit.Claims)
        {
            if (_followers.Remove(claim, out var followers))
                all.AddRange(followers);
        }
        return all;
    }

    private void BecomeAlias(ConsoleVisit visit, ConsoleAddress of, DateTimeOffset now)
    {
        network.Merge(visit.Listed, of);
        Count(visit, failure: null);
        memory.Consoles.Set(new ConsoleRecord
        {
            Address = visit.Listed,
            Final = of,
            IsAlias = true,
            State = ConsoleState.Read,
            Since = FirstRequested(visit, now),
            LastRead = now,
            Due = _schedule.AfterSuccess(now),
        });
        foreach (var follower in Followers(visit))
            BecomeAlias(follower, of, now);
    }

    private bool TryOtherPlaces(ConsoleVisit visit, ConsoleReading.Failed failed, DateTimeOffset now)
    {
        if (visit.Redirects > 0 || visit.FirstFailure is not null)
            return false;
        if (failed.Failure.IsMissing && visit.At.UsualPlaceOnSite is { } usual)
            MoveTo(visit with { FirstFailure = failed }, usual, now);
        else if (!failed.Failure.IsMissing && visit.At.AsHttps is { } https)
            MoveTo(visit with { FirstFailure = failed }, https, now); // many sites no longer support http
        else
            return false;
        return true;
    }

    private void Fail(ConsoleVisit visit, ConsoleReading.Failed failed, DateTimeOffset now)
    {
        // Other consoles list only this address, so its failure is stored, not those of the other addresses that were tried.
        var failure = (visit.FirstFailure ?? failed).Failure;
        foreach (var claim in visit.Claims)
            frontier.Remove(claim);
        var previous = memory.Consoles.Find(visit.Listed);
        var isStillValid = previous is { IsAlias: false, LastRead: { } read } && now - read < ConsoleRecord.LastGoodLifetime;
        var failures = (previous?.Failures ?? 0) + 1;
        Store(visit, new ConsoleRecord
        {
            Address = visit.Listed,
            Final = visit.Listed,
            Listing = isStillValid ? previous!.Listing : ConsoleListing.Empty,
            Validators = isStillValid ? previous!.Validators : Validators.None,
            State = isStillValid ? ConsoleState.LastGood : ConsoleState.Failed,
            Failure = failure,
            Remark = previous?.Remark,
            Since = FirstRequested(visit, now),
            LastRead = previous?.LastRead,
            Failures = failures,
            Due = CrawlSchedule.AfterFailure(now, failures, failed.Failure.RetryAfter),
        }, now);
        foreach (var follower in Followers(visit))
            Fail(follower, failed, now);
    }

    private DateTimeOffset FirstRequested(ConsoleVisit visit, DateTimeOffset now) =>
        memory.Consoles.Find(visit.Listed)?.Since ?? now;

    private void Store(ConsoleVisit visit, ConsoleRecord record, DateTimeOffset now)
    {
        Count(visit, record.Failure);
        memory.Consoles.Set(record);
        if (!record.IsForgotten(now))
            discovery.Show(record);
        discovery.Discover(record.Listing, visit.Depth + 1, now);
    }

    // Must be called before the new record is stored.
    private void Count(ConsoleVisit visit, Failure? failure)
    {
        if (visit.IsRequested)
            Report = Report.With(visit.Listed, memory.Consoles.Find(visit.Listed)?.Failure, failure);
    }
}
