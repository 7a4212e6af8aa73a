using Microsoft.Data.Sqlite;
using Wander.Protocol;
using Wander.Protocol.Findings;

namespace Wander.Storage.Tables;

/// <summary>
/// Reads the rows of a query, and converts columns to the types of the records. SQLite does not enforce column types, and a file
/// may be damaged or edited by hand. For an invalid value, the methods return a default and mark the row as invalid; the caller
/// then skips the row. Columns are given as ordinals, which the caller looks up once by name.
/// </summary>
internal sealed class StoredRow(SqliteDataReader reader)
{
    /// <summary>False when a column of the current row has an invalid value that was read.</summary>
    public bool IsValid { get; private set; }

    /// <summary>Advances to the next row; false after the last row.</summary>
    public bool Read()
    {
        IsValid = true;
        return reader.Read();
    }

    public bool IsNull(int column) => reader.IsDBNull(column);

    public long Key(int column) => Number(column, long.MinValue, long.MaxValue);

    public string? Text(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    public int Count(int column) => (int)Number(column, 0, int.MaxValue);

    public bool Flag(int column) => Number(column, 0, 1) == 1;

    /// <summary>A time in UTC, stored as ticks of 100 ns since the year 1.</summary>
    public DateTimeOffset Time(int column) => new(Number(column, 0, DateTimeOffset.MaxValue.Ticks), TimeSpan.Zero);

    public DateTimeOffset? TimeOrNull(int column) => IsNull(column) ? null : Time(column);

    /// <summary>A duration, stored as ticks of 100 ns.</summary>
    public TimeSpan Duration(int column) => new(Number(column, 0, long.MaxValue));

    public T Choice<T>(int column) where T : struct, Enum
    {
        var value = (T)Enum.ToObject(typeof(T), Number(column, 0, int.MaxValue));
        return Check(Enum.IsDefined(value)) ? value : default;
    }

    public ConsoleAddress? Console(int column) =>
        Check(ConsoleAddress.TryParse(Text(column), out var address)) ? address : null;

    public PageAddress? Page(int column) => Check(PageAddress.TryParse(Text(column), out var address)) ? address : null;

    public PageAddress? PageOrNull(int column) => IsNull(column) ? null : Page(column);

    /// <summary>A failure, stored as JSON.</summary>
    public Failure? Failure(int column)
    {
        Failure? failure = null;
        Check(Text(column) is not { } json || StoredFailure.TryRead(json, out failure));
        return failure;
    }

    /// <summary>A remark, stored as JSON.</summary>
    public ConsoleRemark? Remark(int column)
    {
        ConsoleRemark? remark = null;
        Check(Text(column) is not { } json || StoredRemark.TryRead(json, out remark));
        return remark;
    }

    private long Number(int column, long minimum, long maximum)
    {
        try
        {
            var number = reader.GetInt64(column);
            return Check(number >= minimum && number <= maximum) ? number : 0;
        }
        catch (InvalidOperationException)
        {
            // The value is NULL, which occurs only in a damaged file. GetInt64 checks for NULL already; a second check would make
            // loading slower by a tenth.
            Check(false);
            return 0;
        }
    }

    private bool Check(bool isValid)
    {
        IsValid &= isValid;
        return isValid;
    }
}
