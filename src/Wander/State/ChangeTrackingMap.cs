namespace Wander.State;

/// <summary>
/// Records by key. It tracks which of them changed since the store last took the changes. Thread-safe.
/// </summary>
/// <typeparam name="TKey">The key.</typeparam>
/// <typeparam name="TRecord">The record: immutable.</typeparam>
/// <param name="keyOf">The key of a record.</param>
/// <param name="comparer">How keys are compared; null for their own way.</param>
public sealed class ChangeTrackingMap<TKey, TRecord>(Func<TRecord, TKey> keyOf, IEqualityComparer<TKey>? comparer = null)
    where TKey : notnull
    where TRecord : class
{
    private readonly Lock _lock = new();
    private readonly Dictionary<TKey, TRecord> _records = new(comparer);
    private HashSet<TKey> _changed = new(comparer);

    /// <summary>How many there are.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
                return _records.Count;
        }
    }

    /// <summary>The record with this key; null when there is none.</summary>
    public TRecord? Find(TKey key)
    {
        lock (_lock)
            return _records.GetValueOrDefault(key);
    }

    /// <summary>All of them, as they are at this moment.</summary>
    public TRecord[] ToArray()
    {
        lock (_lock)
            return [.. _records.Values];
    }

    /// <summary>Puts a record in the place of the one before.</summary>
    public void Keep(TRecord record)
    {
        lock (_lock)
        {
            var key = keyOf(record);
            _records[key] = record;
            _changed.Add(key);
        }
    }

    /// <summary>Changes a record, whatever it has become meanwhile; nothing when there is none.</summary>
    public void Update(TKey key, Func<TRecord, TRecord> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        lock (_lock)
        {
            if (!_records.TryGetValue(key, out var record))
                return;
            _records[key] = change(record);
            _changed.Add(key);
        }
    }

    /// <summary>Changes all records.</summary>
    public void UpdateAll(Func<TRecord, TRecord> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        lock (_lock)
        {
            foreach (var (key, record) in _records)
                _records[key] = change(record);
        }
        MarkAllChanged();
    }

    /// <summary>Takes a record away.</summary>
    public void Forget(TKey key)
    {
        lock (_lock)
        {
            if (_records.Remove(key))
                _changed.Add(key);
        }
    }

    /// <summary>Takes in what is on disk already; what was learnt since, by then, is newer and stays.</summary>
    public void Recall(IEnumerable<TRecord> records)
    {
        ArgumentNullException.ThrowIfNull(records);
        lock (_lock)
        {
            foreach (var record in records.Where(record => !_changed.Contains(keyOf(record))))
                _records.TryAdd(keyOf(record), record);
        }
    }

    /// <summary>The keys of what changed since <see cref="TakeChanges"/>; null when there are more than so many.</summary>
    public TKey[]? Changed(int maximum)
    {
        lock (_lock)
            return _changed.Count <= maximum ? [.. _changed] : null;
    }

    /// <summary>What changed since the last call.</summary>
    public RecordChanges<TKey, TRecord> TakeChanges()
    {
        lock (_lock)
        {
            var changed = _changed;
            _changed = new HashSet<TKey>(comparer);
            return new RecordChanges<TKey, TRecord>(
                [.. changed.Select(_records.GetValueOrDefault).OfType<TRecord>()],
                [.. changed.Where(key => !_records.ContainsKey(key))]);
        }
    }

    /// <summary>What was taken could not be kept: it is part of the next changes.</summary>
    public void GiveBack(RecordChanges<TKey, TRecord> changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        lock (_lock)
        {
            _changed.UnionWith(changes.Kept.Select(keyOf));
            _changed.UnionWith(changes.Forgotten);
        }
    }

    /// <summary>Nothing of it is on disk any more: all of it is part of the next changes.</summary>
    public void MarkAllChanged()
    {
        lock (_lock)
            _changed.UnionWith(_records.Keys);
    }
}

/// <summary>What changed in <see cref="ChangeTrackingMap{TKey, TRecord}"/>.</summary>
/// <param name="Kept">The new and changed records.</param>
/// <param name="Forgotten">The keys of those that are gone.</param>
public sealed record RecordChanges<TKey, TRecord>(IReadOnlyList<TRecord> Kept, IReadOnlyList<TKey> Forgotten)
{
    /// <summary>True when nothing changed.</summary>
    public bool IsEmpty => Kept.Count == 0 && Forgotten.Count == 0;
}
