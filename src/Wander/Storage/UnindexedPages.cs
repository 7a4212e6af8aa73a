using Wander.Protocol;
using Wander.State;

namespace Wander.Storage;

/// <summary>
/// Tracks the pages that the full-text index does not contain yet. The index is updated after the pages are written, in separate
/// batches. One thread may call the methods; any number of threads may read the properties.
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
        /// <summary>The index lacks an unknown set of the pages that were written.</summary>
        Behind,

        /// <summary>The index lacks the pages of the last batch.</summary>
        LacksLastBatch,

        /// <summary>The index contains all pages that were written.</summary>
        UpToDate,
    }

    /// <summary>True when the index contains all pages that were written.</summary>
    public bool IsUpToDate
    {
        get
        {
            lock (_lock)
                return _state is IndexState.UpToDate;
        }
    }

    /// <summary>
    /// The pages whose current state is not in the index yet; null when the index is far behind or does not exist.
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

    /// <summary>
    /// Takes the changed pages, which the caller then writes. At each moment a page that is not indexed is in one of two lists:
    /// the changed pages of the map, or the pages that are being written.
    /// </summary>
    public RecordChanges<PageAddress, PageRecord> TakeChanges()
    {
        lock (_lock)
        {
            var changes = pages.TakeChanges();
            _beingWritten = [.. changes.Changed.Select(page => page.Address)];
            return changes;
        }
    }

    /// <summary>Records that changes were written.</summary>
    public void Written()
    {
        lock (_lock)
        {
            if (_state is IndexState.UpToDate)
                _state = IndexState.LacksLastBatch;
        }
    }

    /// <summary>Records that the index was updated for all or some of the pages that were written.</summary>
    /// <param name="isUpToDate">True when the index contains all of them.</param>
    public void Indexed(bool isUpToDate)
    {
        lock (_lock)
            (_state, _beingWritten) = (isUpToDate ? IndexState.UpToDate : IndexState.Behind, []);
    }

    /// <summary>Records that the file was closed. The index of the next file may be behind.</summary>
    public void Closed() => Indexed(isUpToDate: false);
}
