using Wander.State;

namespace Wander.Crawling;

/// <summary>
/// Publishes snapshots of a crawl: at once when the previous one is at least 250 ms old, otherwise when it reaches that age.
/// </summary>
internal sealed class CrawlPublisher
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(250);

    private readonly CrawlRound _round;
    private readonly Func<bool> _isWanted;
    private readonly LiveNetwork _live;
    private readonly TimeProvider _time;
    private readonly DateTimeOffset _startedAt;
    private long _published;
    private bool _hasChanges;

    /// <summary>Creates a publisher for one round, and publishes a first snapshot, with the crawl marked as running.</summary>
    /// <param name="round">The round.</param>
    /// <param name="isWanted">
    /// Returns false once the settings of the round have been replaced. Its snapshots are then no longer published, because they
    /// might contain addresses that the new settings ignore.
    /// </param>
    /// <param name="live">Receives the snapshots.</param>
    /// <param name="time">The clock.</param>
    public CrawlPublisher(CrawlRound round, Func<bool> isWanted, LiveNetwork live, TimeProvider time)
    {
        (_round, _isWanted, _live, _time) = (round, isWanted, live, time);
        _startedAt = time.GetUtcNow();
        Publish(finishedAt: null);
    }

    /// <summary>Reports that the round has changed.</summary>
    public void Changed()
    {
        _hasChanges = true;
        if (UntilDue <= TimeSpan.Zero)
            Publish(finishedAt: null);
    }

    /// <summary>Waits for a task, and publishes a pending change if the task does not end in time.</summary>
    public async Task PublishUntilAsync(Task task, CancellationToken cancellationToken)
    {
        if (_hasChanges && !task.IsCompleted)
        {
            using var due = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            await Task.WhenAny(task, Task.Delay(UntilDue, _time, due.Token));
            await due.CancelAsync();
            if (!task.IsCompleted)
                Publish(finishedAt: null);
        }
        await task;
    }

    /// <summary>Publishes the snapshot of a completed round.</summary>
    public NetworkMoment PublishLast() => Publish(_time.GetUtcNow());

    private TimeSpan UntilDue
    {
        get
        {
            var left = Every - _time.GetElapsedTime(_published);
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    private NetworkMoment Publish(DateTimeOffset? finishedAt)
    {
        var moment = _live.Publish(checks =>
        {
            if (!_isWanted())
                return null;
            _round.ApplyChecks(checks);
            var network = _round.ToSnapshot();
            return new NetworkMoment(
                network, CrawlProgress.Of(network, finishedAt is null, _startedAt, finishedAt) with { Left = _round.Left });
        });
        (_published, _hasChanges) = (_time.GetTimestamp(), false);
        return moment;
    }
}
