using SQLitePCL;

namespace Wander.Storage;

/// <summary>
/// One connection to a SQLite file, for one thread at a time. Everything throws <see cref="DatabaseException"/>. SQLite is called
/// directly: ADO.NET's layer over it takes longer to start than all that the store does then.
/// </summary>
internal sealed class Database : IDisposable
{
    private static readonly TimeSpan WaitForOthers = TimeSpan.FromSeconds(1);

    private readonly sqlite3 _connection;

    private Database(sqlite3 connection) => _connection = connection;

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file, or its <c>file:</c> address.</param>
    /// <param name="flags"><c>SQLITE_OPEN_…</c>.</param>
    public static Database Open(string path, int flags)
    {
        NativeSqlite.Use();
        var code = raw.sqlite3_open_v2(path, out var connection, flags, null);
        var database = new Database(connection);
        try
        {
            database.Check(code);
            database.Check(raw.sqlite3_extended_result_codes(connection, 1));
            database.Check(raw.sqlite3_busy_timeout(connection, (int)WaitForOthers.TotalMilliseconds));
            // Damage is to be found before it is believed.
            database.Execute("PRAGMA cell_size_check = ON");
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>How many rows the last statement changed.</summary>
    public int Changes => raw.sqlite3_changes(_connection);

    /// <summary>Was the file taken away from its path, or another one put there?</summary>
    public bool HasMoved => NativeSqlite.HasMoved(_connection);

    /// <summary>Prepares a statement.</summary>
    public Statement Prepare(string sql)
    {
        Check(raw.sqlite3_prepare_v2(_connection, sql, out var statement));
        return new Statement(this, statement);
    }

    /// <summary>Runs one or more statements.</summary>
    public void Execute(string sql) => Check(raw.sqlite3_exec(_connection, sql));

    /// <summary>The number that a query answers with; 0 when with none.</summary>
    public long Number(string sql)
    {
        using var query = Prepare(sql);
        return query.Next() ? query.Number(0) : 0;
    }

    /// <summary>All or nothing of what <paramref name="work"/> does.</summary>
    public void InTransaction(Action work)
    {
        Execute("BEGIN IMMEDIATE");
        try
        {
            work();
            Execute("COMMIT");
        }
        catch
        {
            _ = raw.sqlite3_exec(_connection, "ROLLBACK"); // some failures have rolled back already
            throw;
        }
    }

    /// <summary>Ends what runs, from any thread; it throws.</summary>
    public void Interrupt() => raw.sqlite3_interrupt(_connection);

    /// <summary>Throws unless a result code is good.</summary>
    public void Check(int code)
    {
        if (code is not (raw.SQLITE_OK or raw.SQLITE_ROW or raw.SQLITE_DONE))
            throw new DatabaseException(code, raw.sqlite3_errmsg(_connection).utf8_to_string() ?? "unknown");
    }

    /// <inheritdoc />
    public void Dispose() => _connection.Dispose();
}
