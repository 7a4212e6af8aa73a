using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Wander.Web.Api;
using Wander.Web.Exports;
using Wander.Web.Health;
using Wander.Web.Hosting;
using Wander.Web.Parts;
using Wander.Web.Requests;

namespace Wander.Web.Endpoints;

/// <summary>Every address that the service answers, relative to the path of <c>url</c>.</summary>
internal static class Routes
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void MapWander(this WebApplication app)
    {
        app.MapMethods("/", Reading, ConsoleEndpoint.Get);
        // Where the two static files were: who moves over keeps the links that are out in the world.
        app.MapMethods("/index.html", Reading, RedirectToConsole)
            .PreferOwnerFile();
        app.MapMethods(ConsoleParts.Route, Reading, PartEndpoint.Get);
        app.MapMethods("/directory", Reading, DirectoryEndpoint.Get);
        app.MapMethods("/directory/consoles", Reading, ConsolesPageEndpoint.Get);
        app.MapMethods("/directory/console", Reading, ConsoleDetailsEndpoint.Get);
        app.MapMethods("/directory/site", Reading, SiteEndpoint.Get);
        app.MapMethods("/map", Reading, MapEndpoint.Get).CacheUntilNews("console", "size");
        app.MapMethods("/random", Reading, RandomEndpoint.Get);
        app.MapMethods("/wander.js", Reading, (WanderScriptFile file, HttpResponse response) => file.Answer(response));
        app.MapExports();

        var api = app.MapGroup("/api");
        api.MapMethods("/recommendation", Reading, RecommendationEndpoint.Get);
        api.MapMethods("/pages", Reading, PagesEndpoint.Get);
        api.MapMethods("/consoles", Reading, ConsolesEndpoint.Get);
        api.MapMethods("/ignored", Reading, IgnoredEndpoint.Get);
        api.MapMethods("/crawl", Reading, CrawlEndpoint.Get);
        api.MapMethods("/crawl/events", Reading, CrawlEndpoint.GetEvents).RequireRateLimiting(RateLimits.Events);

        app.MapHealthChecks("/healthz", new HealthCheckOptions
        {
            Predicate = check => !check.Tags.Contains(ReadyCheck.Tag),
            ResponseWriter = HealthText.Write,
        });
        app.MapHealthChecks("/readyz", new HealthCheckOptions { Predicate = check => check.Tags.Contains(ReadyCheck.Tag) });
    }

    private static IResult RedirectToConsole(SiteLinks links, HttpRequest request) =>
        Results.Redirect(links.Root + request.QueryString, permanent: true, preserveMethod: true);

    private static void MapExports(this WebApplication app)
    {
        var exports = app.MapGroup("");
        ((IEndpointConventionBuilder)exports).Add(SnapshotTag.Use);
        exports.PreferOwnerFiles(ReplaceableFiles.Names);
        exports.MapMethods("/network.json", Reading, NetworkFileEndpoint.Get).CacheUntilNews();
        exports.MapMethods("/pages.txt", Reading, PagesFile.Get).CacheUntilNews();
        exports.MapMethods("/blogroll.opml", Reading, BlogrollFile.Get).CacheUntilNews();
        exports.MapMethods("/feed.xml", Reading, NewPagesFeedEndpoint.Get).CacheUntilNews("after");
        exports.MapMethods("/recommended.xml", Reading, RecommendationsFeedEndpoint.Get).CacheUntilNews("site", "after");
        exports.MapMethods("/sitemap.xml", Reading, SitemapFile.Get).CacheUntilNews();
        exports.MapMethods("/robots.txt", Reading, RobotsFile.Get);
        exports.MapMethods("/.well-known/recommendations.opml", Reading, BlogrollFile.GetOfSite).CacheUntilNews();
    }
}
