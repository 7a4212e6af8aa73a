namespace Wander.Checking;

/// <summary>
/// Distinguishes sites that are down from an outage of our own connection. A laptop that wakes up before its network is available
/// must not mark every page as failing. Failures to reach a site are held back until another site responds; many of them in a row
/// are an outage, and are discarded. Not thread-safe.
/// </summary>
/// <typeparam name="T">The type of the results.</typeparam>
/// <param name="time">The clock.</param>
internal sealed class OfflineDetector<T>(TimeProvider time)
{
    /// <summary>The number of unreachable sites in a row from which an outage is assumed.</summary>
    public const int Suspicious = 8;

    /// <summary>The time without requests after an outage was detected.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <summary>The maximum duration of an outage. After this time, failures count as failures of the sites.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    private readonly List<T> _heldBack = [];
    private DateTimeOffset? _since;

    /// <summary>The number of results that are held back.</summary>
    public int HeldBack => _heldBack.Count;

    /// <summary>When requests may be made again; in the past when no outage is assumed.</summary>
    public DateTimeOffset Until { get; private set; }

    /// <summary>Holds back the result for a site that could not be reached.</summary>
    /// <returns>True when it is time to <see cref="Settle"/>.</returns>
    public bool HoldBack(T result)
    {
        _heldBack.Add(result);
        if (_heldBack.Count < Suspicious)
            return false;
        _since ??= time.GetUtcNow();
        return true;
    }

    /// <summary>Reports that a site responded: we are online.</summary>
    public void Answered() => (_since, Until) = (null, default);

    /// <summary>
    /// Reports that we are online although sites cannot be reached. Until a site responds, failures count as failures of the
    /// sites.
    /// </summary>
    public void AssumeOnline() => (_since, Until) = (DateTimeOffset.MinValue, default);

    /// <summary>
    /// Removes and returns the results that were held back. During an outage they are void, and the pages must be checked again.
    /// </summary>
    public (IReadOnlyList<T> Results, bool AreVoid) Settle()
    {
        T[] results = [.. _heldBack];
        _heldBack.Clear();
        var now = time.GetUtcNow();
        var areVoid = results.Length > 0 && now - _since <= Longest;
        if (areVoid)
            Until = now + Pause;
        return (results, areVoid);
    }
}
