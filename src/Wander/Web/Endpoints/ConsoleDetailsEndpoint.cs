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
/// <c>GET /directory/console?url=&amp;after=</c>: one console, what it recommends, and what it shares with others;
/// without a console, the list of them.
/// </summary>
internal static class ConsoleDetailsEndpoint
{
    // The generator that binds endpoints does not see the types of other generators, Razor's among them: hence IResult.
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
