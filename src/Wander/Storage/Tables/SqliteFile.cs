using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Wander.Storage.Tables;

/// <summary>Opens connections to a SQLite file. A connection is not thread-safe.</summary>
internal static class SqliteFile
{
    // In seconds. A statement is retried for this time while another connection holds a lock.
    private const int LockTimeout = 1;

    private const int HasMovedOperation = 20; // SQLITE_FCNTL_HAS_MOVED

    /// <summary>Opens a connection. Throws <see cref="SqliteException"/> when that fails.</summary>
    /// <param name="path">The path of the file, or a <c>file:</c> URI (sqlite.org/uri.html).</param>
    /// <param name="mode">Whether the connection may write, and may create the file.</param>
    public static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var settings = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = mode,
            DefaultTimeout = LockTimeout,
            // A pooled connection would keep the file open after Dispose. A damaged file could then not be renamed, and after
            // the file was replaced, the old file would still be written.
            Pooling = false,
        };
        var connection = new SqliteConnection(settings.ToString());
        try
        {
            connection.Open();
            // Lets SQLite detect damage in a database page before it uses the content.
            connection.Execute("PRAGMA cell_size_check = ON");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Returns whether the open file is no longer the file at its path, because it was renamed, deleted or replaced. Always false
    /// where SQLite cannot detect this, as on Windows, which does not allow these operations on an open file
    /// (sqlite.org/c3ref/c_fcntl_begin_atomic_write.html).
    /// </summary>
    public static bool HasMoved(SqliteConnection connection) =>
        FileControl(connection.Handle!, database: 0, HasMovedOperation, out var hasMoved) == raw.SQLITE_OK && hasMoved != 0;

    // Microsoft.Data.Sqlite and SQLitePCLRaw do not expose this function. A null pointer as the database name means "main".
    [DllImport("e_sqlite3", EntryPoint = "sqlite3_file_control", ExactSpelling = true)]
    private static extern int FileControl(sqlite3 connection, nint database, int operation, out int result);
}
