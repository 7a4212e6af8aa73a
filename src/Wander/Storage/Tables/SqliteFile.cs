using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Wander.Storage.Tables;

/// <summary>Opens connections to a SQLite file. A connection is for one thread at a time.</summary>
internal static class SqliteFile
{
    // In seconds: how long a statement is retried while another connection holds a lock.
    private const int LockTimeout = 1;

    private const int HasMovedOperation = 20; // SQLITE_FCNTL_HAS_MOVED

    /// <summary>Opens a connection; it throws <see cref="SqliteException"/> when that fails.</summary>
    /// <param name="path">The path of the file, or a <c>file:</c> URI (sqlite.org/uri.html).</param>
    /// <param name="mode">Whether the connection may write, and may create the file.</param>
    public static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var settings = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = mode,
            DefaultTimeout = LockTimeout,
            // A pooled connection keeps its file open after Dispose: the file could not be set aside, and a file that was
            // replaced would still be the one that is written.
            Pooling = false,
        };
        var connection = new SqliteConnection(settings.ToString());
        try
        {
            connection.Open();
            // Finds damage in a page before its content is used.
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
    /// Returns whether the open file is no longer the one at its path: it was renamed, deleted or replaced. Always false where
    /// SQLite cannot tell, as on Windows, which does not allow any of these for an open file
    /// (sqlite.org/c3ref/c_fcntl_begin_atomic_write.html).
    /// </summary>
    public static bool HasMoved(SqliteConnection connection) =>
        FileControl(connection.Handle!, database: 0, HasMovedOperation, out var hasMoved) == raw.SQLITE_OK && hasMoved != 0;

    // Neither Microsoft.Data.Sqlite nor SQLitePCLRaw has this function. A null pointer for the database's name means "main".
    [DllImport("e_sqlite3", EntryPoint = "sqlite3_file_control", ExactSpelling = true)]
    private static extern int FileControl(sqlite3 connection, nint database, int operation, out int result);
}
