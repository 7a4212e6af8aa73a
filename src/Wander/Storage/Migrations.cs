using System.Collections.Immutable;

namespace Wander.Storage;

/// <summary>
/// The schema, as the steps that led to it; what is here stays as it is, and a change is a new step at the end (design, section
/// 13). <c>PRAGMA user_version</c> says how many of them a file has seen.
/// </summary>
/// <remarks>
/// Times and durations are ticks of 100 ns, UTC, since the year 1; texts are UTF-8; states and verdicts are the numbers of
/// <see cref="Protocol.Findings.ConsoleState"/> and <see cref="Protocol.Findings.Verdict"/>. No CHECK lists these numbers: SQLite
/// could not take a new one in without writing the table anew.
/// </remarks>
internal static class Migrations
{
    /// <summary>What <c>PRAGMA application_id</c> says in our files: <c>Wand</c> in ASCII.</summary>
    public const int ApplicationId = 0x57616E64;

    /// <summary>The steps.</summary>
    public static readonly ImmutableArray<string> Steps = [ConsolesAndPages, Checks, RecommendedSince, Search];

    // A page's key is its id (design, section 9) as a signed number. A row without first_seen is no more than the address that
    // recommendations refer to: a page that the owner hides is listed, and has no record.
    private const string ConsolesAndPages = """
        CREATE TABLE meta (
            name TEXT PRIMARY KEY,
            value TEXT NOT NULL
        ) WITHOUT ROWID;
        CREATE TABLE consoles (
            id INTEGER PRIMARY KEY,
            address TEXT NOT NULL UNIQUE,
            final TEXT NOT NULL,
            is_alias INTEGER NOT NULL CHECK (is_alias IN (0, 1)),
            state INTEGER NOT NULL,
            reason TEXT,
            remark TEXT,
            since INTEGER NOT NULL,
            last_read INTEGER,
            failures INTEGER NOT NULL CHECK (failures >= 0),
            due INTEGER NOT NULL,
            etag TEXT,
            last_modified TEXT,
            not_addresses INTEGER NOT NULL CHECK (not_addresses >= 0),
            beyond_bounds INTEGER NOT NULL CHECK (beyond_bounds >= 0)
        );
        CREATE TABLE neighbours (
            console INTEGER NOT NULL REFERENCES consoles ON DELETE CASCADE,
            position INTEGER NOT NULL,
            address TEXT NOT NULL,
            PRIMARY KEY (console, position)
        ) WITHOUT ROWID;
        CREATE TABLE pages (
            id INTEGER PRIMARY KEY,
            address TEXT NOT NULL,
            first_seen INTEGER,
            unlisted_since INTEGER
        );
        CREATE INDEX pages_by_first_seen ON pages (first_seen);
        CREATE TABLE recommendations (
            console INTEGER NOT NULL REFERENCES consoles ON DELETE CASCADE,
            position INTEGER NOT NULL,
            page INTEGER NOT NULL REFERENCES pages ON DELETE CASCADE,
            PRIMARY KEY (console, position)
        ) WITHOUT ROWID;
        CREATE INDEX recommendations_by_page ON recommendations (page);
        """;

    private const string Checks = """
        CREATE TABLE checks (
            page INTEGER PRIMARY KEY REFERENCES pages ON DELETE CASCADE,
            verdict INTEGER NOT NULL,
            reason TEXT,
            title TEXT,
            description TEXT,
            language TEXT,
            feed TEXT,
            final TEXT,
            loaded_as TEXT,
            is_plain INTEGER NOT NULL CHECK (is_plain IN (0, 1)),
            checked_at INTEGER,
            took INTEGER NOT NULL CHECK (took >= 0),
            failures INTEGER NOT NULL CHECK (failures >= 0),
            due INTEGER NOT NULL,
            etag TEXT,
            last_modified TEXT
        );
        """;

    // NULL where nobody took note.
    private const string RecommendedSince = "ALTER TABLE recommendations ADD COLUMN since INTEGER;";

    // The index knows no text (content=''), as it would be there a third time; what it was told of a page must be told again word by
    // word to be taken out. It has ids of its own, one after the other, which take a quarter of the room that the pages' would.
    private const string Search = """
        CREATE VIRTUAL TABLE page_index USING fts5(grams, content='', columnsize=0, tokenize='ascii');
        CREATE TABLE indexed_pages (id INTEGER PRIMARY KEY, page INTEGER NOT NULL UNIQUE);
        CREATE TABLE indexed_texts (id INTEGER PRIMARY KEY, text TEXT NOT NULL);
        CREATE TABLE unindexed_pages (page INTEGER PRIMARY KEY);
        CREATE TRIGGER page_added AFTER INSERT ON pages WHEN new.first_seen IS NOT NULL BEGIN
            INSERT OR IGNORE INTO unindexed_pages VALUES (new.id);
        END;
        CREATE TRIGGER page_changed AFTER UPDATE OF first_seen ON pages WHEN (new.first_seen IS NULL) <> (old.first_seen IS NULL) BEGIN
            INSERT OR IGNORE INTO unindexed_pages VALUES (new.id);
        END;
        CREATE TRIGGER page_deleted AFTER DELETE ON pages WHEN old.first_seen IS NOT NULL BEGIN
            INSERT OR IGNORE INTO unindexed_pages VALUES (old.id);
        END;
        CREATE TRIGGER check_added AFTER INSERT ON checks BEGIN
            INSERT OR IGNORE INTO unindexed_pages VALUES (new.page);
        END;
        CREATE TRIGGER check_deleted AFTER DELETE ON checks BEGIN
            INSERT OR IGNORE INTO unindexed_pages VALUES (old.page);
        END;
        INSERT INTO unindexed_pages SELECT id FROM pages WHERE first_seen IS NOT NULL;
        """;

    /// <summary>Takes a file through the steps that it has not seen, each in one transaction.</summary>
    /// <param name="database">The file, whose version is not beyond the last step.</param>
    /// <param name="version">How many steps it has seen.</param>
    public static void Apply(Database database, long version)
    {
        for (var step = (int)version; step < Steps.Length; step++)
        {
            database.InTransaction(() => database.Execute(
                $"{Steps[step]}\nPRAGMA application_id = {ApplicationId}; PRAGMA user_version = {step + 1}"));
        }
    }
}
