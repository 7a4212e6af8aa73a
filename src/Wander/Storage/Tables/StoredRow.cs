using Microsoft.Data.Sqlite;
using Wander.Protocol;
using Wander.Protocol.Findings;

namespace Wander.Storage.Tables;

/// <summary>
/// The rows of a query, with columns as the types of the crawl. SQLite does not enforce the types of columns, and a file may be
/// damaged or edited by hand: a column with an invalid value reads as a default, and makes the row invalid. The caller skips it.
/// Columns are given as ordinals, which the caller looks up once by name.
/// </summary>
internal sealed class StoredRow(SqliteDataReader reader)
{
    /// <summary>False when an invalid value was read since the last <see cref="Read"/>.</summary>
    public bool IsValid { get; private set; }

    /// <summary>Advances to the next row; false after the last.</summary>
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
            // The value is NULL, as only a damaged file has it. GetInt64 checks that itself: checking it before as well makes
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
