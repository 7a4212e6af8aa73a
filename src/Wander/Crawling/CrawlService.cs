using Wander.Configuration;
using Wander.Failures;
using Wander.State;

namespace Wander.Crawling;

/// <summary>
/// Crawls when the service starts, when the settings change, and whenever a console is due, until the service stops.
/// </summary>
/// <param name="crawl">The crawl.</param>
/// <param name="settings">The settings.</param>
/// <param name="time">The clock.</param>
/// <param name="lifetime">
/// Signals that the service has started. If its port is already in use, it stops before it makes any requests.
/// </param>
/// <param name="log">The log.</param>
internal sealed partial class CrawlService(
    Crawl crawl, LiveSettings settings, TimeProvider time, IHostApplicationLifetime lifetime, ILogger<CrawlService> log)
        : BackgroundService
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromDays(30); // timers are limited to less than 50 days
    private static readonly TimeSpan PauseWithoutNeighbours = TimeSpan.FromHours(1);

    private CrawlProgress? _logged;

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            using var over = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, settings.Replaced(settings.Now));
            try
            {
                await CrawlOnceAsync(over.Token);
                await Task.Delay(Pause, time, over.Token);
            }
            catch (OperationCanceledException) when (over.IsCancellationRequested)
            {
                // The service stops, or the settings have changed.
            }
        }
    }

    private TimeSpan Pause
    {
        get
        {
            var pause = crawl.NextDue is { } due ? due - time.GetUtcNow() : PauseWithoutNeighbours;
            return pause < CrawlSchedule.LeastPause ? CrawlSchedule.LeastPause : pause > LongestPause ? LongestPause : pause;
        }
    }

    private async Task CrawlOnceAsync(CancellationToken cancellationToken)
    {
        try
        {
            Log((await crawl.RunAsync(cancellationToken)).Crawl, crawl.LastReport);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            LogBug(e); // the service continues with the stored network, and the next crawl may succeed
        }
        finally
        {
            // Also when the crawl was cancelled: the next crawl does not report failures that this crawl has stored.
            foreach (var (console, failure) in crawl.LastReport.NewFailures)
                LogFailed(console.Value, FailureText.InEnglish(failure));
        }
    }

    // A large network is crawled every minute, so only crawls that change the number of consoles, failures or pages are logged at
    // Information level.
    private void Log(CrawlProgress progress, CrawlReport report)
    {
        if (report.Fetched == 0)
            return;
        var isNews = progress.Consoles != _logged?.Consoles || progress.Pages.Known != _logged.Pages.Known;
        LogCrawled(
            isNews ? LogLevel.Information : LogLevel.Debug,
            (progress.FinishedAt - progress.StartedAt)!.Value.TotalSeconds,
            report.Fetched,
            report.Failed,
            progress.Consoles.Known,
            progress.Pages.Known);
        _logged = progress;
    }

    [LoggerMessage(
        EventId = 1,
        Message = "Crawl finished in {Seconds:0.0} s. Consoles: {Fetched} fetched, {Failed} failed, {Consoles} known. "
            + "Pages: {Pages} known.")]
    private partial void LogCrawled(LogLevel level, double seconds, int fetched, int failed, int consoles, int pages);

    [LoggerMessage(2, LogLevel.Warning, "{Console} could not be read ({Reason})")]
    private partial void LogFailed(string console, string reason);

    [LoggerMessage(3, LogLevel.Error, "The crawl stopped because of an unexpected error")]
    private partial void LogBug(Exception exception);
}
