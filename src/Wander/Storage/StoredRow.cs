using Wander.Fetching;
using Wander.Protocol;

namespace Wander.Storage;

/// <summary>
/// A row in the words of the crawl. A column that makes no sense (a damaged file, a hand-edited one) reads as a default and
/// makes the row unsound: whoever reads it skips it.
/// </summary>
internal sealed class StoredRow(Statement row)
{
    /// <summary>False when a column that was read since <see cref="Next"/> makes no sense.</summary>
    public bool IsSound { get; private set; }

    /// <summary>Goes to the next row; false after the last.</summary>
    public bool Next()
    {
        IsSound = true;
        return row.Next();
    }

    public bool IsNull(int column) => row.IsNull(column);

    public long Key(int column) => row.Number(column);

    public string? Text(int column) => row.Text(column);

    public int Count(int column) => (int)Within(row.Number(column), int.MaxValue);

    public bool Flag(int column) => Within(row.Number(column), 1) == 1;

    /// <summary>A time: ticks of 100 ns since the year 1, UTC, which is all that a record's time has.</summary>
    public DateTimeOffset Time(int column) => new(Within(row.Number(column), DateTimeOffset.MaxValue.Ticks), TimeSpan.Zero);

    public DateTimeOffset? TimeOrNull(int column) => IsNull(column) ? null : Time(column);

    public TimeSpan Duration(int column) => new(Within(row.Number(column), long.MaxValue));

    public T Choice<T>(int column) where T : struct, Enum
    {
        var value = (T)Enum.ToObject(typeof(T), Within(row.Number(column), int.MaxValue));
        return Sound(Enum.IsDefined(value)) ? value : default;
    }

    public ConsoleAddress? Console(int column) =>
        Sound(ConsoleAddress.TryParse(row.Text(column), out var address)) ? address : null;

    public PageAddress? Page(int column) => Sound(PageAddress.TryParse(row.Text(column), out var address)) ? address : null;

    public PageAddress? PageOrNull(int column) => IsNull(column) ? null : Page(column);

    public Validators Validators(int column) => new(row.Text(column), row.Text(column + 1));

    /// <summary>Says what whoever reads it finds out about the row.</summary>
    public bool Sound(bool isSound)
    {
        IsSound &= isSound;
        return isSound;
    }

    private long Within(long value, long maximum) => Sound(value >= 0 && value <= maximum) ? value : 0;
}
