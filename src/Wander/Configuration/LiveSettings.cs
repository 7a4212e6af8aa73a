namespace Wander.Configuration;

/// <summary>
/// The active settings. They are replaced as a whole, so readers need no lock. Code that uses settings for longer than one
/// request ends when <see cref="Replaced"/> is cancelled, and starts again with the newer settings.
/// </summary>
/// <param name="first">The settings with which the service starts.</param>
public sealed class LiveSettings(WanderSettings first)
{
    private volatile Generation _latest = new(first);

    /// <summary>The newest settings.</summary>
    public WanderSettings Now => _latest.Settings;

    /// <summary>Returns a token that is cancelled when the given settings are not, or no longer, the newest.</summary>
    /// <param name="known">The settings that the caller uses.</param>
    public CancellationToken Replaced(WanderSettings known)
    {
        var latest = _latest;
        return ReferenceEquals(latest.Settings, known) ? latest.End.Token : new CancellationToken(canceled: true);
    }

    /// <summary>Makes newer settings active. Returns without waiting for the code that uses the previous settings.</summary>
    public void Exchange(WanderSettings next)
    {
        ArgumentNullException.ThrowIfNull(next);
        var before = Interlocked.Exchange(ref _latest, new Generation(next));
        _ = before.End.CancelAsync();
    }

    // The source is never disposed: it has no timer, and a caller may still need its token.
    private sealed record Generation(WanderSettings Settings)
    {
        public CancellationTokenSource End { get; } = new();
    }
}
