namespace Wander.Checking;

/// <summary>
/// Tells sites that are down from ourselves being offline: a laptop that wakes up before its network does must not withhold
/// every page. What failed on the way to a site is doubtful until some site answers; many such failures in a row are an outage,
/// and count for nothing. For one thread at a time.
/// </summary>
/// <typeparam name="T">A result.</typeparam>
/// <param name="time">The clock.</param>
internal sealed class OfflineDetector<T>(TimeProvider time)
{
    /// <summary>So many sites in a row that cannot be reached are no coincidence.</summary>
    public const int Suspicious = 8;

    /// <summary>How long nobody is asked when we seem to be offline.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <summary>After this time the sites are at fault after all.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    private readonly List<T> _doubtful = [];
    private DateTimeOffset? _since;

    /// <summary>How many results are doubtful.</summary>
    public int Doubtful => _doubtful.Count;

    /// <summary>When sites may be asked again; in the past where we are not offline.</summary>
    public DateTimeOffset Until { get; private set; }

    /// <summary>A site could not be reached.</summary>
    /// <returns>True when it is time to <see cref="Settle"/>.</returns>
    public bool Doubt(T result)
    {
        _doubtful.Add(result);
        if (_doubtful.Count < Suspicious)
            return false;
        _since ??= time.GetUtcNow();
        return true;
    }

    /// <summary>A site answered: we are online.</summary>
    public void Answered() => (_since, Until) = (null, default);

    /// <summary>
    /// Somebody found out that we are online although sites cannot be reached: until one answers, failures are theirs.
    /// </summary>
    public void Believe() => (_since, Until) = (DateTimeOffset.MinValue, default);

    /// <summary>Gives the doubtful results away: to be believed, or, where we seem to be offline, to be asked again.</summary>
    public (IReadOnlyList<T> Results, bool AreVoid) Settle()
    {
        T[] results = [.. _doubtful];
        _doubtful.Clear();
        var now = time.GetUtcNow();
        var areVoid = results.Length > 0 && now - _since <= Longest;
        if (areVoid)
            Until = now + Pause;
        return (results, areVoid);
    }
}
