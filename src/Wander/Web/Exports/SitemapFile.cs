using Wander.Protocol.Network;
using Wander.State;
using Wander.Web.Directory;
using Wander.Web.Requests;

namespace Wander.Web.Exports;

/// <summary>
/// <c>GET /sitemap.xml</c>: the pages of this console that search engines should index (sitemaps.org protocol 0.9).
/// </summary>
internal static class SitemapFile
{
    /// <summary>The path of the file, relative to the console's path.</summary>
    public const string Path = "sitemap.xml";

    private const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

    // The limits of the protocol: 50,000 addresses of fewer than 2,048 characters, and 50 MiB. MaximumBytes is lower because the
    // part that is not sent yet is not counted.
    private const int MaximumAddresses = 50_000;
    private const int MaximumBytes = 49_000_000;
    private const int MaximumLength = 2047;

    public static IResult Get(HttpContext context, LiveNetwork live, SiteLinks links, SiteCapabilities capabilities) =>
        Of(live.Now.Network, links, capabilities).Answer(context);

    /// <summary>Creates the file for a network.</summary>
    public static Export Of(NetworkSnapshot network, SiteLinks links, SiteCapabilities capabilities)
    {
        return new Export("application/xml; charset=utf-8", WriteAsync);

        async Task WriteAsync(Stream stream, CancellationToken cancellationToken)
        {
            using var sitemap = new XmlFile(stream, "urlset", Namespace);
            var addresses = Addresses(network, links, capabilities).Where(address => address.Length <= MaximumLength);
            foreach (var address in addresses.Take(MaximumAddresses))
            {
                sitemap.Begin("url");
                sitemap.Text("loc", address);
                sitemap.End();
                await sitemap.SendAsync(cancellationToken);
                if (sitemap.Length >= MaximumBytes)
                    break;
            }
            await sitemap.EndAsync(cancellationToken);
        }
    }

    private static IEnumerable<string> Addresses(NetworkSnapshot network, SiteLinks links, SiteCapabilities capabilities)
    {
        yield return links.Absolute("");
        foreach (var section in DirectorySections.Of(capabilities))
            yield return links.Absolute(DirectorySections.PathOf(section));
        foreach (var console in network.Consoles)
            yield return links.Absolute("directory/console", new KeyValuePair<string, string?>("url", console.Address.Value));
    }
}
