using Wander.Checking;
using Wander.Fetching;

namespace Wander.Sessions;

/// <summary>
/// Finds out whether this machine is online after many sites in a row could not be reached, by asking the site that answered
/// last.
/// </summary>
/// <param name="fetcher">Fetches.</param>
/// <param name="timeout">The longest time for the answer.</param>
internal sealed class OnlineProbe(Fetcher fetcher, TimeSpan timeout)
{
    /// <summary>
    /// True when the site answers, or fails for a reason that is not ours. False when no site has answered before.
    /// </summary>
    public async Task<bool> IsOnlineAsync(CancellationToken cancellationToken) =>
        fetcher.LastReached is { } known
        && await fetcher.GetAsync(
            new FetchRequest(known, "*/*", Validators.None, PageLoader.MaximumBytes, timeout) { CutsOff = true },
            cancellationToken) is var result
        && result is not FetchResult.Failed { Failure.MayBeOurConnection: true };
}
