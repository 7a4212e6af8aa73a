using System.Globalization;

namespace Wander.Fetching;

/// <summary>
/// The <c>Retry-After</c> header (RFC 9110, section 10.2.3), between 1 minute and 24 hours: sites ask for ten years, and for
/// negative times (design, section 14).
/// </summary>
internal static class RetryAfter
{
    private static readonly TimeSpan Least = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Most = TimeSpan.FromHours(24);

    /// <summary>How long to wait; null where the header is missing or neither seconds nor a date.</summary>
    public static TimeSpan? Read(string? header, DateTimeOffset now)
    {
        var text = header?.Trim();
        if (string.IsNullOrEmpty(text))
            return null;
        if (decimal.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds))
            return Bounded(TimeSpan.FromSeconds((double)Math.Clamp(seconds, 0, (decimal)Most.TotalSeconds)));
        if (text.Length > 0 && text.TrimStart('-').All(char.IsAsciiDigit))
            return text[0] == '-' ? Least : Most; // more digits than a number has
        return DateTimeOffset.TryParseExact(text, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            ? Bounded(date - now)
            : null;
    }

    private static TimeSpan Bounded(TimeSpan wait) => wait < Least ? Least : wait > Most ? Most : wait;
}
