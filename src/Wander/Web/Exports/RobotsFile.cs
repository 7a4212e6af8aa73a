using System.Text;
using Wander.Web.Requests;

namespace Wander.Web.Exports;

/// <summary>
/// <c>GET /robots.txt</c> (RFC 9309), unless the owner has one in <c>public/</c>. It allows crawlers everything except the API
/// and addresses whose content differs on each request.
/// </summary>
internal static class RobotsFile
{
    /// <summary>The path of the file, relative to the console's path.</summary>
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
