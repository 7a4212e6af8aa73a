using Microsoft.Data.Sqlite;
using Wander.Storage.Tables;

namespace Wander.Storage;

/// <summary>Opens a <see cref="Store"/>, and refuses files that are not ours.</summary>
internal static class StoreOpening
{
    // synchronous = FULL: a transaction that has ended survives a power failure. journal_size_limit: the log of a large change is
    // truncated afterwards.
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
    /// <param name="path">The file.</param>
    /// <param name="failure">Why the file cannot be used; null when it can.</param>
    /// <returns>Null when the file cannot be used.</returns>
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
            // The caller gets the failure.
        }
        connection?.Dispose();
        @lock?.Dispose();
        return null;
    }

    /// <summary>
    /// Opens a file that cannot be written, because the disk is full or the folder is read-only, only for
    /// <see cref="Store.Load"/>. It creates no other file. Null when that is not possible, or when the file does not have the
    /// current schema.
    /// </summary>
    public static Store? OpenToRead(string path) => new FileInfo(path + "-wal") is { Exists: true, Length: > 0 }
        // An exclusive connection keeps the index of the log in memory.
        ? OpenCurrent(path, path, SqliteOpenMode.ReadWrite, "PRAGMA locking_mode = EXCLUSIVE")
        : OpenCurrent(path, new Uri(path).AbsoluteUri + "?immutable=1", SqliteOpenMode.ReadOnly, "BEGIN");

    /// <summary>
    /// Opens a file that another program writes, only for <see cref="Store.Load"/>, which then reads its state at one moment.
    /// Null when that is not possible, or when the file does not have the current schema.
    /// </summary>
    public static Store? OpenBeside(string path) =>
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
            // The caller knows a failure already, or continues without the file.
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
                : new StoreFailure(StoreFailureKind.NotOurs, "it has tables that are not ours");
        }
        if (version < 0)
            return new StoreFailure(StoreFailureKind.Damaged, $"schema {version}");
        return version <= Migrations.Steps.Length
            ? null
            : new StoreFailure(StoreFailureKind.Newer, $"schema {version}, this one knows {Migrations.Steps.Length}");
    }
}
