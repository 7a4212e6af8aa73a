using Wander.Configuration;
using Wander.Protocol;
using Wander.Protocol.Network;
using Wander.State;
using Wander.Text;
using Wander.Web.Localization;
using Wander.Web.Requests;

namespace Wander.Web.Exports;

/// <summary>
/// <c>GET /blogroll.opml</c>, and <c>/.well-known/recommendations.opml</c> where the site is ours: the feeds of the pages that we
/// know, each once, in the order of the pages' ids (OPML 2.0).
/// </summary>
internal static class BlogrollFile
{
    /// <summary>Where it is, under the console's path.</summary>
    public const string Path = "blogroll.opml";

    /// <summary>Where it is for the whole site, when the console's path is the root of the site.</summary>
    public const string PathOfSite = ".well-known/recommendations.opml";

    public static IResult Get(HttpContext context, LiveNetwork live, WanderSettings settings, InterfaceTexts texts) =>
        Of(live.Now, settings, texts).Answer(context);

    /// <summary>At an address that speaks for a whole site: only where our path is its root.</summary>
    public static IResult GetOfSite(
        HttpContext context, LiveNetwork live, WanderSettings settings, SiteLinks links, InterfaceTexts texts) =>
        links.Root == "/" ? Get(context, live, settings, texts) : TypedResults.NotFound();

    /// <summary>The file for a moment.</summary>
    public static Export Of(NetworkMoment moment, WanderSettings settings, InterfaceTexts texts)
    {
        var title = texts["Blogroll", settings.Title];
        return new Export($"{MediaTypes.Opml}; charset=utf-8", WriteAsync);

        async Task WriteAsync(Stream stream, CancellationToken cancellationToken)
        {
            using var opml = new XmlFile(stream, "opml", "");
            opml.Attribute("version", "2.0");
            opml.Begin("head");
            opml.Text("title", title);
            opml.Text("dateModified", ExportTimes.AsInOpml(moment.AsOf));
            opml.Text("ownerName", settings.Title);
            opml.Text("ownerId", settings.Url.Value);
            opml.Text("docs", "https://opml.org/spec2.opml");
            opml.End();
            opml.Begin("body");
            foreach (var page in WithFeeds(moment.Network))
            {
                Write(opml, page, page.Check.Feed!.Value);
                await opml.SendAsync(cancellationToken);
            }
            await opml.EndAsync(cancellationToken);
        }
    }

    private static IEnumerable<NetworkPage> WithFeeds(NetworkSnapshot network)
    {
        var feeds = new HashSet<PageId>();
        return network.PagesFrom(default).Where(page =>
            page.Check.Feed is { } feed && PublishedPages.Contains(page) && feeds.Add(feed.Id));
    }

    private static void Write(XmlFile opml, NetworkPage page, string feed)
    {
        var title = page.Check.Title ?? InterfaceTexts.NameOf(page.Address.Value);
        opml.Empty(
            "outline",
            ("type", "rss"),
            ("text", title),
            ("title", title),
            ("xmlUrl", feed),
            ("htmlUrl", page.Address.Value),
            ("language", page.Language),
            ("description", page.Check.Description));
    }
}
