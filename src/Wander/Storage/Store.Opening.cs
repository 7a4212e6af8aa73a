using SQLitePCL;

namespace Wander.Storage;

/// <content>How a file is opened, and which files are not.</content>
internal sealed partial class Store
{
    // The log of a large change does not stay large, and is on the disk when a transaction ends: not even power loss undoes it.
    private const string Durability = """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        PRAGMA journal_size_limit = 4194304;
        PRAGMA cache_size = -16384;
        PRAGMA foreign_keys = ON
        """;

    /// <summary>Opens a file, and brings it to the present schema; makes it, and its folder, when they are not there.</summary>
    /// <param name="path">The file.</param>
    /// <param name="failure">Why it cannot be used; null when it can.</param>
    /// <returns>Null when it cannot be used.</returns>
    public static Store? Open(string path, out StoreFailure? failure)
    {
        IDisposable? @lock = null;
        Database? database = null;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            @lock = StoreLock.Take(path);
            database = Database.Open(path, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE);
            var version = database.Number("PRAGMA user_version");
            failure = Refusal(database, version);
            if (failure is null)
            {
                database.Execute(Durability);
                Migrations.Apply(database, version);
                return new Store(path, database, @lock, isNew: version == 0);
            }
        }
        catch (Exception e) when (StoreFailure.TryRead(e, path, out failure))
        {
        }
        database?.Dispose();
        @lock?.Dispose();
        return null;
    }

    /// <summary>
    /// Opens a file for <see cref="Load"/> alone where it cannot be written, in a way that makes no other file: on a full disk, in a
    /// folder that is read-only. Null when that cannot be done, or when its schema is not the present one.
    /// </summary>
    public static Store? OpenToRead(string path)
    {
        Database? database = null;
        try
        {
            if (new FileInfo(path + "-wal") is { Exists: true, Length: > 0 })
            {
                database = Database.Open(path, raw.SQLITE_OPEN_READWRITE);
                database.Execute("PRAGMA locking_mode = EXCLUSIVE"); // the index of the log is in memory then
            }
            else
            {
                database = Database.Open(new Uri(path).AbsoluteUri + "?immutable=1", raw.SQLITE_OPEN_READONLY | raw.SQLITE_OPEN_URI);
            }
            var version = database.Number("PRAGMA user_version");
            if (version == Migrations.Steps.Length && Refusal(database, version) is null)
                return new Store(path, database, @lock: null, isNew: false);
        }
        catch (Exception e) when (StoreFailure.TryRead(e, path, out _))
        {
            // whoever calls knows already that there is something wrong, and says so
        }
        database?.Dispose();
        return null;
    }

    /// <summary>
    /// Opens a file for <see cref="Load"/> alone while another program writes it: what is read is from one moment. Null when that
    /// cannot be done, or when its schema is not the present one.
    /// </summary>
    public static Store? OpenBeside(string path)
    {
        Database? database = null;
        try
        {
            database = Database.Open(path, raw.SQLITE_OPEN_READONLY);
            database.Execute("BEGIN"); // and never its end: closing the file ends it
            var version = database.Number("PRAGMA user_version");
            if (version == Migrations.Steps.Length && Refusal(database, version) is null)
                return new Store(path, database, @lock: null, isNew: false);
        }
        catch (Exception e) when (StoreFailure.TryRead(e, path, out _))
        {
            // nothing is known then, as on the first day
        }
        database?.Dispose();
        return null;
    }

    private static StoreFailure? Refusal(Database database, long version)
    {
        if (database.Number("PRAGMA application_id") != Migrations.ApplicationId)
        {
            var tables = database.Number("SELECT count(*) FROM sqlite_master");
            return version == 0 && tables == 0 ? null : new StoreFailure(StoreFailureKind.NotOurs, "it has tables that are not ours");
        }
        if (version < 0)
            return new StoreFailure(StoreFailureKind.Damaged, $"schema {version}");
        return version <= Migrations.Steps.Length
            ? null
            : new StoreFailure(StoreFailureKind.Newer, $"schema {version}, this one knows {Migrations.Steps.Length}");
    }
}
