using Microsoft.AspNetCore.Http.HttpResults;
using Wander.State;
using Wander.Web.Components.Directory;
using Wander.Web.Directory;
using Wander.Web.Requests;

namespace Wander.Web.Endpoints;

/// <summary><c>GET /directory/consoles?q=&amp;sort=&amp;after=</c>: shows the consoles of the network and their states.</summary>
internal static class ConsolesPageEndpoint
{
    // Returns IResult because the Request Delegate Generator does not see types that the Razor generator creates.
    public static IResult Get([AsParameters] ConsolesQuery query, HttpContext context, LiveNetwork live)
    {
        context.Response.Headers.CacheControl = "no-cache";
        return new RazorComponentResult<ConsolesPage>(
            new { View = ConsolesView.Of(live.Now, query, VisitorState.UiOnly(context)) });
    }
}
