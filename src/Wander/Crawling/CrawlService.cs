using Wander.Configuration;
using Wander.Failures;
using Wander.Protocol;
using Wander.Protocol.Findings;
using Wander.Protocol.Network;
using Wander.State;

namespace Wander.Crawling;

/// <summary>
/// Crawls when the service starts, when the settings change, and whenever a console is due, until the service stops.
/// </summary>
/// <param name="crawl">The crawl.</param>
/// <param name="settings">The settings.</param>
/// <param name="time">The clock.</param>
/// <param name="lifetime">Tells when the service answers: one whose port is taken must not trouble other consoles first.</param>
/// <param name="log">What the owner reads.</param>
internal sealed partial class CrawlService(
    Crawl crawl, LiveSettings settings, TimeProvider time, IHostApplicationLifetime lifetime, ILogger<CrawlService> log)
        : BackgroundService
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromDays(30); // of a timer, somewhat more
    private static readonly TimeSpan PauseWithoutNeighbours = TimeSpan.FromHours(1);

    private CrawlProgress? _told;
    private Dictionary<ConsoleAddress, string> _toldFailures = [];

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
                // The service stops, or there are newer settings.
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
            Tell(await crawl.RunAsync(cancellationToken));
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            LogBug(e); // visitors keep what is known already; the next crawl may do better
        }
    }

    // Once each: a crawl mostly asks a few consoles, and a failing one fails for weeks.
    private void Tell(NetworkMoment moment)
    {
        var (consoles, pages) = (moment.Crawl.Consoles, moment.Crawl.Pages);
        if (consoles != _told?.Consoles || pages.Known != _told.Pages.Known)
            LogCrawled(consoles.Known, pages.Known, consoles.Failed,
                (moment.Crawl.FinishedAt - moment.Crawl.StartedAt)!.Value.TotalSeconds);
        _told = moment.Crawl;
        var failures = moment.Network.Consoles.Where(console => console.State is ConsoleState.Failed or ConsoleState.LastGood)
            .ToDictionary(console => console.Address, ReasonOf);
        foreach (
            var (console, reason) in failures.Where(failure => _toldFailures.GetValueOrDefault(failure.Key) != failure.Value))
            LogFailed(console.Value, reason);
        _toldFailures = failures;
    }

    private static string ReasonOf(NetworkConsole console) =>
        console.Failure is { } failure ? FailureText.InEnglish(failure) : "";

    [LoggerMessage(
        1, LogLevel.Information, "Crawled {Consoles} consoles with {Pages} pages in {Seconds:0.0} s; {Failed} could not be read")]
    private partial void LogCrawled(int consoles, int pages, int failed, double seconds);

    [LoggerMessage(2, LogLevel.Warning, "{Console} could not be read: {Reason}")]
    private partial void LogFailed(string console, string reason);

    [LoggerMessage(3, LogLevel.Error, "The crawl ended early")]
    private partial void LogBug(Exception exception);
}
