using Wander.Configuration;

namespace Wander.Checking;

/// <summary>Runs the page checks while the service runs, and restarts them when the settings change.</summary>
/// <param name="scopes">Creates the checks for the active settings.</param>
/// <param name="settings">The settings.</param>
/// <param name="lifetime">Signals that the service has started.</param>
/// <param name="log">The log.</param>
internal sealed partial class PageCheckService(
    IServiceScopeFactory scopes, LiveSettings settings, IHostApplicationLifetime lifetime, ILogger<PageCheckService> log)
        : BackgroundService
{
    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        try
        {
            while (!stoppingToken.IsCancellationRequested)
                await RunUntilReplacedAsync(stoppingToken);
        }
        catch (Exception e) when (e is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
        {
            LogBug(e); // the service continues with the stored results
        }
    }

    private async Task RunUntilReplacedAsync(CancellationToken stoppingToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var ours = scope.ServiceProvider.GetRequiredService<WanderSettings>();
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, settings.Replaced(ours));
        try
        {
            await scope.ServiceProvider.GetRequiredService<PageChecks>().RunAsync(over.Token);
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            // The service stops, or the settings have changed.
        }
    }

    [LoggerMessage(1, LogLevel.Critical, "Page checks stopped because of an unexpected error. Restart the service.")]
    private partial void LogBug(Exception exception);
}
