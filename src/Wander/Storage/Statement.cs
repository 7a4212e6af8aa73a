using System.Text;
using SQLitePCL;

namespace Wander.Storage;

/// <summary>A prepared statement: parameters from left to right, then <see cref="Run"/>, or <see cref="Next"/> row by row.</summary>
internal sealed class Statement(Database database, sqlite3_stmt statement) : IDisposable
{
    private int _bound;

    /// <summary>The next parameter: a number.</summary>
    public Statement With(long? value)
    {
        _bound++;
        database.Check(value is { } number
            ? raw.sqlite3_bind_int64(statement, _bound, number)
            : raw.sqlite3_bind_null(statement, _bound));
        return this;
    }

    /// <summary>The next parameter: a text. It is kept as UTF-8, so half a surrogate pair becomes U+FFFD.</summary>
    public Statement With(string? value)
    {
        _bound++;
        database.Check(value switch
        {
            null => raw.sqlite3_bind_null(statement, _bound),
            "" => raw.sqlite3_bind_text(statement, _bound, ""), // no bytes at all would be NULL
            _ => raw.sqlite3_bind_text(statement, _bound, Encoding.UTF8.GetBytes(value)),
        });
        return this;
    }

    /// <summary>Runs it to its end; its parameters can be given anew then.</summary>
    public void Run()
    {
        while (Next())
        {
        }
    }

    /// <summary>Goes to the next row; false after the last, when parameters can be given anew.</summary>
    public bool Next()
    {
        var code = raw.sqlite3_step(statement);
        if (code == raw.SQLITE_ROW)
            return true;
        database.Check(code);
        database.Check(raw.sqlite3_reset(statement));
        _bound = 0;
        return false;
    }

    /// <summary>Is this column of the row NULL?</summary>
    public bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    /// <summary>This column of the row as a number; 0 when it is none.</summary>
    public long Number(int column) => raw.sqlite3_column_int64(statement, column);

    /// <summary>This column of the row as a text; null when it is NULL.</summary>
    public string? Text(int column) =>
        IsNull(column) ? null : Encoding.UTF8.GetString(raw.sqlite3_column_blob(statement, column));

    /// <inheritdoc />
    public void Dispose() => statement.Dispose();
}
