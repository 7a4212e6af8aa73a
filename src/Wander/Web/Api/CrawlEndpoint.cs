using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http.HttpResults;
using Wander.State;

namespace Wander.Web.Api;

/// <summary>
/// <c>GET /api/crawl</c> returns the progress of the crawl; <c>GET /api/crawl/events</c> streams it as server-sent events.
/// </summary>
internal static class CrawlEndpoint
{
    // Proxies often close a connection that has been idle for a minute.
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    internal sealed record Answer(
        string State, DateTime? StartedAt, DateTime? FinishedAt, ConsoleCounts Consoles, PageCounts Pages);

    public static Ok<Answer> Get(HttpResponse response, LiveNetwork live)
    {
        response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(Describe(live.Now.Crawl));
    }

    public static ServerSentEventsResult<Answer> GetEvents(
        HttpContext context, LiveNetwork live, TimeProvider time, IHostApplicationLifetime lifetime)
    {
        context.Response.Headers["X-Accel-Buffering"] = "no"; // nginx would otherwise buffer the events
        if (HttpMethods.IsHead(context.Request.Method))
            return TypedResults.ServerSentEvents(AsyncEnumerable.Empty<Answer>());
        var ends = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        context.Response.RegisterForDispose(ends);
        return TypedResults.ServerSentEvents(FollowAsync(live, time, ends.Token));
    }

    private static async IAsyncEnumerable<Answer> FollowAsync(
        LiveNetwork live, TimeProvider time, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // A client that disconnects and a service that stops both end the stream without an error.
        while (!cancellationToken.IsCancellationRequested)
        {
            var moment = live.Now;
            yield return Describe(moment.Crawl);
            using var pause = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            await Task.WhenAny(live.NewerThan(moment), Task.Delay(LongestPause, time, pause.Token));
            await pause.CancelAsync();
        }
    }

    private static Answer Describe(CrawlProgress crawl) => new(
        crawl.IsRunning ? "running" : "idle",
        crawl.StartedAt?.UtcDateTime,
        crawl.FinishedAt?.UtcDateTime,
        crawl.Consoles,
        crawl.Pages);
}
