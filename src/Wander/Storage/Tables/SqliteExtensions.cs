using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Wander.Storage.Tables;

/// <summary>
/// Shorthand methods for the store's calls to Microsoft.Data.Sqlite. They throw <see cref="SqliteException"/>.
/// </summary>
internal static class SqliteExtensions
{
    /// <summary>Creates a command, which is prepared at its first execution and can be executed any number of times.</summary>
    public static SqliteCommand CreateCommand(this SqliteConnection connection, string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }

    /// <summary>Executes one or more statements.</summary>
    public static void Execute(this SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand(sql);
        command.ExecuteNonQuery();
    }

    /// <summary>Executes a query for one number; 0 when the result is NULL or has no rows.</summary>
    public static long QueryNumber(this SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand(sql);
        return command.ExecuteScalar() is long number ? number : 0;
    }

    /// <summary>
    /// Runs <paramref name="work"/> in a transaction, which is committed at the end, or rolled back on an exception.
    /// </summary>
    public static void InTransaction(this SqliteConnection connection, Action work)
    {
        // Not deferred, so that the write lock is taken before anything is read.
        using var transaction = connection.BeginTransaction(deferred: false);
        work();
        transaction.Commit();
    }

    /// <summary>Interrupts the running statement, which then throws, when a token is cancelled.</summary>
    public static CancellationTokenRegistration InterruptOn(this SqliteConnection connection, CancellationToken token) =>
        token.Register(() => raw.sqlite3_interrupt(connection.Handle)); // SqliteCommand.Cancel has no effect

    /// <summary>Executes a command with new parameter values.</summary>
    /// <returns>The number of changed rows.</returns>
    public static int Execute(this SqliteCommand command, params ReadOnlySpan<(string Name, object? Value)> parameters) =>
        command.With(parameters).ExecuteNonQuery();

    /// <summary>Sets the parameters of a command. Values are numbers, texts, and null for NULL.</summary>
    public static SqliteCommand With(this SqliteCommand command, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        command.Parameters.Clear();
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value switch
            {
                null => DBNull.Value,
                // The provider truncates a text of more than 512 bytes at its first NUL. As bytes, the text is stored
                // completely, and can be read as text.
                string text when text.Contains('\0', StringComparison.Ordinal) => Encoding.UTF8.GetBytes(text),
                _ => value,
            });
        }
        return command;
    }
}
