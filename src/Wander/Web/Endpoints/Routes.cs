using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Wander.Web.Api;
using Wander.Web.Exports;
using Wander.Web.Health;
using Wander.Web.Hosting;
using Wander.Web.Parts;
using Wander.Web.Requests;

namespace Wander.Web.Endpoints;

/// <summary>The routes of the service, relative to the path of <c>url</c>.</summary>
internal static class Routes
{
    private static readonly string[] GetAndHead = [HttpMethods.Get, HttpMethods.Head];

    public static void MapWander(this WebApplication app)
    {
        app.MapMethods("/", GetAndHead, ConsoleEndpoint.Get);
        // The original console has the two static files index.html and wander.js. Links to them keep working after a move.
        app.MapMethods("/index.html", GetAndHead, RedirectToConsole)
            .PreferOwnerFile();
        app.MapMethods(ConsoleParts.Route, GetAndHead, PartEndpoint.Get);
        app.MapMethods("/directory", GetAndHead, DirectoryEndpoint.Get);
        app.MapMethods("/directory/consoles", GetAndHead, ConsolesPageEndpoint.Get);
        app.MapMethods("/directory/console", GetAndHead, ConsoleDetailsEndpoint.Get);
        app.MapMethods("/directory/site", GetAndHead, SiteEndpoint.Get);
        app.MapMethods("/map", GetAndHead, MapEndpoint.Get).CacheUntilNextSnapshot("console", "size");
        app.MapMethods("/random", GetAndHead, RandomEndpoint.Get);
        app.MapMethods("/wander.js", GetAndHead, (WanderScriptFile file, HttpResponse response) => file.Answer(response));
        app.MapExports();

        var api = app.MapGroup("/api");
        api.MapMethods("/recommendation", GetAndHead, RecommendationEndpoint.Get);
        api.MapMethods("/pages", GetAndHead, PagesEndpoint.Get);
        api.MapMethods("/consoles", GetAndHead, ConsolesEndpoint.Get);
        api.MapMethods("/ignored", GetAndHead, IgnoredEndpoint.Get);
        api.MapMethods("/crawl", GetAndHead, CrawlEndpoint.Get);
        api.MapMethods("/crawl/events", GetAndHead, CrawlEndpoint.GetEvents).RequireRateLimiting(RateLimits.Events);

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
        exports.MapMethods("/network.json", GetAndHead, NetworkFileEndpoint.Get).CacheUntilNextSnapshot();
        exports.MapMethods("/pages.txt", GetAndHead, PagesFile.Get).CacheUntilNextSnapshot();
        exports.MapMethods("/blogroll.opml", GetAndHead, BlogrollFile.Get).CacheUntilNextSnapshot();
        exports.MapMethods("/feed.xml", GetAndHead, NewPagesFeedEndpoint.Get).CacheUntilNextSnapshot("after");
        exports.MapMethods("/recommended.xml", GetAndHead, RecommendationsFeedEndpoint.Get)
            .CacheUntilNextSnapshot("site", "after");
        exports.MapMethods("/sitemap.xml", GetAndHead, SitemapFile.Get).CacheUntilNextSnapshot();
        exports.MapMethods("/robots.txt", GetAndHead, RobotsFile.Get);
        exports.MapMethods("/.well-known/recommendations.opml", GetAndHead, BlogrollFile.GetOfSite).CacheUntilNextSnapshot();
    }
}
