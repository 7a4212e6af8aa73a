using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http.HttpResults;
using Wander.State;

namespace Wander.Web.Api;

/// <summary><c>GET /api/crawl</c> and <c>/api/crawl/events</c>: how far the crawl is, once or as it goes.</summary>
internal static class CrawlEndpoint
{
    // Proxies close what is quiet for a minute.
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(30);

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
        context.Response.Headers["X-Accel-Buffering"] = "no"; // else nginx keeps events to itself
        if (HttpMethods.IsHead(context.Request.Method))
            return TypedResults.ServerSentEvents(AsyncEnumerable.Empty<Answer>());
        var ends = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        context.Response.RegisterForDispose(ends);
        return TypedResults.ServerSentEvents(FollowAsync(live, time, ends.Token));
    }

    private static async IAsyncEnumerable<Answer> FollowAsync(
        LiveNetwork live, TimeProvider time, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested) // the visitor left, or the service stops: neither is an error
        {
            var moment = live.Now;
            yield return Describe(moment.Crawl);
            using var quiet = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            await Task.WhenAny(live.NewerThan(moment), Task.Delay(Quiet, time, quiet.Token));
            await quiet.CancelAsync();
        }
    }

    private static Answer Describe(CrawlProgress crawl) => new(
        crawl.IsRunning ? "running" : "idle",
        crawl.StartedAt?.UtcDateTime,
        crawl.FinishedAt?.UtcDateTime,
        crawl.Consoles,
        crawl.Pages);
}
