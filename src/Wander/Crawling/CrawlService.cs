using Wander.Protocol.Network;

namespace Wander.Crawling;

/// <summary>Crawls when the service starts, and again whenever a console is due, until the service stops.</summary>
/// <param name="crawl">The crawl.</param>
/// <param name="time">The clock.</param>
/// <param name="lifetime">Tells when the service answers: one whose port is taken must not trouble other consoles first.</param>
/// <param name="log">What the owner reads.</param>
internal sealed partial class CrawlService(
    Crawl crawl, TimeProvider time, IHostApplicationLifetime lifetime, ILogger<CrawlService> log) : BackgroundService
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromDays(30); // of a timer, somewhat more
    private static readonly TimeSpan PauseWithoutNeighbours = TimeSpan.FromHours(1);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            await CrawlOnceAsync(stoppingToken);
            var pause = crawl.NextDue is { } due ? due - time.GetUtcNow() : PauseWithoutNeighbours;
            await Task.Delay(
                pause < CrawlSchedule.LeastPause ? CrawlSchedule.LeastPause : pause > LongestPause ? LongestPause : pause, time, stoppingToken);
        }
    }

    private async Task CrawlOnceAsync(CancellationToken stoppingToken)
    {
        try
        {
            var moment = await crawl.RunAsync(stoppingToken);
            var counts = moment.Crawl;
            LogCrawled(counts.Consoles.Known, counts.Pages.Known, counts.Consoles.Failed, (counts.FinishedAt - counts.StartedAt)!.Value.TotalSeconds);
            foreach (var console in moment.Network.Consoles.Where(console => console.State is ConsoleState.Failed or ConsoleState.LastGood))
                LogFailed(console.Address.Value, console.Reason ?? "");
        }
        catch (Exception e) when (e is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
        {
            LogBug(e); // visitors keep what is known already; the next crawl may do better
        }
    }

    [LoggerMessage(1, LogLevel.Information, "Crawled {Consoles} consoles with {Pages} pages in {Seconds:0.0} s; {Failed} could not be read")]
    private partial void LogCrawled(int consoles, int pages, int failed, double seconds);

    [LoggerMessage(2, LogLevel.Warning, "{Console} could not be read: {Reason}")]
    private partial void LogFailed(string console, string reason);

    [LoggerMessage(3, LogLevel.Error, "The crawl ended early")]
    private partial void LogBug(Exception exception);
}
