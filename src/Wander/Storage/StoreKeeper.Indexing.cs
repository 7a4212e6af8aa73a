using Wander.Protocol;
using Wander.State;

namespace Wander.Storage;

/// <content>The index for searches: it follows what is kept, in batches of its own.</content>
internal sealed partial class StoreKeeper
{
    // More than that is far behind.
    private const int MaximumUnindexed = 5_000;

    private readonly Lock _taking = new(); // a change is among those to be kept, or among those that are being kept
    private bool _hasUnindexed = true;
    private volatile bool _isIndexed;
    private IReadOnlyList<PageAddress> _beingKept = [];

    /// <summary>Has the file's index for searches all that was kept?</summary>
    public bool IsIndexed => _isIndexed;

    /// <summary>
    /// The pages of which the index does not know what is known, as they changed in the last moments; null when the index is far
    /// behind, or there is none.
    /// </summary>
    public IReadOnlyList<PageAddress>? Unindexed
    {
        get
        {
            lock (_taking)
                return _isIndexed && Memory.Pages.Changed(MaximumUnindexed) is { } changed ? [.. _beingKept, .. changed] : null;
        }
    }

    private RecordChanges<PageAddress, PageRecord> TakePages()
    {
        lock (_taking)
        {
            var pages = Memory.Pages.TakeChanges();
            _beingKept = [.. pages.Kept.Select(page => page.Address)];
            return pages;
        }
    }

    private bool TryIndex()
    {
        if (!_hasUnindexed)
            return true;
        var failure = _store!.Index(out var isUpToDate);
        _hasUnindexed = failure is not null || !isUpToDate;
        _isIndexed = !_hasUnindexed;
        lock (_taking)
            _beingKept = [];
        return failure is null || TryDealWith(failure);
    }

    private void LeaveIndex()
    {
        (_isIndexed, _hasUnindexed) = (false, true);
        lock (_taking)
            _beingKept = [];
    }
}
