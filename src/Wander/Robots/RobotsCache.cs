namespace Wander.Robots;

/// <summary>
/// The answers of sites, each for its time. It is bounded by number and by memory: a stranger can invent hosts without end, each
/// with a long <c>robots.txt</c>. What expires first goes first. For one thread at a time.
/// </summary>
/// <param name="time">The clock.</param>
internal sealed class RobotsCache(TimeProvider time)
{
    /// <summary>How many origins are kept.</summary>
    public const int MaximumOrigins = 10_000;

    /// <summary>About how much memory their rules may take together, in bytes.</summary>
    public const long MaximumSize = 32 * 1024 * 1024;

    private readonly Dictionary<string, RobotsAnswer> _answers = new(StringComparer.Ordinal);
    private readonly PriorityQueue<string, long> _byExpiry = new(); // each origin that has an answer, once
    private long _size;

    /// <summary>How many origins have an answer, expired ones perhaps included.</summary>
    public int Count => _answers.Count;

    /// <summary>The answer of an origin; null where there is none, or not any more.</summary>
    public RobotsAnswer? Find(string origin)
    {
        var now = time.GetTimestamp();
        while (_byExpiry.TryPeek(out _, out var expires) && expires <= now)
            RemoveFirst();
        return _answers.GetValueOrDefault(origin);
    }

    /// <summary>Keeps the answer of an origin for which <see cref="Find"/> has none.</summary>
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
