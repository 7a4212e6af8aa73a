using Microsoft.AspNetCore.Http.HttpResults;
using Wander.Configuration;
using Wander.Protocol.Ignoring;
using Wander.Protocol.Network;
using Wander.State;
using Wander.Web.Components.Directory;
using Wander.Web.Directory;
using Wander.Web.Requests;

namespace Wander.Web.Endpoints;

/// <summary>
/// <c>GET /directory/site?host=</c>: shows which consoles recommend the pages of a site, and since when. The owner of the site
/// can look this up.
/// </summary>
internal static class SiteEndpoint
{
    // Returns IResult because the Request Delegate Generator does not see types that the Razor generator creates.
    public static IResult Get(
        HttpContext context, LiveNetwork live, PageLists lists, WanderSettings settings, string? host = null)
    {
        context.Response.Headers.CacheControl = "no-cache";
        var network = live.Now.Network;
        var visitor = VisitorState.UiOnly(context);
        var typed = host?.Trim() ?? "";
        if (!SiteHost.TryRead(typed, out var site))
            return Show(new SiteView(network, typed, Host: null, [], 0, Hidden: [], visitor));
        var pages = lists.OfSite(network, site, context.RequestAborted);
        return Show(new SiteView(
            network,
            typed,
            site,
            [.. pages.Take(SiteView.MaximumShown)],
            pages.Count,
            HiddenOf(network, settings, site),
            visitor));
    }

    // Returns the patterns that hide the whole site, and those that contain its name and hide a console or page of the network.
    private static List<IgnorePattern> HiddenOf(NetworkSnapshot network, WanderSettings settings, SiteHost site) =>
    [
        .. new[] { settings.Ignore.Find($"https://{site.Name}/"), settings.Ignore.Find($"https://www.{site.Name}/") }
            .OfType<IgnorePattern>()
            .Concat(network.Hidden.Select(hidden => hidden.Pattern).Where(pattern => site.IsNamedIn(pattern.Text)))
            .Distinct(),
    ];

    private static RazorComponentResult<SitePage> Show(SiteView view) => new(new { View = view });
}
