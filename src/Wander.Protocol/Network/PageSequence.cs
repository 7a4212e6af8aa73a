namespace Wander.Protocol.Network;

/// <summary>The pages of a snapshot in one order.</summary>
public sealed class PageSequence
{
    private readonly int[] _indexes;
    private readonly UInt128[] _keys;

    private PageSequence(int[] indexes, UInt128[] keys) => (_indexes, _keys) = (indexes, keys);

    /// <summary>The indexes of the pages in this order.</summary>
    public ReadOnlySpan<int> Indexes => _indexes;

    /// <summary>Sorts pages.</summary>
    /// <param name="pages">All pages of a snapshot.</param>
    /// <param name="indexes">The indexes of the pages to sort, without duplicates; null for all.</param>
    /// <param name="order">The order.</param>
    public static PageSequence Of(NetworkPages pages, IEnumerable<int>? indexes, PageOrder order)
    {
        ArgumentNullException.ThrowIfNull(pages);
        int[] sorted = [.. indexes ?? Enumerable.Range(0, pages.Count)];
        var keys = Array.ConvertAll(sorted, index => PageKey.Of(pages[index], order).Number);
        Array.Sort(keys, sorted);
        return new PageSequence(sorted, keys);
    }

    /// <summary>Returns the number of pages before a key.</summary>
    public int CountBefore(PageKey place)
    {
        var found = Array.BinarySearch(_keys, place.Number);
        return found >= 0 ? found : ~found;
    }
}
