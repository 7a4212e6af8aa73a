using System.Collections.Immutable;
using System.Globalization;
using Wander.Configuration;
using Wander.Fetching;
using Wander.Fetching.Connecting;
using Wander.Protocol;
using Wander.Protocol.Findings;
using Wander.Robots;

namespace Wander.Checking;

/// <summary>
/// Loads a page as a visitor's browser would load it in the frame (design, section 7): redirects are followed, each asked like a
/// first address; robots.txt is asked before every site; one request at a time to one host.
/// </summary>
/// <param name="settings">Our address, what we hide, and how long a page may take.</param>
/// <param name="fetcher">The polite fetch.</param>
/// <param name="robots">What sites allow.</param>
/// <param name="turns">Whose turn it is at a host.</param>
/// <param name="time">The clock.</param>
internal sealed class PageLoader(
    WanderSettings settings, Fetcher fetcher, RobotsFiles robots, HostTurns turns, TimeProvider time)
{
    /// <summary>How much of a page is read, in bytes (design, section 14).</summary>
    public const int MaximumBytes = 256 * 1024;

    /// <summary>How many redirects are followed (design, section 14).</summary>
    public const int MaximumRedirects = 5;

    private const string Accept =
        "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8";

    /// <summary>Loads an address.</summary>
    /// <param name="start">What the frame would load.</param>
    /// <param name="validators">What is known of it already.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<PageLoading> LoadAsync(PageAddress start, Validators validators, CancellationToken cancellationToken)
    {
        var (at, took, isMoved) = (start, TimeSpan.Zero, true);
        for (var redirects = 0; ; redirects++)
        {
            if (await AskRobotsAsync(at, cancellationToken) is { } refused)
                return End(refused);
            var left = settings.Crawl.Timeout - took;
            if (left <= TimeSpan.Zero)
                return End(PageLoading.Failing($"no answer in {settings.Crawl.Timeout.TotalSeconds:0} s"));
            var (result, elapsed) = await FetchAsync(at, redirects == 0 ? validators : Validators.None, left, cancellationToken);
            took += elapsed;

            var (loading, next) = Judge(result, at);
            if (loading is not null)
                return End(loading);
            if (Refuse(at, next!, redirects) is { } refusal)
                return End(refusal);
            at = next!;
            isMoved &= result is FetchResult.Redirected { IsPermanent: true };
        }

        PageLoading End(PageLoading loading)
        {
            if (at != start && loading.Verdict is Verdict.Embeddable && LoginPage.Is(at) && !LoginPage.Is(start))
                loading = PageLoading.Failing($"redirects to a login page ({at})");
            return at == start
                ? loading with { Took = took }
                : loading with { Took = took, Final = at, IsMoved = isMoved, Validators = Validators.None };
        }
    }

    private async Task<PageLoading?> AskRobotsAsync(PageAddress page, CancellationToken cancellationToken) =>
        await robots.RulesFor(page, cancellationToken) switch
        {
            RobotsAnswer.Known(var rules) when rules.Forbids(page.PathAndQuery) is { } rule => new(Verdict.OptedOut, $"robots.txt: {rule}"),
            RobotsAnswer.Unreachable(var failure) => new(Verdict.Failing, $"robots.txt: {failure.Reason}")
            {
                Failure = failure.Kind,
                RetryAfter = failure.RetryAfter,
            },
            _ => null,
        };

    private async Task<(FetchResult Result, TimeSpan Took)> FetchAsync(
        PageAddress at, Validators validators, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var request = new FetchRequest(at, Accept, validators, MaximumBytes, timeout) { CutsOff = true, Headers = HeadersFor(at) };
        using var turn = await turns.TakeAsync(at.Host, cancellationToken);
        var began = time.GetTimestamp();
        var result = await fetcher.GetAsync(request, cancellationToken);
        return (result, time.GetElapsedTime(began));
    }

    // What a browser says about a frame (Fetch Metadata Request Headers; Referrer Policy, strict-origin-when-cross-origin).
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

    private (PageLoading? Loading, PageAddress? Next) Judge(FetchResult result, PageAddress at) => result switch
    {
        FetchResult.Redirected { To: var to } => (null, to),
        FetchResult.Failed { Failure: var failure } => (PageLoading.Failed(failure), null),
        FetchResult.NotModified { Headers: var headers } => (PageAnswer.Unchanged(headers, at, settings.Url), null),
        FetchResult.Answered answer => PageAnswer.Read(answer, at, settings.Url),
        var other => throw new InvalidOperationException($"Unknown result {other}."),
    };

    private PageLoading? Refuse(PageAddress from, PageAddress to, int redirects)
    {
        if (to == from)
            return Refusal("redirects to itself");
        if (redirects == MaximumRedirects)
            return Refusal(string.Create(CultureInfo.InvariantCulture, $"more than {MaximumRedirects} redirects"));
        if (settings.Ignore.RefusalOf(to) is { } reason)
            return Refusal(reason);
        return settings.Url.IsHttps && from.IsHttps && !to.IsHttps
            ? new PageLoading(Verdict.HttpOnly, $"redirects to {to}, and browsers show no http page inside an https one")
            : null;
    }

    private static PageLoading Refusal(string reason) =>
        PageLoading.Failing(reason) with { Failure = FetchFailureKind.BadRedirect };
}
