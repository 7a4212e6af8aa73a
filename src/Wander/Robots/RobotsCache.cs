namespace Wander.Robots;

/// <summary>
/// Caches the <c>robots.txt</c> results of sites for their lifetime. The cache is limited in number and in memory, because an
/// attacker can create any number of hosts with a long <c>robots.txt</c>. Entries that expire first are removed first. Not
/// thread-safe.
/// </summary>
/// <param name="time">The clock.</param>
internal sealed class RobotsCache(TimeProvider time)
{
    /// <summary>The maximum number of origins.</summary>
    public const int MaximumOrigins = 10_000;

    /// <summary>The approximate maximum memory of all rules, in bytes.</summary>
    public const long MaximumSize = 32 * 1024 * 1024;

    private readonly Dictionary<string, RobotsAnswer> _answers = new(StringComparer.Ordinal);
    private readonly PriorityQueue<string, long> _byExpiry = new(); // each cached origin, once
    private long _size;

    /// <summary>The number of cached origins; it may include expired ones.</summary>
    public int Count => _answers.Count;

    /// <summary>Returns the result for an origin; null when there is none or it has expired.</summary>
    public RobotsAnswer? Find(string origin)
    {
        var now = time.GetTimestamp();
        while (_byExpiry.TryPeek(out _, out var expires) && expires <= now)
            RemoveFirst();
        return _answers.GetValueOrDefault(origin);
    }

    /// <summary>Adds the result for an origin. <see cref="Find"/> must have returned null for it.</summary>
    public void Add(string origin, RobotsAnswer answer, TimeSpan lifetime)
    {
        var size = SizeOf(answer);
        while (_answers.Count > 0 && (_answers.Count >= MaximumOrigins || _size + size > MaximumSize))
            RemoveFirst();
        _answers.Add(origin, answer);
        _byExpiry.Enqueue(origin, time.GetTimestamp() + (long)(lifetime.TotalSeconds * time.TimestampFrequency));
        _size += size;
    }

    private void RemoveFirst()
    {
        if (_answers.Remove(_byExpiry.Dequeue(), out var answer))
            _size -= SizeOf(answer);
    }

    private static int SizeOf(RobotsAnswer answer) => answer is RobotsAnswer.Known known ? known.Rules.Size : 0;
}
