using Microsoft.AspNetCore.Http.HttpResults;
using Wander.State;
using Wander.Web.Components.Parts;
using Wander.Web.Parts;
using Wander.Web.Requests;

namespace Wander.Web.Endpoints;

/// <summary>
/// <c>GET /console</c> and <c>/console/neighbours</c> …: the parts of the Console dialog. A visitor without
/// JavaScript reads them as pages; main.js puts the same ones into the dialog.
/// </summary>
internal static class PartEndpoint
{
    // The generator that binds endpoints does not see the types of other generators, Razor's among them: hence IResult.
    public static IResult Get(HttpContext context, LiveNetwork live, string? name = null, string? url = null)
    {
        if (!ConsoleParts.TryRead(name, out var part))
            return TypedResults.NotFound();
        context.Response.Headers.CacheControl = "no-cache";
        return new RazorComponentResult<PartPage>(new
        {
            View = new PartView(part, live.Now, VisitorState.Of(context))
            {
                Url = string.IsNullOrWhiteSpace(url) ? null : url.Trim(),
            },
        });
    }
}
