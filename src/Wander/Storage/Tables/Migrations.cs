using System.Collections.Immutable;
using Microsoft.Data.Sqlite;

namespace Wander.Storage.Tables;

/// <summary>
/// The database schema, as a list of migration steps. A step never changes; a change of the schema is a new step at the end.
/// <c>PRAGMA user_version</c> is the number of steps that have been applied to a file.
/// </summary>
/// <remarks>
/// Times are UTC, in ticks of 100 ns since the year 1; durations are in ticks of 100 ns. Texts are UTF-8. States and verdicts are
/// the numbers of <see cref="Protocol.Findings.ConsoleState"/> and <see cref="Protocol.Findings.Verdict"/>. There is no CHECK
/// constraint on these numbers, because SQLite cannot change a CHECK without creating the table again.
/// </remarks>
internal static class Migrations
{
    /// <summary>The <c>PRAGMA application_id</c> of Wander's files: <c>Wand</c> in ASCII.</summary>
    public const int ApplicationId = 0x57616E64;

    /// <summary>The SQL of the steps, in order.</summary>
    public static readonly ImmutableArray<string> Steps = [ConsolesAndPages, Checks, RecommendedSince, Search, Failures];

    // The key of a page is its id as a signed number. A row without first_seen has no record and is only the address that
    // recommendations refer to. Pages that the owner hides have such rows, because consoles still recommend them.
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

    // The column is NULL for recommendations that were stored before this step.
    private const string RecommendedSince = "ALTER TABLE recommendations ADD COLUMN since INTEGER;";

    // The index does not store the texts (content=''); otherwise the file would contain them three times. Removing a text from
    // such an index requires the same text again, so indexed_texts keeps it. The index uses separate, consecutive ids, which take
    // a quarter of the space that the ids of pages would take.
    private const string Search = """
        CREATE VIRTUAL TABLE page_index USING fts5(grams, content='', columnsize=0, tokenize='ascii');
        CREATE TABLE indexed_pages (id INTEGER PRIMARY KEY, page INTEGER NOT NULL UNIQUE);
        CREATE TABLE indexed_texts (id INTEGER PRIMARY KEY, text TEXT NOT NULL);
        CREATE TABLE unindexed_pages (page INTEGER PRIMARY KEY);
        CREATE TRIGGER page_added AFTER INSERT ON pages WHEN new.first_seen IS NOT NULL BEGIN
            INSERT OR IGNORE INTO unindexed_pages VALUES (new.id);
        END;

        """
        + "CREATE TRIGGER page_changed AFTER UPDATE OF first_seen ON pages "
        + """
        WHEN (new.first_seen IS NULL) <> (old.first_seen IS NULL) BEGIN
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

    // Replaces sentences by the JSON objects of StoredFailure and StoredRemark. Earlier versions stored the remark of a console
    // that was read (state 1) as its reason too.
    private const string Failures = """
        ALTER TABLE consoles RENAME COLUMN reason TO failure;
        UPDATE consoles SET failure = iif(state = 1, NULL, failure_of(failure)), remark = remark_of(remark);
        ALTER TABLE checks RENAME COLUMN reason TO failure;
        UPDATE checks SET failure = failure_of(failure) WHERE failure IS NOT NULL;
        """;

    /// <summary>Applies the steps that have not been applied to a file yet, each in a separate transaction.</summary>
    /// <param name="connection">The connection to the file.</param>
    /// <param name="version">The number of steps that have already been applied; at most the number of steps.</param>
    public static void Apply(SqliteConnection connection, long version)
    {
        if (version == Steps.Length)
            return;
        connection.CreateFunction<string?, string?>("failure_of", FailureOf, isDeterministic: true);
        connection.CreateFunction<string?, string?>("remark_of", RemarkOf, isDeterministic: true);
        for (var step = (int)version; step < Steps.Length; step++)
        {
            connection.InTransaction(() => connection.Execute(
                $"{Steps[step]}\nPRAGMA application_id = {ApplicationId}; PRAGMA user_version = {step + 1}"));
        }
    }

    private static string? FailureOf(string? sentence) =>
        sentence is null ? null : StoredFailure.Write(FailureSentences.ToFailure(sentence));

    private static string? RemarkOf(string? sentence) =>
        sentence is null ? null : StoredRemark.Write(FailureSentences.ToRemark(sentence));
}
