using Microsoft.AspNetCore.Http.HttpResults;
using Wander.Configuration;
using Wander.Protocol.Ignoring;
using Wander.Protocol.Network;
using Wander.State;
using Wander.Web.Components.Directory;
using Wander.Web.Directory;
using Wander.Web.Requests;

namespace Wander.Web.Endpoints;

/// <summary><c>GET /directory/site?host=</c>: who recommends a site, and since when: its owner may look it up.</summary>
internal static class SiteEndpoint
{
    // The generator that binds endpoints does not see the types of other generators, Razor's among them: hence IResult.
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

    // The one that hides all of it, and those that name it and do hide something.
    private static List<IgnorePattern> HiddenOf(NetworkSnapshot network, WanderSettings settings, SiteHost site) =>
    [
        .. new[] { settings.Ignore.Find($"https://{site.Name}/"), settings.Ignore.Find($"https://www.{site.Name}/") }
            .OfType<IgnorePattern>()
            .Concat(network.Hidden.Select(hidden => hidden.Pattern).Where(pattern => site.IsNamedIn(pattern.Text)))
            .Distinct(),
    ];

    private static RazorComponentResult<SitePage> Show(SiteView view) => new(new { View = view });
}
