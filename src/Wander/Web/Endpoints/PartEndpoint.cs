using Microsoft.AspNetCore.Http.HttpResults;
using Wander.State;
using Wander.Web.Components.Parts;
using Wander.Web.Parts;
using Wander.Web.Requests;

namespace Wander.Web.Endpoints;

/// <summary>
/// <c>GET /console</c>, <c>/console/neighbours</c> and so on: shows a part of the Console dialog. Without JavaScript, visitors
/// see it as a page; main.js loads the same parts into the dialog.
/// </summary>
internal static class PartEndpoint
{
    // Returns IResult because the Request Delegate Generator does not see types that the Razor generator creates.
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
