using Wander.Configuration;
using Wander.Protocol.Network;
using Wander.State;
using Wander.Text;
using Wander.Web.Errors;
using Wander.Web.Exports;
using Wander.Web.Localization;
using Wander.Web.Requests;

namespace Wander.Web.Endpoints;

/// <summary><c>GET /feed.xml?after=</c>: returns the Atom feed of the pages that are new to the network.</summary>
internal static class NewPagesFeedEndpoint
{
    public static IResult Get(
        HttpContext context,
        LiveNetwork live,
        WanderSettings settings,
        SiteLinks links,
        InterfaceTexts texts,
        string? after = null)
    {
        var place = PageKey.TryParse(after, out var from) ? from : (PageKey?)null;
        if (place is null && !string.IsNullOrEmpty(after))
            return ErrorPages.BadRequest(texts, "after", context);
        string Part(PageKey? place) => links.Absolute(
            NewPagesFeed.Path,
            new("after", place?.ToString()),
            new(InterfaceLanguages.Parameter, VisitorState.UiOf(context)));
        var (feed, _) = NewPagesFeed.Of(live.Now.Network, place, settings, links, texts, Part);
        return new Export($"{MediaTypes.Atom}; charset=utf-8", feed.WriteAsync).Answer(context);
    }
}
