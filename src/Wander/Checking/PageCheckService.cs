using Wander.Configuration;

namespace Wander.Checking;

/// <summary>Runs the checks from the moment that the service answers until it stops, and anew when the settings change.</summary>
/// <param name="scopes">Makes the checks, for the settings of the moment.</param>
/// <param name="settings">The settings.</param>
/// <param name="lifetime">Tells when the service answers.</param>
/// <param name="log">What the owner reads.</param>
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
                await RunWhileInForceAsync(stoppingToken);
        }
        catch (Exception e) when (e is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
        {
            LogBug(e); // visitors keep what is known already
        }
    }

    private async Task RunWhileInForceAsync(CancellationToken stoppingToken)
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
            // The service stops, or there are newer settings.
        }
    }

    [LoggerMessage(1, LogLevel.Critical, "Pages are not checked any more until the next start")]
    private partial void LogBug(Exception exception);
}
