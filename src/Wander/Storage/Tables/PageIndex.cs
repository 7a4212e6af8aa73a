using Microsoft.Data.Sqlite;
using Wander.Searching;

namespace Wander.Storage.Tables;

/// <summary>
/// The full-text index of the pages: the tables <c>page_index</c>, <c>indexed_pages</c> and <c>indexed_texts</c>. Triggers add
/// each changed page to <c>unindexed_pages</c>. The index is updated later, in separate batches, so that indexing does not delay
/// writing the records.
/// </summary>
internal static class PageIndex
{
    private const string SelectChanges = """
        SELECT unindexed.page AS page, address, title, description, first_seen, indexed_pages.id AS id, text
        FROM (SELECT page FROM unindexed_pages LIMIT $maximum) AS unindexed
            LEFT JOIN pages ON pages.id = unindexed.page
            LEFT JOIN checks ON checks.page = unindexed.page
            LEFT JOIN indexed_pages ON indexed_pages.page = unindexed.page
            LEFT JOIN indexed_texts ON indexed_texts.id = indexed_pages.id
        """;

    // Removing an entry from a contentless index requires the exact old text (sqlite.org/fts5.html, section 4.4.4).
    private const string RemoveGrams = "INSERT INTO page_index (page_index, rowid, grams) VALUES ('delete', $id, $grams)";

    private const string AddGrams = "INSERT INTO page_index (rowid, grams) VALUES ($id, $grams)";

    private const string AddEntry = """
        INSERT OR REPLACE INTO indexed_pages (id, page) VALUES ($id, $page);
        INSERT OR REPLACE INTO indexed_texts (id, text) VALUES ($id, $text)
        """;

    private const string RemoveEntry = """
        DELETE FROM indexed_pages WHERE id = $id;
        DELETE FROM indexed_texts WHERE id = $id
        """;

    /// <summary>Updates the index for a batch of the changed pages.</summary>
    /// <param name="connection">The connection to the file, without an open transaction.</param>
    /// <param name="maximum">The maximum number of pages to update; one page takes about 0.1 ms.</param>
    /// <returns>False when there may be more changed pages.</returns>
    public static bool CatchUp(SqliteConnection connection, int maximum)
    {
        var changes = Changes(connection, maximum);
        if (changes.Count > 0)
            connection.InTransaction(() => Write(connection, changes));
        return changes.Count < maximum;
    }

    private static List<Change> Changes(SqliteConnection connection, int maximum)
    {
        using var query = connection.CreateCommand(SelectChanges).With(("$maximum", maximum));
        using var reader = query.ExecuteReader();
        var (id, page, before) = (reader.GetOrdinal("id"), reader.GetOrdinal("page"), reader.GetOrdinal("text"));
        var (firstSeen, address) = (reader.GetOrdinal("first_seen"), reader.GetOrdinal("address"));
        var (title, description) = (reader.GetOrdinal("title"), reader.GetOrdinal("description"));
        var row = new StoredRow(reader);
        var changes = new List<Change>();
        while (row.Read())
        {
            var text = !row.IsNull(firstSeen) && row.Page(address) is { } pageAddress
                ? SearchText.Of(pageAddress, row.Text(title), row.Text(description))
                : null;
            changes.Add(new Change(row.Key(page), row.IsNull(id) ? null : row.Key(id), row.Text(before), text));
        }
        return changes;
    }

    private static void Write(SqliteConnection connection, List<Change> changes)
    {
        using var removeGrams = connection.CreateCommand(RemoveGrams);
        using var addGrams = connection.CreateCommand(AddGrams);
        using var addEntry = connection.CreateCommand(AddEntry);
        using var removeEntry = connection.CreateCommand(RemoveEntry);
        foreach (var change in WithIds(connection, changes).Where(change => change.Before != change.Text))
        {
            if (change.Before is { } before)
                removeGrams.Execute(("$id", change.Id), ("$grams", Grams.Of(before)));
            if (change.Text is { } text)
            {
                addGrams.Execute(("$id", change.Id), ("$grams", Grams.Of(text)));
                addEntry.Execute(("$id", change.Id), ("$page", change.Page), ("$text", text));
            }
            else
            {
                removeEntry.Execute(("$id", change.Id));
            }
        }
        using var deleteChange = connection.CreateCommand("DELETE FROM unindexed_pages WHERE page = $page");
        foreach (var change in changes)
            deleteChange.Execute(("$page", change.Page));
    }

    // Returns the changes in the order of their ids, because FTS5 starts a new segment for each id that is smaller than the
    // previous one.
    private static List<Change> WithIds(SqliteConnection connection, List<Change> changes)
    {
        var last = connection.QueryNumber("SELECT max(id) FROM indexed_pages");
        return [.. changes.Select(change => change with { Id = change.Id ?? ++last }).OrderBy(change => change.Id)];
    }

    // A page, its id in the index, its indexed text, and its current text; null when it has no id or text.
    private sealed record Change(long Page, long? Id, string? Before, string? Text);
}
