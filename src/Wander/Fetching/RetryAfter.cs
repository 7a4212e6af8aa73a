using System.Globalization;
using Microsoft.Net.Http.Headers;

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
        var digits = text.AsSpan(text[0] == '-' ? 1 : 0);
        if (digits.Length > 0 && !digits.ContainsAnyExceptInRange('0', '9'))
            return text[0] == '-' ? Least : Most; // more digits than a number has
        return HeaderUtilities.TryParseDate(text, out var date) ? Bounded(date - now) : null;
    }

    private static TimeSpan Bounded(TimeSpan wait) => wait < Least ? Least : wait > Most ? Most : wait;
}
