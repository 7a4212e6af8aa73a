using Microsoft.AspNetCore.Http.HttpResults;
using Wander.Configuration;
using Wander.State;
using Wander.Web.Components;
using Wander.Web.Components.Directory;
using Wander.Web.Directory;
using Wander.Web.Localization;
using Wander.Web.Requests;

namespace Wander.Web.Endpoints;

/// <summary>
/// <c>GET /directory/console?url=&amp;after=&amp;before=</c>: shows a console, its recommendations, and those that it shares with
/// other consoles. Without <c>url</c>, redirects to the list of consoles.
/// </summary>
internal static class ConsoleDetailsEndpoint
{
    // Returns IResult because the Request Delegate Generator does not see types that the Razor generator creates.
    public static IResult Get(
        HttpContext context, LiveNetwork live, PageLists lists, WanderSettings settings, SiteLinks links, InterfaceTexts texts,
        string? url = null, string? after = null, string? before = null)
    {
        context.Response.Headers.CacheControl = "no-cache";
        if (string.IsNullOrWhiteSpace(url))
            return Results.Redirect(links.To(DirectorySections.PathOf(DirectorySection.Consoles), VisitorState.UiOnly(context)));
        var moment = live.Now;
        if (!moment.Network.TryFindConsole(url, out var console))
            return MessagePage.Answer(
                context, StatusCodes.Status404NotFound, texts["Error.404"], texts.WhyNoConsole(url, settings.Ignore));
        var part = new DirectoryQuery { After = after, Before = before }.Part;
        var list = lists.Find(moment.Network, new PageFilter { Console = console }, part, context.RequestAborted);
        return new RazorComponentResult<ConsoleDetailsPage>(new
        {
            View = new ConsoleDetails(moment, console, list, VisitorState.UiOnly(context)),
        });
    }
}
