using Wander.Protocol;
using Wander.Searching;

namespace Wander.Storage;

/// <summary>
/// The full-text index of the pages (design, section 10): the tables <c>page_index</c>, <c>indexed_pages</c> and
/// <c>indexed_texts</c>. Triggers put each page that changes into <c>unindexed_pages</c>, and the index follows in batches of its own:
/// what was learnt is on the disk first.
/// </summary>
internal static class PageIndex
{
    /// <summary>Brings the index up to date for some of the pages that changed.</summary>
    /// <param name="database">The file; not in a transaction.</param>
    /// <param name="maximum">For how many; one takes about 0.1 ms.</param>
    /// <returns>False when there are more.</returns>
    public static bool CatchUp(Database database, int maximum)
    {
        var changes = Changes(database, maximum);
        if (changes.Count > 0)
            database.InTransaction(() => Write(database, changes));
        return changes.Count < maximum;
    }

    private static List<Change> Changes(Database database, int maximum)
    {
        using var query = database.Prepare("""
            SELECT unindexed.page, address, title, description, first_seen, indexed_pages.id, text
            FROM (SELECT page FROM unindexed_pages LIMIT ?) AS unindexed
                LEFT JOIN pages ON pages.id = unindexed.page
                LEFT JOIN checks ON checks.page = unindexed.page
                LEFT JOIN indexed_pages ON indexed_pages.page = unindexed.page
                LEFT JOIN indexed_texts ON indexed_texts.id = indexed_pages.id
            """).With(maximum);
        var changes = new List<Change>();
        while (query.Next())
        {
            var text = !query.IsNull(4) && PageAddress.TryParse(query.Text(1), out var address)
                ? SearchText.Of(address, query.Text(2), query.Text(3))
                : null;
            changes.Add(new Change(query.Number(0), query.IsNull(5) ? null : query.Number(5), query.Text(6), text));
        }
        return changes;
    }

    private static void Write(Database database, List<Change> changes)
    {
        var last = database.Number("SELECT max(id) FROM indexed_pages");
        // In the order of the index's own ids: going back would make it write a part of its own for each.
        var written = changes.Select(change => change with { Id = change.Id ?? ++last }).OrderBy(change => change.Id).ToList();
        using (var remove = database.Prepare("INSERT INTO page_index (page_index, rowid, grams) VALUES ('delete', ?, ?)"))
        using (var add = database.Prepare("INSERT INTO page_index (rowid, grams) VALUES (?, ?)"))
        using (var name = database.Prepare("INSERT OR REPLACE INTO indexed_pages (id, page) VALUES (?, ?)"))
        using (var keep = database.Prepare("INSERT OR REPLACE INTO indexed_texts (id, text) VALUES (?, ?)"))
        using (var unname = database.Prepare("DELETE FROM indexed_pages WHERE id = ?"))
        using (var forget = database.Prepare("DELETE FROM indexed_texts WHERE id = ?"))
        {
            foreach (var change in written.Where(change => change.Before != change.Text))
            {
                if (change.Before is { } before)
                    remove.With(change.Id).With(Grams.Of(before)).Run();
                if (change.Text is { } text)
                {
                    add.With(change.Id).With(Grams.Of(text)).Run();
                    name.With(change.Id).With(change.Page).Run();
                    keep.With(change.Id).With(text).Run();
                }
                else
                {
                    unname.With(change.Id).Run();
                    forget.With(change.Id).Run();
                }
            }
        }
        using var done = database.Prepare("DELETE FROM unindexed_pages WHERE page = ?");
        foreach (var change in changes)
            done.With(change.Page).Run();
    }

    // A page, its place in the index, what the index has of it, and what it should have; null for nothing.
    private sealed record Change(long Page, long? Id, string? Before, string? Text);
}
