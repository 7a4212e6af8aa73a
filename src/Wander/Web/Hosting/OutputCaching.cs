using System.Globalization;
using Microsoft.AspNetCore.OutputCaching;
using Wander.State;
using Wander.Web.Requests;

namespace Wander.Web.Hosting;

/// <summary>
/// Answers that stay the same until there is a newer snapshot are made once for all who ask. The key has the
/// snapshot in it, and new settings bring a new one: what an older one said is never found again. Nothing is kept of what
/// nobody asked for.
/// </summary>
internal static class OutputCaching
{
    private const int MaximumBytes = 32 * 1024 * 1024;
    private const int MaximumBytesOfOne = 4 * 1024 * 1024;

    // Only for the sake of the memory.
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    /// <summary>Sets the bounds.</summary>
    public static void Configure(OutputCacheOptions options) =>
        (options.SizeLimit, options.MaximumBodySize) = (MaximumBytes, MaximumBytesOfOne);

    /// <summary>Keeps the answers of an endpoint until there is a newer snapshot.</summary>
    /// <param name="endpoint">
    /// One whose answers depend on the snapshot, the language of the interface, and these parameters alone.
    /// </param>
    /// <param name="parameters">The names of the parameters; others that a client makes up do not count.</param>
    public static IEndpointConventionBuilder CacheUntilNextSnapshot(
        this IEndpointConventionBuilder endpoint, params string[] parameters) =>
        endpoint.CacheOutput(policy => policy
            .AddPolicy<Open>()
            .SetVaryByQuery(parameters)
            .SetVaryByHost(false) // addresses of ours are those of `url`, whatever a client calls us
            .VaryByValue(context => new("snapshot", SnapshotOf(context)))
            .VaryByValue(context => new("language", $"{CultureInfo.CurrentUICulture.Name} {VisitorState.UiOf(context)}"))
            .VaryByValue(context => new("frame", SecurityHeaders.IsForFrame(context.Request) ? "1" : "0"))
            .SetLocking(false) // else all who ask would wait for the slowest reader
            .Expire(Kept));

    private static string SnapshotOf(HttpContext context) =>
        context.RequestServices.GetRequiredService<LiveNetwork>().Number.ToString(CultureInfo.InvariantCulture);

    private sealed class Open : IOutputCachePolicy
    {
        // A kept answer states its length, and that of HEAD's would be 0.
        public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
        {
            context.EnableOutputCaching &= !HttpMethods.IsHead(context.HttpContext.Request.Method);
            return ValueTask.CompletedTask;
        }

        // 304 from the cache leaves this header out.
        public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation)
        {
            context.HttpContext.Response.Headers.AccessControlAllowOrigin = "*";
            return ValueTask.CompletedTask;
        }

        public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation) =>
            ValueTask.CompletedTask;
    }
}
