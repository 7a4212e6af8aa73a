using Microsoft.Extensions.FileProviders;

namespace Wander.Web.Hosting;

/// <summary>
/// Routes are matched before files are looked for. A few of ours are only there for owners who have no such file in
/// <c>public/</c>.
/// </summary>
internal static class OwnersFiles
{
    private static readonly object Mark = new Yielding();

    /// <summary>Lets the owner's file of this name take the place of an endpoint.</summary>
    public static IEndpointConventionBuilder YieldToOwnersFile(this IEndpointConventionBuilder endpoint) => endpoint.WithMetadata(Mark);

    /// <summary>Finds out where that is so, after routing.</summary>
    /// <param name="app">The application.</param>
    /// <param name="files">The owner's files.</param>
    public static void UseOwnersFilesFirst(this IApplicationBuilder app, IFileProvider files) => app.Use((context, next) =>
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<Yielding>() is not null && files.GetFileInfo(context.Request.Path).Exists)
            context.SetEndpoint(null);
        return next(context);
    });

    private sealed class Yielding;
}
