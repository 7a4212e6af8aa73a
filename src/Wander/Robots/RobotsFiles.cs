using Wander.Fetching;
using Wander.Protocol;
using Wander.Protocol.Findings;

namespace Wander.Robots;

/// <summary>
/// The rules of sites, asked for when they are needed and kept for a while (RFC 9309, sections 2.3 and 2.4). It may be asked
/// from many threads; questions about one origin share one fetch.
/// </summary>
/// <param name="fetcher">The polite fetch.</param>
/// <param name="turns">Each request, redirects included, waits for the turn of its host.</param>
/// <param name="time">The clock.</param>
/// <param name="timeout">The time for one request at the moment: <c>crawl.timeout</c>.</param>
internal sealed class RobotsFiles(Fetcher fetcher, PerHostLock turns, TimeProvider time, Func<TimeSpan> timeout) : IDisposable
{
    /// <summary>How long rules are in force (RFC 9309, section 2.4).</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    /// <summary>How long a site that could not say its rules is left alone, unless it asks for another time.</summary>
    public static readonly TimeSpan UnreachableLifetime = TimeSpan.FromHours(1);

    /// <summary>How long a site that did not answer at all counts as such: it may be our own connection that was down.</summary>
    public static readonly TimeSpan SilentLifetime = TimeSpan.FromMinutes(1);

    /// <summary>How many redirects are followed (RFC 9309, section 2.3.1.2).</summary>
    public const int MaximumRedirects = 5;

    // robots.txt says something of a site wherever it is: on another host, over http, at a hidden address.
    private static readonly RedirectPolicy Redirects = new(MaximumRedirects);

    private const string Accept = "text/plain, */*;q=0.5";

    private static readonly RobotsAnswer NoRules = new RobotsAnswer.Known(RobotsRules.AllowAll);

    private readonly Lock _lock = new();
    private readonly RobotsCache _cache = new(time);
    private readonly Dictionary<string, Task<RobotsAnswer>> _underWay = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _disposed = new();

    /// <summary>The rules in force at the origin of a page. The caller must not have the turn of the page's host.</summary>
    /// <param name="page">Any address of the site.</param>
    /// <param name="cancellationToken">Ends this wait; whoever else asks the same still gets the answer.</param>
    /// <exception cref="OperationCanceledException">The token ended the wait, or this was disposed.</exception>
    public async Task<RobotsAnswer> RulesFor(PageAddress page, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(page);
        cancellationToken.ThrowIfCancellationRequested();
        var origin = page.Origin;
        Task<RobotsAnswer>? asking;
        lock (_lock)
        {
            if (_cache.Find(origin) is { } known)
                return known;
            // On another thread, because not even the beginning of a fetch should happen inside the lock.
            if (!_underWay.TryGetValue(origin, out asking))
                _underWay.Add(origin, asking = Task.Run(() => AskAndKeepAsync(origin), CancellationToken.None));
        }
        return await asking.WaitAsync(cancellationToken);
    }

    /// <summary>Ends what is under way, which may still look at the token: it has nothing that must be given back.</summary>
    public void Dispose() => _disposed.Cancel();

    private async Task<RobotsAnswer> AskAndKeepAsync(string origin)
    {
        try
        {
            var answer = await AskAsync(origin);
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
                _underWay.Remove(origin);
        }
    }

    private async Task<RobotsAnswer> AskAsync(string origin)
    {
        if (!PageAddress.TryParse(origin + "/robots.txt", out var address))
            throw new InvalidOperationException($"{origin} is no origin.");
        var end = await RedirectFollower.FollowAsync(Redirects, address, async at => Read(await GetAsync(at)));
        return end.Result ?? NoRules; // redirects that lead nowhere
    }

    private static RedirectStep<RobotsAnswer> Read(FetchResult result) => result switch
    {
        FetchResult.Redirected redirect => new RedirectStep<RobotsAnswer>.Next(redirect.To, redirect.IsPermanent),
        FetchResult.Answered answer => End(new RobotsAnswer.Known(RobotsRules.Read(answer.Body.Span))),
        FetchResult.Failed { Failure: var failure } => End(HasNoRules(failure) ? NoRules : new RobotsAnswer.Unreachable(failure)),
        var other => throw new InvalidOperationException($"Unknown result {other}."),
    };

    private static RedirectStep<RobotsAnswer>.End End(RobotsAnswer answer) => new(answer);

    // The site answers, but has no robots.txt, or a redirect that leads nowhere.
    private static bool HasNoRules(Failure failure) =>
        failure is { Kind: FailureKind.InvalidRedirect or FailureKind.RedirectWithUserName } or { Status: >= 300 and < 500 };

    private async Task<FetchResult> GetAsync(PageAddress address)
    {
        using var turn = await turns.TakeAsync(address.Host, _disposed.Token);
        var request = new FetchRequest(address, Accept, Validators.None, RobotsRules.MaximumBytes, timeout()) { CutsOff = true };
        return await fetcher.GetAsync(request, _disposed.Token);
    }
}
