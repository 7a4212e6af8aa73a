namespace Wander.Configuration;

/// <summary>
/// Something that is made of settings once, not for each request, and anew when there are newer settings. For any number of
/// threads: two at once may both make it, and need no lock.
/// </summary>
/// <typeparam name="T">What is made: immutable, or for many threads.</typeparam>
/// <param name="make">Makes it.</param>
internal sealed class PerSettings<T>(Func<WanderSettings, T> make)
{
    private volatile Made? _newest;

    /// <summary>What was made of these settings.</summary>
    public T Of(WanderSettings settings)
    {
        if (_newest is not { } newest || !ReferenceEquals(newest.Settings, settings))
            _newest = newest = new Made(settings, make(settings));
        return newest.Value;
    }

    private sealed record Made(WanderSettings Settings, T Value);
}
