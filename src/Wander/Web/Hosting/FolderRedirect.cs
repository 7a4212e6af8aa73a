using Wander.Web.Requests;

namespace Wander.Web.Hosting;

/// <summary>
/// Redirects <c>/wander</c> to <c>/wander/</c>. Without the trailing slash, relative addresses in the owner's scripts would
/// resolve to paths outside the console's folder.
/// </summary>
/// <param name="next">The next middleware.</param>
internal sealed class FolderRedirect(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context, SiteLinks links)
    {
        var request = context.Request;
        if (request.Path.HasValue || !request.PathBase.HasValue)
            return next(context);
        context.Response.Redirect(links.Root + request.QueryString, permanent: true, preserveMethod: true);
        return Task.CompletedTask;
    }
}
