namespace Wander.Storage;

/// <summary>The health of the store. Immutable.</summary>
/// <param name="Problem">The message of the current failure to store the network; null when there is none.</param>
/// <param name="Loss">
/// The message about the latest damaged file since the process started; null when no file was damaged. It stays after the store
/// works again, because records may have been lost.
/// </param>
internal sealed record StoreState(string? Problem, string? Loss);

/// <summary>Holds the current <see cref="StoreState"/>. Thread-safe.</summary>
internal sealed class StoreHealth
{
    private StoreState _now = new(Problem: null, Loss: null);

    /// <summary>The current state.</summary>
    public StoreState Now
    {
        get => Volatile.Read(ref _now);
        set => Volatile.Write(ref _now, value);
    }
}
