namespace Wander.Checking;

/// <summary>Runs the checks from the moment that the service answers until it stops.</summary>
/// <param name="checks">The checks.</param>
/// <param name="lifetime">Tells when the service answers.</param>
/// <param name="log">What the owner reads.</param>
internal sealed partial class PageCheckService(
    PageChecks checks, IHostApplicationLifetime lifetime, ILogger<PageCheckService> log) : BackgroundService
{
    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        try
        {
            await checks.RunAsync(stoppingToken);
        }
        catch (Exception e) when (e is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
        {
            LogBug(e); // visitors keep what is known already
        }
    }

    [LoggerMessage(1, LogLevel.Critical, "Pages are not checked any more until the next start")]
    private partial void LogBug(Exception exception);
}
