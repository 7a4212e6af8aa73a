using Wander.Configuration;
using Wander.Fetching;
using Wander.Protocol;
using Wander.Protocol.Crawling;
using Wander.Protocol.Findings;
using Wander.State;

namespace Wander.Crawling;

/// <summary>
/// Applies the answers of one crawl: the console was read, has moved, or failed. It makes no requests. For one thread at a time.
/// </summary>
/// <param name="settings">How often consoles are read, and which addresses are ignored.</param>
/// <param name="memory">Receives the records of the consoles.</param>
/// <param name="frontier">The addresses that were discovered.</param>
/// <param name="network">Receives the consoles that turn out to be one.</param>
/// <param name="discovery">Receives the next visits, and the listings.</param>
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
    private readonly Dictionary<ConsoleAddress, List<ConsoleVisit>> _followers = new(ConsoleAddress.SchemeAside);

    /// <summary>Applies one answer.</summary>
    /// <param name="visit">The visit, with the time that it took so far.</param>
    /// <param name="reading">The answer.</param>
    /// <param name="now">The time.</param>
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
            case ConsoleReading.Elsewhere elsewhere:
                Redirect(visit, elsewhere.To, now);
                break;
            case ConsoleReading.Failed failed:
                if (!TryOtherPlaces(visit, failed, now))
                    Fail(visit, failed, now);
                break;
            default:
                throw new InvalidOperationException($"No answer to expect here: {reading}.");
        }
    }

    private void Succeed(ConsoleVisit visit, ConsoleReading.Read read, DateTimeOffset now)
    {
        if (visit.At != visit.Listed)
            network.Merge(visit.Listed, visit.At);
        Keep(visit, new ConsoleRecord
        {
            Address = visit.Listed,
            Final = visit.At,
            Listing = read.Listing.After(memory.Consoles.Find(visit.Listed)?.Listing ?? ConsoleListing.Empty, now),
            Validators = read.Validators,
            State = ConsoleState.Read,
            Remark = read.Remark,
            Since = FirstAsked(visit, now),
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
        else // a script under another name: still this console's
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
            case Discovery.Known when at.IsSameAs(visit.Listed) || visit.Claims.Contains(at, ConsoleAddress.SchemeAside):
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
        memory.Consoles.Keep(new ConsoleRecord
        {
            Address = visit.Listed,
            Final = of,
            IsAlias = true,
            State = ConsoleState.Read,
            Since = FirstAsked(visit, now),
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
            MoveTo(visit with { FirstFailure = failed }, https, now); // sites give http up
        else
            return false;
        return true;
    }

    private void Fail(ConsoleVisit visit, ConsoleReading.Failed failed, DateTimeOffset now)
    {
        // Only the listed address is known to others, so its failure counts, not those of the other addresses that were tried.
        var failure = (visit.FirstFailure ?? failed).Failure;
        foreach (var claim in visit.Claims)
            frontier.Forget(claim);
        var before = memory.Consoles.Find(visit.Listed);
        var counts = before is { IsAlias: false, LastRead: { } read } && now - read < ConsoleRecord.LastGoodCounts;
        var failures = (before?.Failures ?? 0) + 1;
        Keep(visit, new ConsoleRecord
        {
            Address = visit.Listed,
            Final = visit.Listed,
            Listing = counts ? before!.Listing : ConsoleListing.Empty,
            Validators = counts ? before!.Validators : Validators.None,
            State = counts ? ConsoleState.LastGood : ConsoleState.Failed,
            Failure = failure,
            Remark = before?.Remark,
            Since = FirstAsked(visit, now),
            LastRead = before?.LastRead,
            Failures = failures,
            Due = CrawlSchedule.AfterFailure(now, failures, failed.Failure.RetryAfter),
        }, now);
        foreach (var follower in Followers(visit))
            Fail(follower, failed, now);
    }

    private DateTimeOffset FirstAsked(ConsoleVisit visit, DateTimeOffset now) =>
        memory.Consoles.Find(visit.Listed)?.Since ?? now;

    private void Keep(ConsoleVisit visit, ConsoleRecord record, DateTimeOffset now)
    {
        memory.Consoles.Keep(record);
        if (!record.IsForgotten(now))
            discovery.Show(record);
        discovery.Discover(record.Listing, visit.Depth + 1, now);
    }
}
