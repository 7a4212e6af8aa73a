namespace Wander.Storage;

/// <summary>
/// Writes changed records to the disk in batches, so that changes that are more than a second old survive <c>kill -9</c> and
/// power loss. It tries again after a failure, and writes the remaining changes when the service stops.
/// </summary>
/// <param name="keeper">The store.</param>
/// <param name="time">The clock.</param>
internal sealed class StoreWriter(StoreKeeper keeper, TimeProvider time) : BackgroundService
{
    /// <summary>The time between two batches. It leaves the rest of the second for writing to the disk.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromMilliseconds(250);

    /// <summary>The time between a failure and the next attempt.</summary>
    public static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(5);

    /// <inheritdoc />
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        keeper.Save();
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(Every, time, stoppingToken); // does not delay the start of the service
        var damageCheck = Task.Run(() => keeper.LookForDamage(stoppingToken), CancellationToken.None);
        try
        {
            while (true)
                await Task.Delay(keeper.Save() ? Every : AfterFailure, time, stoppingToken);
        }
        finally
        {
            await damageCheck;
        }
    }
}
