using System.Globalization;
using Microsoft.AspNetCore.OutputCaching;
using Wander.State;
using Wander.Web.Requests;

namespace Wander.Web.Hosting;

/// <summary>
/// Caches responses that change only with the snapshot of the network. The cache key contains the number of the snapshot, and
/// changed settings create a new snapshot, so an outdated response is never served.
/// </summary>
internal static class OutputCaching
{
    private const int MaximumBytes = 32 * 1024 * 1024;
    private const int MaximumBytesOfOne = 4 * 1024 * 1024;

    // Cached responses cannot become outdated. The time limit only frees memory.
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    /// <summary>Sets the size limits of the cache.</summary>
    public static void Configure(OutputCacheOptions options) =>
        (options.SizeLimit, options.MaximumBodySize) = (MaximumBytes, MaximumBytesOfOne);

    /// <summary>Caches the responses of an endpoint until there is a newer snapshot.</summary>
    /// <param name="endpoint">
    /// The endpoint. Its responses depend only on the snapshot, the interface language, and the given parameters.
    /// </param>
    /// <param name="parameters">The names of the query parameters; all others are ignored.</param>
    public static IEndpointConventionBuilder CacheUntilNextSnapshot(
        this IEndpointConventionBuilder endpoint, params string[] parameters) =>
        endpoint.CacheOutput(policy => policy
            .AddPolicy<Open>()
            .SetVaryByQuery(parameters)
            .SetVaryByHost(false) // absolute addresses are built from `url`, not from the Host header
            .VaryByValue(context => new("snapshot", SnapshotOf(context)))
            .VaryByValue(context => new("language", $"{CultureInfo.CurrentUICulture.Name} {VisitorState.UiOf(context)}"))
            .VaryByValue(context => new("frame", SecurityHeaders.IsForFrame(context.Request) ? "1" : "0"))
            .SetLocking(false) // with locking, all clients would wait for the slowest one
            .Expire(Lifetime));

    private static string SnapshotOf(HttpContext context) =>
        context.RequestServices.GetRequiredService<LiveNetwork>().Number.ToString(CultureInfo.InvariantCulture);

    private sealed class Open : IOutputCachePolicy
    {
        // A cached response has a Content-Length, which would be 0 for HEAD.
        public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
        {
            context.EnableOutputCaching &= !HttpMethods.IsHead(context.HttpContext.Request.Method);
            return ValueTask.CompletedTask;
        }

        // A 304 response from the cache does not contain this header.
        public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation)
        {
            context.HttpContext.Response.Headers.AccessControlAllowOrigin = "*";
            return ValueTask.CompletedTask;
        }

        public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation) =>
            ValueTask.CompletedTask;
    }
}
