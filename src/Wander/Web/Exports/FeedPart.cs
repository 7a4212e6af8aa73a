namespace Wander.Web.Exports;

/// <summary>
/// Selects the entries of one part of a feed: the first ones after a position. All entries are offered once, in any order. Memory
/// is bounded by the length of a part.
/// </summary>
/// <param name="after">The position before the first entry; null for the first part.</param>
internal sealed class FeedPart<T>(FeedPosition? after)
{
    /// <summary>The maximum number of entries in a part.</summary>
    public const int Length = 50;

    private static readonly Comparer<FeedPosition> LastFirst = Comparer<FeedPosition>.Create(
        (one, other) => FeedPosition.Compare(other, one));

    // Holds one entry more than a part. The extra entry shows that there is a next part.
    private readonly PriorityQueue<T, FeedPosition> _first = new(Length + 1, LastFirst);

    /// <summary>Adds an entry if it is one of the first after the position.</summary>
    public void Offer(FeedPosition place, T entry)
    {
        if (after is { } before && FeedPosition.Compare(place, before) <= 0)
            return;
        if (_first.Count <= Length)
            _first.Enqueue(entry, place);
        else if (_first.TryPeek(out _, out var last) && FeedPosition.Compare(place, last) < 0)
            _first.DequeueEnqueue(entry, place);
    }

    /// <summary>
    /// Returns the entries of this part in feed order and the position after which the next part begins, which is null after the
    /// last part.
    /// </summary>
    public (IReadOnlyList<T> Entries, FeedPosition? Next) Take()
    {
        var entries = _first.UnorderedItems.OrderByDescending(item => item.Priority, LastFirst).ToList();
        return (
            [.. entries.Take(Length).Select(item => item.Element)],
            entries.Count > Length ? entries[Length - 1].Priority : null);
    }
}
