namespace Wander.Storage;

/// <summary>
/// Rows that make no sense. They are skipped, and taken out of the file with the first write: what stands in the way of a right
/// row must not stay there.
/// </summary>
internal sealed class Oddities
{
    private readonly List<(string Table, string Key, long Value)> _rows = [];

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>A row that is to be taken out.</summary>
    /// <param name="table">Its table.</param>
    /// <param name="key">The name of the table's key.</param>
    /// <param name="value">The row's key.</param>
    public void Add(string table, string key, long value)
    {
        Count++;
        _rows.Add((table, key, value));
    }

    /// <summary>A row that is replaced with all of its list when that is written again.</summary>
    public void AddInList() => Count++;

    /// <summary>Takes them out.</summary>
    public void Delete(Database database)
    {
        foreach (var rows in _rows.GroupBy(row => (row.Table, row.Key)))
        {
            using var delete = database.Prepare($"DELETE FROM {rows.Key.Table} WHERE {rows.Key.Key} = ?");
            foreach (var (_, _, value) in rows)
                delete.With(value).Run();
        }
    }
}
