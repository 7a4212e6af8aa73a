using Wander.Checking;
using Wander.Fetching;

namespace Wander.Sessions;

/// <summary>
/// Determines whether this machine is online, after many sites in a row could not be reached, by a request to the site that
/// answered last.
/// </summary>
/// <param name="fetcher">The fetcher, which stores the address of the site that answered last.</param>
/// <param name="timeout">The timeout of the request.</param>
internal sealed class OnlineProbe(Fetcher fetcher, TimeSpan timeout)
{
    /// <summary>
    /// Returns true when the site answers, or fails for a reason other than our connection. Returns false when no site has
    /// answered before.
    /// </summary>
    public async Task<bool> IsOnlineAsync(CancellationToken cancellationToken) =>
        fetcher.LastReached is { } known
        && await fetcher.GetAsync(
            new FetchRequest(known, "*/*", Validators.None, PageLoader.MaximumBytes, timeout) { TruncatesBody = true },
            cancellationToken) is var result
        && result is not FetchResult.Failed { Failure.MayBeOurConnection: true };
}
