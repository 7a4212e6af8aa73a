using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Wander.Tests.Web.Api;

public class CrawlEndpointTests(Site site) : IClassFixture<Site>
{
    private const int Timeout = 30_000;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact(Timeout = Timeout)]
    public async Task The_progress_contains_counts_of_consoles_and_pages()
    {
        var answer = await site.Client.JsonAsync("api/crawl");

        Assert.Equal(["state", "startedAt", "finishedAt", "consoles", "pages"], answer.Names());
        Assert.Equal("idle", answer.Text("state"));
        Answers.IsTime(answer.GetProperty("startedAt"));
        Answers.IsTime(answer.GetProperty("finishedAt"));
        Assert.Equal("""{"known":4,"read":3,"failed":1}""", answer.GetProperty("consoles").GetRawText());
        Assert.Equal("""{"known":24,"checked":0,"embeddable":0}""", answer.GetProperty("pages").GetRawText());
    }

    [Fact(Timeout = Timeout)]
    public async Task The_event_stream_starts_immediately_follows_the_crawl_and_ends_with_the_service()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        var gate = new TaskCompletionSource();
        network.Answer("https://a.example/wander.js", async context =>
        {
            await gate.Task.WaitAsync(context.RequestAborted);
            await Replies.Script("const wander = { pages: ['https://page.example/'] }")(context);
        });
        IHostApplicationLifetime? lifetime = null;
        await using var host = await WanderHost.StartAsync(network, "consoles: [https://a.example/]\n", replace: services =>
            services.AddHostedService(
                provider => new StartCallback(() => lifetime = provider.GetRequiredService<IHostApplicationLifetime>())));
        await host.WhenAsync(moment => moment.Crawl.IsRunning, Cancelled);

        using var response = await host.Client.SendAsync(HttpMethod.Get, "api/crawl/events", ("Accept-Encoding", "br, gzip"));
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        Assert.DoesNotContain(response.Content.Headers.ContentEncoding, encoding => encoding is "br" or "gzip");
        Assert.Equal("no", Assert.Single(response.Headers.GetValues("X-Accel-Buffering")));
        using var events = new StreamReader(await response.Content.ReadAsStreamAsync(Cancelled));

        var first = await NextAsync(events);
        Assert.Equal("running", first!.Value.Text("state"));
        Assert.Equal(["state", "startedAt", "consoles", "pages"], first.Value.Names());
        gate.SetResult();
        var last = first;
        while (last!.Value.Text("state") == "running")
            last = await NextAsync(events);
        Assert.Equal("""{"known":1,"read":1,"failed":0}""", last.Value.GetProperty("consoles").GetRawText());

        lifetime!.StopApplication();
        Assert.Null(await NextAsync(events));
    }

    private static async Task<JsonElement?> NextAsync(StreamReader events)
    {
        while (await events.ReadLineAsync(Cancelled) is { } line)
        {
            if (!line.StartsWith("data: ", StringComparison.Ordinal))
                continue;
            using var document = JsonDocument.Parse(line["data: ".Length..]);
            return document.RootElement.Clone();
        }
        return null;
    }

    private sealed class StartCallback(Action onStart) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            onStart();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
