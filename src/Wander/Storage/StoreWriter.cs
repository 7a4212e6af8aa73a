namespace Wander.Storage;

/// <summary>
/// Writes changed records to the disk in batches, so that changes that are more than a second old survive <c>kill -9</c> and
/// power loss. It tries again after a failure, and writes the remaining changes when the service stops.
/// </summary>
/// <param name="keeper">What writes.</param>
/// <param name="time">The clock.</param>
internal sealed class StoreWriter(StoreKeeper keeper, TimeProvider time) : BackgroundService
{
    /// <summary>From one batch to the next: the rest of the second is for the disk.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromMilliseconds(250);

    /// <summary>From a failure to the next attempt.</summary>
    public static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(5);

    /// <inheritdoc />
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        keeper.Keep();
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(Every, time, stoppingToken); // the start comes first
        var looking = Task.Run(() => keeper.LookForDamage(stoppingToken), CancellationToken.None);
        try
        {
            while (true)
                await Task.Delay(keeper.Keep() ? Every : AfterFailure, time, stoppingToken);
        }
        finally
        {
            await looking;
        }
    }
}
