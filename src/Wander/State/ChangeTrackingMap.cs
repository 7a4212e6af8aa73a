namespace Wander.State;

/// <summary>
/// Records by key, and the set of records that changed since the store last took the changes. Thread-safe.
/// </summary>
/// <typeparam name="TKey">The type of the keys.</typeparam>
/// <typeparam name="TRecord">The type of the records, which must be immutable.</typeparam>
/// <param name="keyOf">Returns the key of a record.</param>
/// <param name="comparer">Compares keys; null for the default comparer.</param>
public sealed class ChangeTrackingMap<TKey, TRecord>(Func<TRecord, TKey> keyOf, IEqualityComparer<TKey>? comparer = null)
    where TKey : notnull
    where TRecord : class
{
    private readonly Lock _lock = new();
    private readonly Dictionary<TKey, TRecord> _records = new(comparer);
    private HashSet<TKey> _changed = new(comparer);

    /// <summary>The number of records.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
                return _records.Count;
        }
    }

    /// <summary>Returns the record with a key; null when there is none.</summary>
    public TRecord? Find(TKey key)
    {
        lock (_lock)
            return _records.GetValueOrDefault(key);
    }

    /// <summary>Returns a snapshot of all records.</summary>
    public TRecord[] ToArray()
    {
        lock (_lock)
            return [.. _records.Values];
    }

    /// <summary>Adds a record, or replaces the record with the same key.</summary>
    public void Set(TRecord record)
    {
        lock (_lock)
        {
            var key = keyOf(record);
            _records[key] = record;
            _changed.Add(key);
        }
    }

    /// <summary>Changes the current record with a key. Does nothing when there is none.</summary>
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

    /// <summary>Removes a record.</summary>
    public void Remove(TKey key)
    {
        lock (_lock)
        {
            if (_records.Remove(key))
                _changed.Add(key);
        }
    }

    /// <summary>
    /// Adds records that were loaded from the disk. Records that are already in memory are newer and stay, and records that were
    /// removed from memory since the last write are not added again.
    /// </summary>
    public void AddStored(IEnumerable<TRecord> records)
    {
        ArgumentNullException.ThrowIfNull(records);
        lock (_lock)
        {
            foreach (var record in records.Where(record => !_changed.Contains(keyOf(record))))
                _records.TryAdd(keyOf(record), record);
        }
    }

    /// <summary>
    /// Returns the keys of the records that changed since <see cref="TakeChanges"/>; null when there are more than
    /// <paramref name="maximum"/>.
    /// </summary>
    public TKey[]? Changed(int maximum)
    {
        lock (_lock)
            return _changed.Count <= maximum ? [.. _changed] : null;
    }

    /// <summary>Returns the changes since the previous call.</summary>
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

    /// <summary>Adds changes that could not be stored to the next changes.</summary>
    public void RestoreChanges(RecordChanges<TKey, TRecord> changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        lock (_lock)
        {
            _changed.UnionWith(changes.Changed.Select(keyOf));
            _changed.UnionWith(changes.Removed);
        }
    }

    /// <summary>Adds all records to the next changes, so that all of them are written again.</summary>
    public void MarkAllChanged()
    {
        lock (_lock)
            _changed.UnionWith(_records.Keys);
    }
}

/// <summary>Changes of a <see cref="ChangeTrackingMap{TKey, TRecord}"/>.</summary>
/// <param name="Changed">The new and changed records.</param>
/// <param name="Removed">The keys of the removed records.</param>
public sealed record RecordChanges<TKey, TRecord>(IReadOnlyList<TRecord> Changed, IReadOnlyList<TKey> Removed)
{
    /// <summary>True when nothing changed.</summary>
    public bool IsEmpty => Changed.Count == 0 && Removed.Count == 0;
}
