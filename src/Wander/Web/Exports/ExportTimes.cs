using System.Globalization;
using Wander.Crawling;

namespace Wander.Web.Exports;

/// <summary>The times in exports: of what is known, never of the request, so that a file stays the same while nothing changes.</summary>
internal static class ExportTimes
{
    /// <summary>
    /// Since when all of it is known: the end of the last crawl, and the beginning of one that runs; before the first of this
    /// process, when a console was last read. 1970 where none ever was.
    /// </summary>
    public static DateTimeOffset AsOf(NetworkMoment moment)
    {
        ArgumentNullException.ThrowIfNull(moment);
        return moment.Crawl.FinishedAt
            ?? moment.Crawl.StartedAt
            ?? moment.Network.Consoles.Max(console => console.LastRead)
            ?? DateTimeOffset.UnixEpoch;
    }

    /// <summary>As the network's own list writes it: <c>2026-05-15 03:59:32 +0000</c>.</summary>
    public static string AsInNetworkFile(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss '+0000'", CultureInfo.InvariantCulture);

    /// <summary>As Atom writes it (RFC 3339): <c>2026-05-15T03:59:32Z</c>.</summary>
    public static string AsInAtom(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>As OPML writes it (RFC 822, years in four digits): <c>Fri, 15 May 2026 03:59:32 GMT</c>.</summary>
    public static string AsInOpml(DateTimeOffset time) => time.UtcDateTime.ToString("R", CultureInfo.InvariantCulture);
}
