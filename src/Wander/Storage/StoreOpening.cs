using Microsoft.Data.Sqlite;
using Wander.Storage.Tables;

namespace Wander.Storage;

/// <summary>Opens a <see cref="Store"/>. It refuses files that Wander did not create.</summary>
internal static class StoreOpening
{
    // With synchronous = FULL, a committed transaction survives a power failure. With journal_size_limit, SQLite truncates the
    // write-ahead log after a large change.
    private const string Durability = """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        PRAGMA journal_size_limit = 4194304;
        PRAGMA cache_size = -16384;
        PRAGMA foreign_keys = ON
        """;

    /// <summary>
    /// Opens a file and migrates it to the current schema. Creates the file and its folder when they do not exist.
    /// </summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="failure">Why the file cannot be used; null when it can.</param>
    /// <returns>The open store; null when the file cannot be used.</returns>
    public static Store? Open(string path, out StoreFailure? failure)
    {
        IDisposable? @lock = null;
        SqliteConnection? connection = null;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            @lock = StoreLock.Take(path);
            connection = SqliteFile.Open(path, SqliteOpenMode.ReadWriteCreate);
            var version = connection.QueryNumber("PRAGMA user_version");
            failure = Refusal(connection, version);
            if (failure is null)
            {
                connection.Execute(Durability);
                Migrations.Apply(connection, version);
                return new Store(path, connection, @lock, isNew: version == 0);
            }
        }
        catch (Exception e) when (StoreFailure.TryRead(e, path, out failure))
        {
            // The failure is returned below.
        }
        connection?.Dispose();
        @lock?.Dispose();
        return null;
    }

    /// <summary>
    /// Opens a file that cannot be written, because the disk is full or the folder is read-only. It does not create other files.
    /// Call only <see cref="Store.Load"/> on the result.
    /// </summary>
    /// <returns>Null when the file cannot be opened or does not have the current schema.</returns>
    public static Store? OpenToRead(string path) => new FileInfo(path + "-wal") is { Exists: true, Length: > 0 }
        // With exclusive locking, SQLite keeps the index of the write-ahead log in memory instead of in a -shm file.
        ? OpenCurrent(path, path, SqliteOpenMode.ReadWrite, "PRAGMA locking_mode = EXCLUSIVE")
        : OpenCurrent(path, new Uri(path).AbsoluteUri + "?immutable=1", SqliteOpenMode.ReadOnly, "BEGIN");

    /// <summary>
    /// Opens a file that another process is writing. Call only <see cref="Store.Load"/> on the result; it reads in one
    /// transaction, so that it sees one consistent state.
    /// </summary>
    /// <returns>Null when the file cannot be opened or does not have the current schema.</returns>
    public static Store? OpenWhileInUse(string path) =>
        OpenCurrent(path, path, SqliteOpenMode.ReadOnly, "BEGIN"); // closing the connection ends the transaction

    private static Store? OpenCurrent(string path, string source, SqliteOpenMode mode, string first)
    {
        SqliteConnection? connection = null;
        try
        {
            connection = SqliteFile.Open(source, mode);
            connection.Execute(first);
            var version = connection.QueryNumber("PRAGMA user_version");
            if (version == Migrations.Steps.Length && Refusal(connection, version) is null)
                return new Store(path, connection, @lock: null, isNew: false);
        }
        catch (Exception e) when (StoreFailure.TryRead(e, path, out _))
        {
            // The caller has a failure to report already, or continues without the file.
        }
        connection?.Dispose();
        return null;
    }

    private static StoreFailure? Refusal(SqliteConnection connection, long version)
    {
        if (connection.QueryNumber("PRAGMA application_id") != Migrations.ApplicationId)
        {
            var tables = connection.QueryNumber("SELECT count(*) FROM sqlite_master");
            return version == 0 && tables == 0
                ? null
                : new StoreFailure(StoreFailureKind.NotOurs, "it has tables that Wander did not create");
        }
        if (version < 0)
            return new StoreFailure(StoreFailureKind.Damaged, $"schema version {version}");
        return version <= Migrations.Steps.Length
            ? null
            : new StoreFailure(
                StoreFailureKind.Newer, $"schema version {version}; this version supports {Migrations.Steps.Length}");
    }
}
