using System.Globalization;

namespace Wander.Configuration;

/// <summary>
/// How long something takes, as owners write it: a whole number and one unit, <c>15s</c>, <c>10m</c>, <c>6h</c>, <c>7d</c> or
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
    /// Reads a duration; false for anything else: no unit, several, a sign, a fraction, or more than a hundred thousand days.
    /// </summary>
    /// <param name="text">What somebody wrote.</param>
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

    /// <summary>Writes a duration in its largest whole unit, so that <see cref="TryParse"/> reads the same one back.</summary>
    /// <param name="duration">Not negative; what is shorter than a millisecond is dropped.</param>
    public static string Format(TimeSpan duration)
    {
        var whole = TimeSpan.FromMilliseconds(Math.Floor(duration.TotalMilliseconds));
        var (suffix, length) = whole == TimeSpan.Zero
            ? Units[1]
            : Array.FindLast(Units, unit => whole.Ticks % unit.Length.Ticks == 0);
        return $"{whole.Ticks / length.Ticks}{suffix}";
    }
}
