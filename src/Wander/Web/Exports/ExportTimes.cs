using System.Globalization;

namespace Wander.Web.Exports;

/// <summary>
/// The times in exports: of what is known, never of the request, so that a file stays the same while nothing changes.
/// </summary>
internal static class ExportTimes
{
    /// <summary>As the network's own list writes it: <c>2026-05-15 03:59:32 +0000</c>.</summary>
    public static string AsInNetworkFile(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss '+0000'", CultureInfo.InvariantCulture);

    /// <summary>As Atom writes it (RFC 3339): <c>2026-05-15T03:59:32Z</c>.</summary>
    public static string AsInAtom(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>As OPML writes it (RFC 822, years in four digits): <c>Fri, 15 May 2026 03:59:32 GMT</c>.</summary>
    public static string AsInOpml(DateTimeOffset time) => time.UtcDateTime.ToString("R", CultureInfo.InvariantCulture);
}
