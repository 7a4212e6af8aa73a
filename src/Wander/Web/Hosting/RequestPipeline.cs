using Microsoft.AspNetCore.HttpOverrides;
using Wander.Configuration;

namespace Wander.Web.Hosting;

/// <summary>
/// The first middleware of a request, for everything that depends on the settings: the proxies whose <c>X-Forwarded-*</c> headers
/// are trusted, and the path of the console. It is built again when the settings change. Requests that have already entered it
/// finish with the previous settings.
/// </summary>
/// <param name="app">The builder of the pipeline.</param>
/// <param name="next">The next middleware.</param>
/// <param name="live">The active settings.</param>
internal sealed class RequestPipeline(IApplicationBuilder app, RequestDelegate next, LiveSettings live)
{
    private readonly PerSettings<RequestDelegate> _pipeline = new(settings => Build(app, next, settings));

    /// <summary>Handles a request.</summary>
    public Task InvokeAsync(HttpContext context) => _pipeline.Of(live.Now)(context);

    private static RequestDelegate Build(IApplicationBuilder app, RequestDelegate next, WanderSettings settings)
    {
        var pipeline = app.New();
        if (settings.TrustedProxies.Length > 0)
            pipeline.UseForwardedHeaders(ForwardedHeadersFrom(settings));
        // A proxy may forward requests with the path of `url` or without it. Both work.
        pipeline.UsePathBase(settings.Url.Path.TrimEnd('/'));
        pipeline.Run(next);
        return pipeline.Build();
    }

    private static ForwardedHeadersOptions ForwardedHeadersFrom(WanderSettings settings)
    {
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders =
                ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost,
            ForwardLimit = null, // no limit on the number of proxies, as long as each one is trusted
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in settings.TrustedProxies)
            options.KnownIPNetworks.Add(network);
        return options;
    }
}

/// <summary>Registers the <see cref="RequestPipeline"/>.</summary>
internal static class RequestPipelineExtensions
{
    /// <summary>Adds the <see cref="RequestPipeline"/>. It must be the first middleware.</summary>
    public static void UseRequestPipeline(this IApplicationBuilder app) =>
        app.Use(next => new RequestPipeline(app, next, app.ApplicationServices.GetRequiredService<LiveSettings>()).InvokeAsync);
}
