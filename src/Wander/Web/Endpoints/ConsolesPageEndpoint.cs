using Microsoft.AspNetCore.Http.HttpResults;
using Wander.State;
using Wander.Web.Components.Directory;
using Wander.Web.Directory;
using Wander.Web.Requests;

namespace Wander.Web.Endpoints;

/// <summary><c>GET /directory/consoles?q=&amp;sort=&amp;after=</c>: every console, and how it is.</summary>
internal static class ConsolesPageEndpoint
{
    // The generator that binds endpoints does not see the types of other generators, Razor's among them: hence IResult.
    public static IResult Get([AsParameters] ConsolesQuery query, HttpContext context, LiveNetwork live)
    {
        context.Response.Headers.CacheControl = "no-cache";
        return new RazorComponentResult<ConsolesPage>(
            new { View = ConsolesView.Of(live.Now, query, VisitorState.UiOnly(context)) });
    }
}
