using Microsoft.Data.Sqlite;
using Wander.Fetching;
using Wander.Protocol;
using Wander.Protocol.Findings;
using Wander.State;

namespace Wander.Storage.Tables;

/// <summary>Writes the tables <c>pages</c> and <c>checks</c>.</summary>
internal static class StoredPages
{
    // If two addresses ever have the same id, the first one stays and the second one is not stored.
    private const string UpsertPage = """
        INSERT INTO pages (id, address, first_seen, unlisted_since) VALUES ($id, $address, $first_seen, $unlisted_since)
        ON CONFLICT (id) DO UPDATE SET first_seen = excluded.first_seen, unlisted_since = excluded.unlisted_since
        WHERE address = excluded.address
        """;

    private const string UpsertCheck = """
        INSERT OR REPLACE INTO checks (
            page, verdict, failure, title, description, language, feed, final, loaded_as, is_plain, checked_at, took,
            failures, due, etag, last_modified)
        VALUES (
            $page, $verdict, $failure, $title, $description, $language, $feed, $final, $loaded_as, $is_plain, $checked_at, $took,
            $failures, $due, $etag, $last_modified)
        """;

    private const string DeleteCheck = "DELETE FROM checks WHERE page = $page";

    // The address of a page that a console recommends must stay in the file.
    private const string DeletePage = """
        DELETE FROM pages
        WHERE id = $id AND first_seen IS NULL AND NOT EXISTS (SELECT 1 FROM recommendations WHERE page = id)
        """;

    /// <summary>Returns the key of a page: its id as a signed number, as SQLite stores it.</summary>
    public static long KeyOf(PageAddress address) => unchecked((long)address.Id.Value);

    /// <summary>Returns the id of the page with a key.</summary>
    public static PageId IdOf(long key) => new(unchecked((ulong)key));

    /// <summary>Inserts or replaces records by address.</summary>
    public static void Write(SqliteConnection connection, IEnumerable<PageRecord> records)
    {
        using var upsertPage = connection.CreateCommand(UpsertPage);
        using var upsertCheck = connection.CreateCommand(UpsertCheck);
        using var deleteCheck = connection.CreateCommand(DeleteCheck);
        foreach (var record in records)
        {
            var key = KeyOf(record.Address);
            var rows = upsertPage.Execute(
                ("$id", key),
                ("$address", record.Address.Value),
                ("$first_seen", record.FirstSeen.UtcTicks),
                ("$unlisted_since", record.UnlistedSince?.UtcTicks));
            if (rows == 0)
                continue;
            if (IsUnchecked(record))
                deleteCheck.Execute(("$page", key));
            else
                WriteCheck(upsertCheck, key, record);
        }
    }

    /// <summary>Deletes records. Of a page that a console recommends, the address stays.</summary>
    public static void Delete(SqliteConnection connection, IReadOnlyList<PageAddress> pages)
    {
        if (pages.Count == 0)
            return;
        using var clearPage = connection.CreateCommand(
            "UPDATE pages SET first_seen = NULL, unlisted_since = NULL WHERE id = $id AND address = $address");
        using var deleteCheck = connection.CreateCommand(DeleteCheck);
        using var deletePage = connection.CreateCommand(DeletePage);
        foreach (var page in pages)
        {
            var key = KeyOf(page);
            if (clearPage.Execute(("$id", key), ("$address", page.Value)) == 0)
                continue;
            deleteCheck.Execute(("$page", key));
            deletePage.Execute(("$id", key));
        }
    }

    private static bool IsUnchecked(PageRecord record) =>
        record.Check == PageCheck.None && record.Failures == 0 && record.Due == DateTimeOffset.MinValue
        && record.Validators == Validators.None;

    private static void WriteCheck(SqliteCommand upsert, long key, PageRecord record) => upsert.Execute(
        ("$page", key),
        ("$verdict", (long)record.Check.Verdict),
        ("$failure", StoredFailure.Write(record.Check.Failure)),
        ("$title", record.Check.Title),
        ("$description", record.Check.Description),
        ("$language", record.Check.Language),
        ("$feed", record.Check.Feed?.Value),
        ("$final", record.Check.Final?.Value),
        ("$loaded_as", record.Check.LoadedAs?.Value),
        ("$is_plain", record.Check.IsPlain),
        ("$checked_at", record.Check.CheckedAt?.UtcTicks),
        ("$took", record.Check.Took.Ticks),
        ("$failures", record.Failures),
        ("$due", record.Due.UtcTicks),
        ("$etag", record.Validators.ETag),
        ("$last_modified", record.Validators.LastModified));
}
