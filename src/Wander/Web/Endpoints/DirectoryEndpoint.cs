using Microsoft.AspNetCore.Http.HttpResults;
using Wander.Configuration;
using Wander.State;
using Wander.Web.Components.Directory;
using Wander.Web.Directory;
using Wander.Web.Localization;
using Wander.Web.Requests;

namespace Wander.Web.Endpoints;

/// <summary>
/// <c>GET /directory?q=&amp;language=&amp;console=&amp;verdict=&amp;sort=&amp;after=</c>: shows the pages of the network that
/// match the filters. A filter value that is not valid is ignored, with a remark on the page.
/// </summary>
internal static class DirectoryEndpoint
{
    // Returns IResult because the Request Delegate Generator does not see types that the Razor generator creates.
    public static IResult Get(
        [AsParameters] DirectoryQuery query,
        HttpContext context,
        LiveNetwork live,
        WanderSettings settings,
        PageLists lists,
        InterfaceTexts texts)
    {
        context.Response.Headers.CacheControl = "no-cache";
        var moment = live.Now;
        var refused = query.ReadFilter(moment.Network, out var filter);
        var list = lists.Find(moment.Network, filter, query.Part, context.RequestAborted);
        return new RazorComponentResult<DirectoryPage>(new
        {
            View = new DirectoryView(moment, query, filter, list, [.. refused.Select(Remark)], VisitorState.UiOnly(context)),
        });

        string Remark(string name) => name switch
        {
            "console" => texts.WhyNoConsole(query.Console!, settings.Ignore),
            "verdict" => texts["NoVerdict", InterfaceTexts.Beginning(query.Verdict!)],
            _ => texts["Advice.language"],
        };
    }
}
