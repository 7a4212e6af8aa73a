using Wander.Fetching;
using Wander.Protocol;
using Wander.Protocol.Findings;
using Wander.State;

namespace Wander.Storage;

/// <summary>The tables <c>pages</c> and <c>checks</c>.</summary>
internal static class StoredPages
{
    private const string Query = """
        SELECT id, address, first_seen, unlisted_since,
            page, verdict, reason, title, description, language, feed, final, loaded_as, is_plain, checked_at, took,
            checks.failures, due, etag, last_modified
        FROM pages LEFT JOIN checks ON page = id
        """;

    /// <summary>The key of a page: its id as SQLite's signed number.</summary>
    public static long KeyOf(PageAddress address) => unchecked((long)address.Id.Value);

    /// <summary>The id of the page with a key.</summary>
    public static PageId IdOf(long key) => new(unchecked((ulong)key));

    /// <summary>Reads the pages, into lists that hold what was read even when it throws.</summary>
    /// <param name="database">The file.</param>
    /// <param name="addresses">The addresses by their keys, those without a record included.</param>
    /// <param name="records">The records.</param>
    /// <param name="oddities">The rows that make no sense.</param>
    public static void Read(
        Database database, Dictionary<long, PageAddress> addresses, List<PageRecord> records, Oddities oddities)
    {
        using var query = database.Prepare(Query);
        var row = new StoredRow(query);
        while (row.Next())
        {
            var key = row.Key(0);
            if (row.Page(1) is not { } address || KeyOf(address) != key)
            {
                oddities.Add("pages", "id", key);
                continue;
            }
            addresses.Add(key, address);
            if (row.IsNull(2))
                continue;
            var record = new PageRecord { Address = address, FirstSeen = row.Time(2), UnlistedSince = row.TimeOrNull(3) };
            if (!row.IsSound)
            {
                oddities.Add("pages", "id", key);
                addresses.Remove(key);
                continue;
            }
            if (!row.IsNull(4))
            {
                var checkedRecord = WithCheck(record, row);
                if (row.IsSound)
                    record = checkedRecord;
                else
                    oddities.Add("checks", "page", key);
            }
            records.Add(record);
        }
    }

    /// <summary>Writes records in the place of those before.</summary>
    public static void Write(Database database, IEnumerable<PageRecord> records)
    {
        // Should two addresses ever have one id, the one that came first stays, and the other is not kept.
        using var keep = database.Prepare("""
            INSERT INTO pages (id, address, first_seen, unlisted_since) VALUES (?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET first_seen = excluded.first_seen, unlisted_since = excluded.unlisted_since
            WHERE address = excluded.address
            """);
        using var check = database.Prepare("INSERT OR REPLACE INTO checks VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        using var uncheck = database.Prepare("DELETE FROM checks WHERE page = ?");
        foreach (var record in records)
        {
            var key = KeyOf(record.Address);
            keep.With(key).With(record.Address.Value).With(record.FirstSeen.UtcTicks).With(record.UnlistedSince?.UtcTicks).Run();
            if (database.Changes == 0)
                continue;
            if (IsNew(record))
                uncheck.With(key).Run();
            else
                WriteCheck(check, key, record);
        }
    }

    /// <summary>Takes records out; a page that a listing names stays as an address.</summary>
    public static void Forget(Database database, IReadOnlyList<PageAddress> pages)
    {
        if (pages.Count == 0)
            return;
        using var uncheck = database.Prepare("DELETE FROM checks WHERE page = ?");
        using var unkeep = database.Prepare("UPDATE pages SET first_seen = NULL, unlisted_since = NULL WHERE id = ? AND address = ?");
        using var delete = database.Prepare(
            "DELETE FROM pages WHERE id = ? AND first_seen IS NULL AND NOT EXISTS (SELECT 1 FROM recommendations WHERE page = id)");
        foreach (var page in pages)
        {
            var key = KeyOf(page);
            unkeep.With(key).With(page.Value).Run();
            if (database.Changes == 0)
                continue;
            uncheck.With(key).Run();
            delete.With(key).Run();
        }
    }

    private static bool IsNew(PageRecord record) =>
        record.Check == PageCheck.None && record.Failures == 0 && record.Due == DateTimeOffset.MinValue
        && record.Validators == Validators.None;

    private static PageRecord WithCheck(PageRecord record, StoredRow row) => record with
    {
        Check = new PageCheck
        {
            Verdict = row.Choice<Verdict>(5),
            Reason = row.Text(6),
            Title = row.Text(7),
            Description = row.Text(8),
            Language = row.Text(9),
            Feed = row.PageOrNull(10),
            Final = row.PageOrNull(11),
            LoadedAs = row.PageOrNull(12),
            IsPlain = row.Flag(13),
            CheckedAt = row.TimeOrNull(14),
            Took = row.Duration(15),
        },
        Failures = row.Count(16),
        Due = row.Time(17),
        Validators = row.Validators(18),
    };

    private static void WriteCheck(Statement statement, long key, PageRecord record)
    {
        var check = record.Check;
        statement.With(key).With((long)check.Verdict)
            .With(check.Reason).With(check.Title).With(check.Description).With(check.Language)
            .With(check.Feed?.Value).With(check.Final?.Value).With(check.LoadedAs?.Value).With(check.IsPlain ? 1 : 0)
            .With(check.CheckedAt?.UtcTicks).With(check.Took.Ticks)
            .With(record.Failures).With(record.Due.UtcTicks)
            .With(record.Validators.ETag).With(record.Validators.LastModified)
            .Run();
    }
}
