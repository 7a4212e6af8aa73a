using Microsoft.AspNetCore.HttpOverrides;
using Wander.Configuration;

namespace Wander.Web.Hosting;

/// <summary>
/// What a request passes first, and what depends on the settings: whose <c>X-Forwarded-*</c> headers count, and our path. It is
/// put together anew when the settings change; who is inside already goes on by the old way.
/// </summary>
/// <param name="app">What it is made of.</param>
/// <param name="next">What answers.</param>
/// <param name="live">The settings.</param>
internal sealed class RequestPipeline(IApplicationBuilder app, RequestDelegate next, LiveSettings live)
{
    private readonly PerSettings<RequestDelegate> _pipeline = new(settings => Build(app, next, settings));

    /// <summary>Answers a request.</summary>
    public Task InvokeAsync(HttpContext context) => _pipeline.Of(live.Now)(context);

    private static RequestDelegate Build(IApplicationBuilder app, RequestDelegate next, WanderSettings settings)
    {
        var front = app.New();
        if (settings.TrustedProxies.Length > 0)
            front.UseForwardedHeaders(ForwardedHeadersFrom(settings));
        // A proxy may hand the path on or take it away: both arrive here.
        front.UsePathBase(settings.Url.Path.TrimEnd('/'));
        front.Run(next);
        return front.Build();
    }

    private static ForwardedHeadersOptions ForwardedHeadersFrom(WanderSettings settings)
    {
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders =
                ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost,
            ForwardLimit = null, // as far back as the proxies are trusted
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in settings.TrustedProxies)
            options.KnownIPNetworks.Add(network);
        return options;
    }
}

/// <summary>Puts the <see cref="RequestPipeline"/> before all else.</summary>
internal static class RequestPipelineExtensions
{
    /// <inheritdoc cref="RequestPipelineExtensions" />
    public static void UseRequestPipeline(this IApplicationBuilder app) =>
        app.Use(next => new RequestPipeline(app, next, app.ApplicationServices.GetRequiredService<LiveSettings>()).InvokeAsync);
}
