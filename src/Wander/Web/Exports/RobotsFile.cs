using System.Text;
using Wander.Web.Requests;

namespace Wander.Web.Exports;

/// <summary>
/// <c>GET /robots.txt</c> where the owner has none (RFC 9309): whoever wants to may read what is there to be read, and need not
/// ask for what is another thing each time.
/// </summary>
internal static class RobotsFile
{
    /// <summary>Where it is, under the console's path.</summary>
    public const string Path = "robots.txt";

    public static IResult Get(HttpContext context, SiteLinks links)
    {
        var text = Encoding.UTF8.GetBytes($"""
            User-agent: *
            Disallow: {links.Root}api/
            Disallow: {links.Root}random
            Disallow: {links.Root}*?seen=
            Disallow: {links.Root}*&seen=
            Allow: {links.Root}

            Sitemap: {links.Absolute(SitemapFile.Path)}

            """.ReplaceLineEndings("\n"));
        return new Export(
            "text/plain; charset=utf-8", (stream, cancellationToken) => stream.WriteAsync(text, cancellationToken).AsTask())
            .Answer(context);
    }
}
