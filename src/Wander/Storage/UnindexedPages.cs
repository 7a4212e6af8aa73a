using Wander.Protocol;
using Wander.State;

namespace Wander.Storage;

/// <summary>
/// Tracks which pages the full-text index does not have yet: the index is updated after the pages are written, in batches of its
/// own. One thread writes; any number of threads may read the properties.
/// </summary>
/// <param name="pages">The pages in memory.</param>
internal sealed class UnindexedPages(ChangeTrackingMap<PageAddress, PageRecord> pages)
{
    // With more changed pages than this, the index counts as far behind.
    private const int MaximumUnindexed = 5_000;

    private readonly Lock _lock = new();
    private IndexState _state = IndexState.Behind;
    private IReadOnlyList<PageAddress> _beingWritten = [];

    private enum IndexState
    {
        /// <summary>The index lacks pages that were written, and it is not known which.</summary>
        Behind,

        /// <summary>The index lacks the pages of the last batch.</summary>
        LacksLastBatch,

        /// <summary>The index has all pages that were written.</summary>
        UpToDate,
    }

    /// <summary>True when the index has all pages that were written.</summary>
    public bool IsUpToDate
    {
        get
        {
            lock (_lock)
                return _state is IndexState.UpToDate;
        }
    }

    /// <summary>
    /// The pages that are not in the index in their present form; null when the index is far behind, or does not exist.
    /// </summary>
    public IReadOnlyList<PageAddress>? Addresses
    {
        get
        {
            lock (_lock)
            {
                return _state is not IndexState.Behind && pages.Changed(MaximumUnindexed) is { } changed
                    ? [.. _beingWritten, .. changed]
                    : null;
            }
        }
    }

    /// <summary>Takes the changed pages, which are then written. At each moment a change is in one of the two lists.</summary>
    public RecordChanges<PageAddress, PageRecord> TakeChanges()
    {
        lock (_lock)
        {
            var changes = pages.TakeChanges();
            _beingWritten = [.. changes.Kept.Select(page => page.Address)];
            return changes;
        }
    }

    /// <summary>Changes were written.</summary>
    public void Written()
    {
        lock (_lock)
        {
            if (_state is IndexState.UpToDate)
                _state = IndexState.LacksLastBatch;
        }
    }

    /// <summary>The index was updated for the pages that were written, or for some of them.</summary>
    /// <param name="isUpToDate">True when it has all of them.</param>
    public void Indexed(bool isUpToDate)
    {
        lock (_lock)
            (_state, _beingWritten) = (isUpToDate ? IndexState.UpToDate : IndexState.Behind, []);
    }

    /// <summary>The file was closed: another one may have an index that is behind.</summary>
    public void Closed() => Indexed(isUpToDate: false);
}
