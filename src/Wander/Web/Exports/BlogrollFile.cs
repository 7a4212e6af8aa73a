using Wander.Configuration;
using Wander.Protocol;
using Wander.Protocol.Network;
using Wander.State;
using Wander.Text;
using Wander.Web.Localization;
using Wander.Web.Requests;

namespace Wander.Web.Exports;

/// <summary>
/// <c>GET /blogroll.opml</c>, and <c>/.well-known/recommendations.opml</c> when the console is at the root of its site: the feeds
/// of the network's pages, each once, ordered by the ids of the pages (OPML 2.0).
/// </summary>
internal static class BlogrollFile
{
    /// <summary>The path of the file, relative to the console's path.</summary>
    public const string Path = "blogroll.opml";

    /// <summary>The well-known path of the file, which applies to the whole site.</summary>
    public const string PathOfSite = ".well-known/recommendations.opml";

    public static IResult Get(HttpContext context, LiveNetwork live, WanderSettings settings, InterfaceTexts texts) =>
        Of(live.Now, settings, texts).Answer(context);

    /// <summary>Answers requests for the well-known path; 404 unless the console is at the root of its site.</summary>
    public static IResult GetOfSite(
        HttpContext context, LiveNetwork live, WanderSettings settings, SiteLinks links, InterfaceTexts texts) =>
        links.Root == "/" ? Get(context, live, settings, texts) : TypedResults.NotFound();

    /// <summary>Creates the file for the network at one moment.</summary>
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
