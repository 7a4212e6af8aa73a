using Wander.State;

namespace Wander.Web.Directory;

/// <summary>
/// Sorts the pages of the network after each crawl, so that the first visitor of a list need not wait for it (a second for a
/// million pages). Checks of pages update the sorted lists.
/// </summary>
/// <param name="live">The newest network.</param>
internal sealed class ListPreparation(LiveNetwork live) : BackgroundService
{
    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var moment = live.Now;
            if (!moment.Crawl.IsRunning) // during a crawl, there are four snapshots a second
                moment.Network.PrepareLists();
            await live.NewerThan(moment).WaitAsync(stoppingToken);
        }
    }
}
