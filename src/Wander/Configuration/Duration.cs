using System.Globalization;

namespace Wander.Configuration;

/// <summary>
/// Reads and writes durations in settings: a whole number and a unit, like <c>15s</c>, <c>10m</c>, <c>6h</c>, <c>7d</c> or
/// <c>250ms</c>.
/// </summary>
public static class Duration
{
    private static readonly (string Suffix, TimeSpan Length)[] Units =
    [
        ("ms", TimeSpan.FromMilliseconds(1)),
        ("s", TimeSpan.FromSeconds(1)),
        ("m", TimeSpan.FromMinutes(1)),
        ("h", TimeSpan.FromHours(1)),
        ("d", TimeSpan.FromDays(1)),
    ];

    /// <summary>
    /// Parses a duration. Returns false for other text: no unit or several, a sign, a fraction, or more than 100,000 days.
    /// </summary>
    /// <param name="text">The text; may be null.</param>
    /// <param name="duration">The duration.</param>
    public static bool TryParse(string? text, out TimeSpan duration)
    {
        duration = default;
        if (text is null)
            return false;
        var digits = text.AsSpan().IndexOfAnyExceptInRange('0', '9');
        if (digits <= 0 || !long.TryParse(text.AsSpan(0, digits), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            return false;
        var suffix = text[digits..];
        var unit = Array.Find(Units, known => known.Suffix == suffix);
        if (unit.Suffix is null || count > TimeSpan.FromDays(100_000) / unit.Length)
            return false;
        duration = TimeSpan.FromTicks(unit.Length.Ticks * count);
        return true;
    }

    /// <summary>
    /// Formats a duration in the largest unit that gives a whole number. <see cref="TryParse"/> parses it back.
    /// </summary>
    /// <param name="duration">A duration of 0 or more; fractions of a millisecond are dropped.</param>
    public static string Format(TimeSpan duration)
    {
        var whole = TimeSpan.FromMilliseconds(Math.Floor(duration.TotalMilliseconds));
        var (suffix, length) = whole == TimeSpan.Zero
            ? Units[1]
            : Array.FindLast(Units, unit => whole.Ticks % unit.Length.Ticks == 0);
        return $"{whole.Ticks / length.Ticks}{suffix}";
    }
}
