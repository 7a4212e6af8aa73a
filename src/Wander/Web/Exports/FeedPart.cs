namespace Wander.Web.Exports;

/// <summary>
/// The next entries of a feed after a place, found in one pass over all of them in any order, and without room for more than are
/// wanted.
/// </summary>
/// <param name="after">The place; null for the beginning.</param>
internal sealed class FeedPart<T>(FeedPosition? after)
{
    /// <summary>How many entries a part has at most.</summary>
    public const int Length = 50;

    private static readonly Comparer<FeedPosition> LastFirst = Comparer<FeedPosition>.Create(
        (one, other) => FeedPosition.Compare(other, one));

    // One more than wanted, which tells whether the feed goes on.
    private readonly PriorityQueue<T, FeedPosition> _first = new(Length + 1, LastFirst);

    /// <summary>One entry of all.</summary>
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
    /// The entries of this part in their order, and the place after which the next begins; null when this is the last.
    /// </summary>
    public (IReadOnlyList<T> Entries, FeedPosition? Next) Take()
    {
        var entries = _first.UnorderedItems.OrderByDescending(item => item.Priority, LastFirst).ToList();
        return (
            [.. entries.Take(Length).Select(item => item.Element)],
            entries.Count > Length ? entries[Length - 1].Priority : null);
    }
}
