using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Wander.Storage;
using Wander.Storage.Tables;

namespace Wander.Tests.Storage;

public class StoreWriterTests
{
    private const int Timeout = 60_000;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact(Timeout = Timeout)]
    public async Task What_is_learnt_is_on_the_disk_after_the_next_batch()
    {
        using var kept = new Kept();
        using var keeper = kept.Start();
        using var writer = new StoreWriter(keeper, kept.Time);
        await writer.StartAsync(Cancelled);

        for (var page = 1; page <= 3; page++)
        {
            keeper.Memory.Pages.Keep(StoredThings.Checked($"{page}"));
            await AdvanceAsync(kept.Time, StoreWriter.Every);
            await UntilPagesAsync(kept, page);
        }
        await writer.StopAsync(Cancelled);
    }

    [Fact(Timeout = Timeout)]
    public async Task What_is_left_at_an_orderly_end_is_written_then()
    {
        using var kept = new Kept();
        using var keeper = kept.Start();
        using var writer = new StoreWriter(keeper, kept.Time);
        await writer.StartAsync(Cancelled);
        keeper.Memory.Pages.Keep(StoredThings.Checked("1"));

        await writer.StopAsync(Cancelled);

        Assert.Equal(1, Pages(kept));
    }

    [Fact(Timeout = Timeout)]
    public async Task What_could_not_be_written_is_tried_again_after_a_while()
    {
        using var kept = new Kept();
        var obstacle = Path.Combine(kept.Folder, "data");
        await File.WriteAllTextAsync(obstacle, "a file in the place of the folder", Cancelled);
        using var keeper = kept.Start();
        using var writer = new StoreWriter(keeper, kept.Time);
        await writer.StartAsync(Cancelled);
        keeper.Memory.Pages.Keep(StoredThings.Checked("1"));
        await AdvanceAsync(kept.Time, StoreWriter.Every);
        while (kept.Health.Now.Problem is null)
            await Task.Yield();
        Assert.NotNull(kept.Health.Now.Problem);

        File.Delete(obstacle);
        await AdvanceAsync(kept.Time, StoreWriter.AfterFailure);
        await UntilPagesAsync(kept, 1);
        await writer.StopAsync(Cancelled);
        Assert.Null(kept.Health.Now.Problem);
    }

    [Fact(Timeout = Timeout)]
    public async Task Health_says_why_nothing_is_kept_and_visitors_notice_nothing()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        var files = new Dictionary<string, string>(StringComparer.Ordinal) { ["data"] = "a file in the place of the folder" };
        await using var host = await WanderHost.StartAsync(network, "pages: [https://own.example/]", files);

        using var health = await host.Client.GetAsync("healthz", Cancelled);
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
        Assert.Equal("text/plain; charset=utf-8", health.Content.Headers.ContentType?.ToString());
        var lines = (await health.Content.ReadAsStringAsync(Cancelled)).Split('\n');
        Assert.Equal(2, lines.Length);
        Assert.Equal("Degraded", lines[0]);
        Assert.StartsWith("store: data/wander.db cannot be opened, read or written (", lines[1], StringComparison.Ordinal);
        using var recommendation = await host.Client.GetAsync("api/recommendation", Cancelled);
        Assert.Equal(HttpStatusCode.OK, recommendation.StatusCode);
        using var ready = await host.Client.GetAsync("readyz", Cancelled);
        Assert.Equal("Healthy", await ready.Content.ReadAsStringAsync(Cancelled));
    }

    [Fact(Timeout = Timeout)]
    public async Task A_monitor_that_asks_for_health_again_and_again_does_not_fill_the_log()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        var files = new Dictionary<string, string>(StringComparer.Ordinal) { ["data"] = "a file in the place of the folder" };
        using var log = new LinesLogged();
        await using var host = await WanderHost.StartAsync(
            network, "", files, services => services.AddLogging(logging => logging.AddProvider(log)));
        for (var time = 0; time < 3; time++)
        {
            Assert.StartsWith("Degraded", await host.Client.GetStringAsync("healthz", Cancelled), StringComparison.Ordinal);
            using var ready = await host.Client.GetAsync("readyz", Cancelled);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        }
        Assert.Single(log.Lines, line => line.Contains("cannot be opened", StringComparison.Ordinal));
        Assert.DoesNotContain(log.Lines, line => line.Contains("Health check", StringComparison.Ordinal));
    }

    [Fact(Timeout = Timeout)]
    public async Task Health_is_one_word_when_all_is_well()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        await using var host = await WanderHost.StartAsync(network, "pages: [https://own.example/]");
        Assert.Equal("Healthy", await host.Client.GetStringAsync("healthz", Cancelled));
        Assert.True(File.Exists(host.Settings.StorePath));
    }

    // The writer's timer is set at some moment.
    private static async Task AdvanceAsync(ManualTime time, TimeSpan step)
    {
        while (!time.HasTimerAt(time.Now + step))
            await Task.Delay(1, Cancelled);
        time.Advance(step);
    }

    private static async Task UntilPagesAsync(Kept kept, long count)
    {
        while (!File.Exists(kept.File) || Pages(kept) < count)
            await Task.Delay(1, Cancelled);
    }

    private static long Pages(Kept kept)
    {
        using var file = kept.Open();
        return file.QueryNumber("SELECT count(*) FROM sqlite_master WHERE name = 'pages'") == 0 ? 0
            : file.QueryNumber("SELECT count(*) FROM pages");
    }

    private sealed class LinesLogged : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
