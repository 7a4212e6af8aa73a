using Microsoft.Data.Sqlite;
using Wander.Fetching;
using Wander.Protocol;
using Wander.Protocol.Findings;

namespace Wander.Storage;

/// <summary>
/// The rows of a query, with columns as the types of the crawl. SQLite does not enforce the types of columns, and a file may be
/// damaged or edited by hand: a column with an invalid value reads as a default, and makes the row invalid. The caller skips it.
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

    public bool IsNull(string column) => reader.IsDBNull(reader.GetOrdinal(column));

    public long Key(string column) => Number(column, long.MinValue, long.MaxValue);

    public string? Text(string column)
    {
        var ordinal = reader.GetOrdinal(column);
        return reader.IsDBNull(ordinal) ? null : reader.GetString(ordinal);
    }

    public int Count(string column) => (int)Number(column, 0, int.MaxValue);

    public bool Flag(string column) => Number(column, 0, 1) == 1;

    /// <summary>A time in UTC, stored as ticks of 100 ns since the year 1.</summary>
    public DateTimeOffset Time(string column) => new(Number(column, 0, DateTimeOffset.MaxValue.Ticks), TimeSpan.Zero);

    public DateTimeOffset? TimeOrNull(string column) => IsNull(column) ? null : Time(column);

    /// <summary>A duration, stored as ticks of 100 ns.</summary>
    public TimeSpan Duration(string column) => new(Number(column, 0, long.MaxValue));

    public T Choice<T>(string column) where T : struct, Enum
    {
        var value = (T)Enum.ToObject(typeof(T), Number(column, 0, int.MaxValue));
        return Check(Enum.IsDefined(value)) ? value : default;
    }

    public ConsoleAddress? Console(string column) =>
        Check(ConsoleAddress.TryParse(Text(column), out var address)) ? address : null;

    public PageAddress? Page(string column) => Check(PageAddress.TryParse(Text(column), out var address)) ? address : null;

    public PageAddress? PageOrNull(string column) => IsNull(column) ? null : Page(column);

    /// <summary>A failure, stored as JSON.</summary>
    public Failure? Failure(string column)
    {
        Failure? failure = null;
        Check(Text(column) is not { } json || StoredFailure.TryRead(json, out failure));
        return failure;
    }

    /// <summary>A remark, stored as JSON.</summary>
    public ConsoleRemark? Remark(string column)
    {
        ConsoleRemark? remark = null;
        Check(Text(column) is not { } json || StoredRemark.TryRead(json, out remark));
        return remark;
    }

    /// <summary>The columns <c>etag</c> and <c>last_modified</c>.</summary>
    public Validators Validators() => new(Text("etag"), Text("last_modified"));

    private long Number(string column, long minimum, long maximum)
    {
        var ordinal = reader.GetOrdinal(column);
        if (!Check(!reader.IsDBNull(ordinal)))
            return 0;
        var number = reader.GetInt64(ordinal);
        return Check(number >= minimum && number <= maximum) ? number : 0;
    }

    private bool Check(bool isValid)
    {
        IsValid &= isValid;
        return isValid;
    }
}
