using System.Collections.Immutable;
using Wander.Configuration;
using Wander.Fetching;
using Wander.Protocol;
using Wander.Protocol.Findings;
using Wander.Robots;

namespace Wander.Checking;

/// <summary>
/// Loads a page as a browser would load it in the frame. It follows redirects, applies the <c>robots.txt</c> of each site on
/// the way, and makes one request at a time to a host.
/// </summary>
/// <param name="settings">Supplies our address, the ignore list and the time limit for a page.</param>
/// <param name="fetcher">Makes the requests.</param>
/// <param name="robots">The <c>robots.txt</c> files of the sites.</param>
/// <param name="turns">The lock of each host.</param>
/// <param name="time">The clock.</param>
internal sealed class PageLoader(
    WanderSettings settings, Fetcher fetcher, RobotsFiles robots, PerHostLock turns, TimeProvider time)
{
    /// <summary>The maximum size of a page in bytes; the rest is not read.</summary>
    public const int MaximumBytes = 256 * 1024;

    /// <summary>The maximum number of redirects that are followed.</summary>
    public const int MaximumRedirects = 5;

    private const string Accept =
        "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8";

    private readonly RedirectPolicy _redirects = new(MaximumRedirects)
    {
        RefusesItself = true,
        RefusesHttp = settings.Url.IsHttps, // browsers block http pages inside an https console
        Ignored = settings.Ignore,
        RefusesLogin = true,
    };

    /// <summary>Loads a page.</summary>
    /// <param name="start">The address that the frame would load.</param>
    /// <param name="validators">The validators of the previous response.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    public async Task<PageLoading> LoadAsync(PageAddress start, Validators validators, CancellationToken cancellationToken)
    {
        var (took, conditions) = (TimeSpan.Zero, validators);
        var end = await RedirectFollower.FollowAsync<PageLoading>(_redirects, start, async at =>
        {
            if (await CheckRobotsAsync(at, cancellationToken) is { } refused)
                return End(refused);
            var timeout = settings.Crawl.Timeout;
            if (took >= timeout)
                return End(PageLoading.Failing(new Failure(FailureKind.RedirectsTimedOut) { Duration = timeout }));
            var (result, elapsed) = await FetchAsync(at, conditions, timeout - took, cancellationToken);
            (took, conditions) = (took + elapsed, Validators.None);
            return Judge(result, at);
        });
        var loading = end.Result ?? Refused(end.Refusal!);
        if (loading.Verdict is Verdict.Embeddable && _redirects.WhyNotEndAt(start, end.At) is { } login)
            loading = PageLoading.Failing(login);
        return end.At == start
            ? loading with { Took = took }
            : loading with { Took = took, Final = end.At, IsMoved = end.IsPermanent, Validators = Validators.None };
    }

    private async Task<PageLoading?> CheckRobotsAsync(PageAddress page, CancellationToken cancellationToken) =>
        await robots.RulesFor(page, cancellationToken) switch
        {
            RobotsAnswer.Known(var rules) when rules.Forbids(page.PathAndQuery) is { } rule =>
                new(Verdict.OptedOut, new Failure(FailureKind.RobotsDisallowed) { Detail = rule }),
            RobotsAnswer.Unreachable(var failure) =>
                PageLoading.Failing(new Failure(FailureKind.RobotsUnreachable) { Cause = failure }),
            _ => null,
        };

    private async Task<(FetchResult Result, TimeSpan Took)> FetchAsync(
        PageAddress at, Validators validators, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var request = new FetchRequest(
            at, Accept, validators, MaximumBytes, timeout)
        { TruncatesBody = true, Headers = HeadersFor(at) };
        using var turn = await turns.TakeAsync(at.Host, cancellationToken);
        var began = time.GetTimestamp();
        var result = await fetcher.GetAsync(request, cancellationToken);
        return (result, time.GetElapsedTime(began));
    }

    // The headers that browsers send for a frame (Fetch Metadata Request Headers; Referrer Policy,
    // "strict-origin-when-cross-origin").
    private ImmutableArray<KeyValuePair<string, string>> HeadersFor(PageAddress page)
    {
        var isOurs = page.Origin == settings.Url.Origin;
        var headers = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        void Add(string name, string value) => headers.Add(KeyValuePair.Create(name, value));
        Add("Upgrade-Insecure-Requests", "1");
        Add("Sec-Fetch-Dest", "iframe");
        Add("Sec-Fetch-Mode", "navigate");
        Add("Sec-Fetch-Site", isOurs ? "same-origin" : "cross-site");
        if (settings.Referral is Referral.Url && (page.IsHttps || !settings.Url.IsHttps))
            Add("Referer", isOurs ? settings.Url.Value : settings.Url.Origin + "/");
        return headers.DrainToImmutable();
    }

    private RedirectStep<PageLoading> Judge(FetchResult result, PageAddress at) => result switch
    {
        FetchResult.Redirected redirect => new RedirectStep<PageLoading>.Next(redirect.To, redirect.IsPermanent),
        FetchResult.Failed { Failure: var failure } => End(PageLoading.Failed(failure)),
        FetchResult.NotModified { Headers: var headers } => End(PageAnswer.Unchanged(headers, at, settings.Url)),
        FetchResult.Answered answer => PageAnswer.Read(answer, at, settings.Url),
        var other => throw new InvalidOperationException($"Unknown result {other}."),
    };

    private static RedirectStep<PageLoading>.End End(PageLoading loading) => new(loading);

    private static PageLoading Refused(Failure refusal) =>
        new(refusal.Kind is FailureKind.RedirectToHttp ? Verdict.HttpOnly : Verdict.Failing, refusal);
}
