using Wander.Configuration;
using Wander.State;
using Wander.Text;
using Wander.Web.Directory;
using Wander.Web.Errors;
using Wander.Web.Exports;
using Wander.Web.Localization;
using Wander.Web.Requests;

namespace Wander.Web.Endpoints;

/// <summary>
/// <c>GET /recommended.xml?site=&amp;after=</c>: returns the Atom feed of the new recommendations of a site's pages.
/// </summary>
internal static class RecommendationsFeedEndpoint
{
    public static IResult Get(
        HttpContext context,
        LiveNetwork live,
        WanderSettings settings,
        SiteLinks links,
        InterfaceTexts texts,
        PageLists lists,
        string? site = null,
        string? after = null)
    {
        if (!SiteHost.TryRead(site, out var host))
            return ErrorPages.BadRequest(texts, "site", context);
        if (!FeedPosition.TryParse(after, out var place))
            return ErrorPages.BadRequest(texts, "after", context);
        var network = live.Now.Network;
        var pages = lists.OfSite(network, host, context.RequestAborted);
        var feed = RecommendationsFeed.Of(network, host, pages, place, settings, links, texts, AddressOf);
        return new Export($"{MediaTypes.Atom}; charset=utf-8", feed.WriteAsync).Answer(context);

        string AddressOf(FeedPosition? from) => links.Absolute(
            RecommendationsFeed.Path,
            new("site", host.Name),
            new("after", from?.ToString()),
            new(InterfaceLanguages.Parameter, VisitorState.UiOf(context)));
    }
}
