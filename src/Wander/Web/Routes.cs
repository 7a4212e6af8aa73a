using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Wander.Web.Api;
using Wander.Web.Map;
using Wander.Web.Parts;

namespace Wander.Web;

/// <summary>Every address that the service answers, relative to the path of <c>url</c> (design, section 11).</summary>
internal static class Routes
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void MapWander(this WebApplication app)
    {
        app.MapMethods("/", Reading, ConsoleEndpoint.Get);
        app.MapMethods(ConsoleParts.Route, Reading, PartEndpoint.Get);
        app.MapMethods("/map", Reading, MapEndpoint.Get);
        app.MapMethods("/random", Reading, RandomEndpoint.Get);
        app.MapMethods("/wander.js", Reading, (WanderScriptFile file, HttpResponse response) => file.Answer(response));
        app.MapMethods("/network.json", Reading, NetworkFileEndpoint.Get);

        var api = app.MapGroup("/api");
        api.MapMethods("/recommendation", Reading, RecommendationEndpoint.Get);
        api.MapMethods("/pages", Reading, PagesEndpoint.Get);
        api.MapMethods("/consoles", Reading, ConsolesEndpoint.Get);
        api.MapMethods("/ignored", Reading, IgnoredEndpoint.Get);
        api.MapMethods("/crawl", Reading, CrawlEndpoint.Get);
        api.MapMethods("/crawl/events", Reading, CrawlEndpoint.GetEvents).RequireRateLimiting(Limits.Events);

        app.MapHealthChecks("/healthz", new HealthCheckOptions
        {
            Predicate = check => !check.Tags.Contains(ReadyCheck.Tag),
            ResponseWriter = HealthText.Write,
        });
        app.MapHealthChecks("/readyz", new HealthCheckOptions { Predicate = check => check.Tags.Contains(ReadyCheck.Tag) });
    }
}
