using Wander.Fetching;
using Wander.Storage;

namespace Wander.Sessions;

/// <summary>Stores the results of a session, at most once in each interval.</summary>
/// <param name="keeper">The store.</param>
/// <param name="fetcher">Reports whether any site has answered. While this machine is offline, nothing is stored.</param>
/// <param name="time">The clock.</param>
/// <param name="isReadOnly">True while a running service holds the store.</param>
internal sealed class SessionStore(StoreKeeper keeper, Fetcher fetcher, TimeProvider time, bool isReadOnly)
{
    /// <summary>The minimum time between two writes.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private long _written = time.GetTimestamp();

    /// <summary>Writes when the interval has passed.</summary>
    public void WriteIfDue()
    {
        if (time.GetElapsedTime(_written) >= Interval)
            Write();
    }

    /// <summary>Writes now.</summary>
    public void Write()
    {
        if (!isReadOnly && !fetcher.IsUnanswered)
            keeper.Save();
        _written = time.GetTimestamp();
    }
}
