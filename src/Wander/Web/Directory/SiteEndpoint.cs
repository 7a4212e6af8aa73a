using Microsoft.AspNetCore.Http.HttpResults;
using Wander.Configuration;
using Wander.Crawling;
using Wander.Web.Components.Directory;

namespace Wander.Web.Directory;

/// <summary><c>GET /directory/site?host=</c>: who recommends a site, and since when: its owner may look it up (design, section 10).</summary>
internal static class SiteEndpoint
{
    // The generator that binds endpoints does not see the types of other generators, Razor's among them: hence IResult.
    public static IResult Get(HttpContext context, LiveNetwork live, PageLists lists, WanderSettings settings, string? host = null)
    {
        context.Response.Headers.CacheControl = "no-cache";
        var network = live.Now.Network;
        var visit = Visit.UiOnly(context);
        var typed = host?.Trim() ?? "";
        if (!SiteHost.TryRead(typed, out var site))
            return Show(new SiteView(network, typed, Host: null, [], 0, Hidden: null, visit));
        var pages = lists.OfSite(network, site, context.RequestAborted);
        var hidden = pages.Count == 0 ? settings.Ignore.Find($"https://{site.Name}/") : null;
        return Show(new SiteView(network, typed, site, [.. pages.Take(SiteView.MaximumShown)], pages.Count, hidden, visit));
    }

    private static RazorComponentResult<SitePage> Show(SiteView view) => new(new { View = view });
}
