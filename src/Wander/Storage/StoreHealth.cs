namespace Wander.Storage;

/// <summary>How keeping the network on disk goes. Immutable.</summary>
/// <param name="Problem">Why nothing can be kept at the moment, in words; null while all is well.</param>
/// <param name="Loss">What was lost since the start, and what was done about it, in words; null when nothing was.</param>
internal sealed record StoreState(string? Problem, string? Loss);

/// <summary>The present <see cref="StoreState"/>, for any number of readers.</summary>
internal sealed class StoreHealth
{
    private StoreState _now = new(Problem: null, Loss: null);

    /// <summary>How it is now.</summary>
    public StoreState Now
    {
        get => Volatile.Read(ref _now);
        set => Volatile.Write(ref _now, value);
    }
}
