namespace Wander.Configuration;

/// <summary>
/// The settings in force: exchanged whole, so readers need no lock. Who works with them for longer than one request ends with
/// their <see cref="Replaced"/>, and begins again with those after them.
/// </summary>
/// <param name="first">Those from the start.</param>
public sealed class LiveSettings(WanderSettings first)
{
    private volatile Term _latest = new(first);

    /// <summary>The newest settings.</summary>
    public WanderSettings Now => _latest.Settings;

    /// <summary>Ends when there are newer settings than these; it is over already where they are not the newest.</summary>
    /// <param name="known">The settings that the caller works with.</param>
    public CancellationToken Replaced(WanderSettings known)
    {
        var latest = _latest;
        return ReferenceEquals(latest.Settings, known) ? latest.End.Token : new CancellationToken(canceled: true);
    }

    /// <summary>Puts newer settings into force. Those who are told of it go on elsewhere: nothing is waited for.</summary>
    public void Exchange(WanderSettings next)
    {
        ArgumentNullException.ThrowIfNull(next);
        var before = Interlocked.Exchange(ref _latest, new Term(next));
        _ = before.End.CancelAsync();
    }

    // Its source is never disposed: it has no timer, and somebody may still ask for its token.
    private sealed record Term(WanderSettings Settings)
    {
        public CancellationTokenSource End { get; } = new();
    }
}
