using System.Globalization;

namespace Wander.Web.Exports;

/// <summary>
/// Formats the times in exports. They are times of the network, never of the request, so that a file stays the same while the
/// network does not change.
/// </summary>
internal static class ExportTimes
{
    /// <summary>The format of the Wander network's own list: <c>2026-05-15 03:59:32 +0000</c>.</summary>
    public static string AsInNetworkFile(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss '+0000'", CultureInfo.InvariantCulture);

    /// <summary>The format of Atom (RFC 3339): <c>2026-05-15T03:59:32Z</c>.</summary>
    public static string AsInAtom(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>The format of OPML (RFC 822 with four-digit years): <c>Fri, 15 May 2026 03:59:32 GMT</c>.</summary>
    public static string AsInOpml(DateTimeOffset time) => time.UtcDateTime.ToString("R", CultureInfo.InvariantCulture);
}
