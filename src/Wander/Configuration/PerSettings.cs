namespace Wander.Configuration;

/// <summary>
/// Caches a value that is computed from the settings, until the settings are replaced. Safe for concurrent use without a
/// lock: two threads may both compute the value.
/// </summary>
/// <typeparam name="T">The type of the value; immutable, or safe for concurrent use.</typeparam>
/// <param name="make">Computes the value.</param>
internal sealed class PerSettings<T>(Func<WanderSettings, T> make)
{
    private volatile Made? _newest;

    /// <summary>Returns the value for the given settings.</summary>
    public T Of(WanderSettings settings)
    {
        if (_newest is not { } newest || !ReferenceEquals(newest.Settings, settings))
            _newest = newest = new Made(settings, make(settings));
        return newest.Value;
    }

    private sealed record Made(WanderSettings Settings, T Value);
}
