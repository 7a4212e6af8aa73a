using System.Globalization;
using Microsoft.Net.Http.Headers;

namespace Wander.Fetching;

/// <summary>
/// Parses the <c>Retry-After</c> header (RFC 9110, section 10.2.3). The result is limited to between 1 minute and 24 hours,
/// because some sites send ten years or negative times.
/// </summary>
internal static class RetryAfter
{
    private static readonly TimeSpan Least = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Most = TimeSpan.FromHours(24);

    /// <summary>
    /// Returns the waiting time; null when the header is missing, or is neither a number of seconds nor a date.
    /// </summary>
    public static TimeSpan? Read(string? header, DateTimeOffset now)
    {
        var text = header?.Trim();
        if (string.IsNullOrEmpty(text))
            return null;
        if (decimal.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds))
            return Bounded(TimeSpan.FromSeconds((double)Math.Clamp(seconds, 0, (decimal)Most.TotalSeconds)));
        var digits = text.AsSpan(text[0] == '-' ? 1 : 0);
        if (digits.Length > 0 && !digits.ContainsAnyExceptInRange('0', '9'))
            return text[0] == '-' ? Least : Most; // too many digits for a decimal
        return HeaderUtilities.TryParseDate(text, out var date) ? Bounded(date - now) : null;
    }

    private static TimeSpan Bounded(TimeSpan wait) => wait < Least ? Least : wait > Most ? Most : wait;
}
