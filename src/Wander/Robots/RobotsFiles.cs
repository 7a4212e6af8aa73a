using Wander.Fetching;
using Wander.Protocol;
using Wander.Protocol.Findings;

namespace Wander.Robots;

/// <summary>
/// Fetches and caches the <c>robots.txt</c> files of sites (RFC 9309, sections 2.3 and 2.4). Thread-safe; concurrent calls for
/// the same origin share one request.
/// </summary>
/// <param name="fetcher">Makes the requests.</param>
/// <param name="turns">The lock of each host. Each request, including those of redirects, waits for the lock of its host.</param>
/// <param name="time">The clock.</param>
/// <param name="timeout">Returns the active time limit for one request: <c>crawl.timeout</c>.</param>
internal sealed class RobotsFiles(Fetcher fetcher, PerHostLock turns, TimeProvider time, Func<TimeSpan> timeout) : IDisposable
{
    /// <summary>The lifetime of rules (RFC 9309, section 2.4).</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    /// <summary>The lifetime of an HTTP error, unless the response has a <c>Retry-After</c> header.</summary>
    public static readonly TimeSpan UnreachableLifetime = TimeSpan.FromHours(1);

    /// <summary>The lifetime of a failure without a response; it is short because the reason may be our own connection.</summary>
    public static readonly TimeSpan SilentLifetime = TimeSpan.FromMinutes(1);

    /// <summary>The maximum number of redirects that are followed (RFC 9309, section 2.3.1.2).</summary>
    public const int MaximumRedirects = 5;

    // A robots.txt applies even if it is redirected to another host, to http or to an address on the ignore list.
    private static readonly RedirectPolicy Redirects = new(MaximumRedirects);

    private const string Accept = "text/plain, */*;q=0.5";

    private static readonly RobotsAnswer NoRules = new RobotsAnswer.Known(RobotsRules.AllowAll);

    private readonly Lock _lock = new();
    private readonly RobotsCache _cache = new(time);
    private readonly Dictionary<string, Task<RobotsAnswer>> _running = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _disposed = new();

    /// <summary>Returns the rules for the origin of a page. The caller must not hold the lock of the host of the page.</summary>
    /// <param name="page">Any address of the site.</param>
    /// <param name="cancellationToken">Cancels this call; the request continues for other callers.</param>
    /// <exception cref="OperationCanceledException">The call was cancelled, or this object was disposed.</exception>
    public async Task<RobotsAnswer> RulesFor(PageAddress page, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(page);
        cancellationToken.ThrowIfCancellationRequested();
        var origin = page.Origin;
        Task<RobotsAnswer>? request;
        lock (_lock)
        {
            if (_cache.Find(origin) is { } known)
                return known;
            // Task.Run, so that even the synchronous part of the request runs outside the lock.
            if (!_running.TryGetValue(origin, out request))
                _running.Add(origin, request = Task.Run(() => RequestAndCacheAsync(origin), CancellationToken.None));
        }
        return await request.WaitAsync(cancellationToken);
    }

    /// <summary>
    /// Cancels the running requests. The token source is not disposed, because these requests may still use it.
    /// </summary>
    public void Dispose() => _disposed.Cancel();

    private async Task<RobotsAnswer> RequestAndCacheAsync(string origin)
    {
        try
        {
            var answer = await RequestAsync(origin);
            var lifetime = answer switch
            {
                RobotsAnswer.Unreachable { Failure: { Status: not null } failure } => failure.RetryAfter ?? UnreachableLifetime,
                RobotsAnswer.Unreachable => SilentLifetime,
                _ => Lifetime,
            };
            lock (_lock)
                _cache.Add(origin, answer, lifetime);
            return answer;
        }
        finally
        {
            lock (_lock)
                _running.Remove(origin);
        }
    }

    private async Task<RobotsAnswer> RequestAsync(string origin)
    {
        if (!PageAddress.TryParse(origin + "/robots.txt", out var address))
            throw new InvalidOperationException($"{origin} is not an origin.");
        var end = await RedirectFollower.FollowAsync(Redirects, address, async at => Read(await GetAsync(at)));
        return end.Result ?? NoRules; // a refused redirect counts as a missing file
    }

    private static RedirectStep<RobotsAnswer> Read(FetchResult result) => result switch
    {
        FetchResult.Redirected redirect => new RedirectStep<RobotsAnswer>.Next(redirect.To, redirect.IsPermanent),
        FetchResult.Answered answer => End(new RobotsAnswer.Known(RobotsRules.Read(answer.Body.Span))),
        FetchResult.Failed { Failure: var failure } => End(HasNoRules(failure) ? NoRules : new RobotsAnswer.Unreachable(failure)),
        var other => throw new InvalidOperationException($"Unknown result {other}."),
    };

    private static RedirectStep<RobotsAnswer>.End End(RobotsAnswer answer) => new(answer);

    // The site has no robots.txt (RFC 9309, section 2.3.1.3), or redirects it to an invalid address.
    private static bool HasNoRules(Failure failure) =>
        failure is { Kind: FailureKind.InvalidRedirect or FailureKind.RedirectWithUserName } or { Status: >= 300 and < 500 };

    private async Task<FetchResult> GetAsync(PageAddress address)
    {
        using var turn = await turns.TakeAsync(address.Host, _disposed.Token);
        var fetch = new FetchRequest(address, Accept, Validators.None, RobotsRules.MaximumBytes, timeout())
        {
            TruncatesBody = true,
        };
        return await fetcher.GetAsync(fetch, _disposed.Token);
    }
}
