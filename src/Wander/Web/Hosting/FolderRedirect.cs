using Wander.Web.Requests;

namespace Wander.Web.Hosting;

/// <summary>
/// <c>/wander</c> leads to <c>/wander/</c>: from the one without its slash, the relative addresses in the owner's scripts would
/// lead beside the console's folder.
/// </summary>
/// <param name="next">What answers all else.</param>
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
