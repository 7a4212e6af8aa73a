using Microsoft.Data.Sqlite;

namespace Wander.Storage.Tables;

/// <summary>
/// The rows that were skipped because their values are invalid. The first write deletes them, so that they cannot conflict with
/// valid rows.
/// </summary>
internal sealed class InvalidRows
{
    private readonly List<(string Table, string Key, long Value)> _rows = [];

    /// <summary>The number of invalid rows.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a row, which the first write deletes.</summary>
    /// <param name="table">The name of the table.</param>
    /// <param name="key">The name of the table's key column.</param>
    /// <param name="value">The key of the row.</param>
    public void Add(string table, string key, long value)
    {
        Count++;
        _rows.Add((table, key, value));
    }

    /// <summary>Counts a row of a list. The row need not be deleted, because the next write replaces the whole list.</summary>
    public void AddInList() => Count++;

    /// <summary>Deletes the rows.</summary>
    public void Delete(SqliteConnection connection)
    {
        foreach (var rows in _rows.GroupBy(row => (row.Table, row.Key)))
        {
            using var delete = connection.CreateCommand($"DELETE FROM {rows.Key.Table} WHERE {rows.Key.Key} = $key");
            foreach (var row in rows)
                delete.Execute(("$key", row.Value));
        }
    }
}
