using Microsoft.Extensions.FileProviders;

namespace Wander.Web.Hosting;

/// <summary>
/// Lets files in the owner's folder <c>public/</c> replace some endpoints. Routing runs before static files, so an endpoint would
/// otherwise always take precedence.
/// </summary>
internal static class OwnerFiles
{
    private static readonly object Mark = new Replaceable();

    /// <summary>Lets an owner's file of the same name replace an endpoint.</summary>
    public static IEndpointConventionBuilder PreferOwnerFile(this IEndpointConventionBuilder endpoint) =>
        endpoint.WithMetadata(Mark);

    /// <summary>Lets the owner's files replace those endpoints of a group that have one of the given paths.</summary>
    /// <param name="endpoints">The group of endpoints.</param>
    /// <param name="paths">The paths, without a leading slash.</param>
    public static void PreferOwnerFiles(this IEndpointConventionBuilder endpoints, IReadOnlySet<string> paths) =>
        endpoints.Add(endpoint =>
        {
            if (endpoint is RouteEndpointBuilder { RoutePattern.RawText: { } path } && paths.Contains(path.TrimStart('/')))
                endpoint.Metadata.Add(Mark);
        });

    /// <summary>
    /// Adds a middleware that removes the endpoint from a request for which the owner has a file. It must come after routing.
    /// </summary>
    /// <param name="app">The application.</param>
    /// <param name="files">The owner's files.</param>
    public static void UseOwnerFiles(this IApplicationBuilder app, IFileProvider files) => app.Use((context, next) =>
    {
        var isReplaceable = context.GetEndpoint()?.Metadata.GetMetadata<Replaceable>() is not null;
        if (isReplaceable && files.GetFileInfo(context.Request.Path).Exists)
            context.SetEndpoint(null);
        return next(context);
    });

    private sealed class Replaceable;
}
