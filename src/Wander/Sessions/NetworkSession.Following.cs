using Wander.Checking;
using Wander.Fetching;

namespace Wander.Sessions;

/// <content>What goes on while a session is at work: telling how far it is, keeping what it learns, noticing that we are
/// offline.</content>
internal sealed partial class NetworkSession
{
    private static readonly TimeSpan KeptEvery = TimeSpan.FromSeconds(1);

    private async Task FollowAsync(Task work, Action report)
    {
        while (!work.IsCompleted)
        {
            report();
            using var over = new CancellationTokenSource();
            await Task.WhenAny(work, _live.NewerThan(Now), Task.Delay(KeptEvery, _time, over.Token));
            await over.CancelAsync();
            if (_time.GetElapsedTime(_kept) >= KeptEvery)
                Keep();
        }
        report();
    }

    private void Keep()
    {
        if (!IsBeside && !_fetcher.IsUnanswered)
            _keeper.Keep();
        _kept = _time.GetTimestamp();
    }

    // Many sites in a row that cannot be reached: whoever answered last would answer again.
    private async Task<bool> AreOnlineAsync(CancellationToken cancellationToken) =>
        _fetcher.LastReached is { } known
        && await _fetcher.GetAsync(
            new FetchRequest(known, "*/*", Validators.None, PageLoader.MaximumBytes, _settings.Crawl.Timeout) { CutsOff = true },
            cancellationToken) is var result
        && result is not FetchResult.Failed { Failure.MayBeOurConnection: true };

    private sealed class LatestCount : IProgress<CheckCount>
    {
        public CheckCount Latest { get; private set; } = new(Done: 0, Left: 0);

        public void Report(CheckCount value) => Latest = value;
    }
}
