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
    public async Task Changes_are_on_the_disk_after_the_next_batch()
    {
        using var store = new TestStore();
        using var keeper = store.Start();
        using var writer = new StoreWriter(keeper, store.Time);
        await writer.StartAsync(Cancelled);

        for (var page = 1; page <= 3; page++)
        {
            keeper.Memory.Pages.Set(TestRecords.Checked($"{page}"));
            await AdvanceAsync(store.Time, StoreWriter.Every);
            await UntilPagesAsync(store, page);
        }
        await writer.StopAsync(Cancelled);
    }

    [Fact(Timeout = Timeout)]
    public async Task The_remaining_changes_are_written_when_the_service_stops()
    {
        using var store = new TestStore();
        using var keeper = store.Start();
        using var writer = new StoreWriter(keeper, store.Time);
        await writer.StartAsync(Cancelled);
        keeper.Memory.Pages.Set(TestRecords.Checked("1"));

        await writer.StopAsync(Cancelled);

        Assert.Equal(1, Pages(store));
    }

    [Fact(Timeout = Timeout)]
    public async Task A_failed_write_is_tried_again()
    {
        using var store = new TestStore();
        var obstacle = Path.Combine(store.Folder, "data");
        await File.WriteAllTextAsync(obstacle, "a file in the place of the folder", Cancelled);
        using var keeper = store.Start();
        using var writer = new StoreWriter(keeper, store.Time);
        await writer.StartAsync(Cancelled);
        keeper.Memory.Pages.Set(TestRecords.Checked("1"));
        await AdvanceAsync(store.Time, StoreWriter.Every);
        while (store.Health.Now.Problem is null)
            await Task.Yield();
        Assert.NotNull(store.Health.Now.Problem);

        File.Delete(obstacle);
        await AdvanceAsync(store.Time, StoreWriter.AfterFailure);
        await UntilPagesAsync(store, 1);
        await writer.StopAsync(Cancelled);
        Assert.Null(store.Health.Now.Problem);
    }

    [Fact(Timeout = Timeout)]
    public async Task Health_reports_a_store_failure_and_visitors_are_not_affected()
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
    public async Task Repeated_health_requests_do_not_fill_the_log()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        var files = new Dictionary<string, string>(StringComparer.Ordinal) { ["data"] = "a file in the place of the folder" };
        using var log = new LoggedLines();
        await using var host = await WanderHost.StartAsync(
            network, "", files, services => services.AddLogging(logging => logging.AddProvider(log)));
        for (var attempt = 0; attempt < 3; attempt++)
        {
            Assert.StartsWith("Degraded", await host.Client.GetStringAsync("healthz", Cancelled), StringComparison.Ordinal);
            using var ready = await host.Client.GetAsync("readyz", Cancelled);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        }
        Assert.Single(log.Lines, line => line.Contains("cannot be opened", StringComparison.Ordinal));
        Assert.DoesNotContain(log.Lines, line => line.Contains("Health check", StringComparison.Ordinal));
    }

    [Fact(Timeout = Timeout)]
    public async Task The_health_response_is_one_word_when_there_is_no_problem()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        await using var host = await WanderHost.StartAsync(network, "pages: [https://own.example/]");
        Assert.Equal("Healthy", await host.Client.GetStringAsync("healthz", Cancelled));
        Assert.True(File.Exists(host.Settings.StorePath));
    }

    // Waits until the writer has set its timer, then advances the clock.
    private static async Task AdvanceAsync(ManualTime time, TimeSpan step)
    {
        while (!time.HasTimerAt(time.Now + step))
            await Task.Delay(1, Cancelled);
        time.Advance(step);
    }

    private static async Task UntilPagesAsync(TestStore store, long count)
    {
        while (!File.Exists(store.File) || Pages(store) < count)
            await Task.Delay(1, Cancelled);
    }

    private static long Pages(TestStore store)
    {
        using var file = store.Open();
        return file.QueryNumber("SELECT count(*) FROM sqlite_master WHERE name = 'pages'") == 0 ? 0
            : file.QueryNumber("SELECT count(*) FROM pages");
    }

    private sealed class LoggedLines : ILoggerProvider, ILogger
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
