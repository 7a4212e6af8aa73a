using Wander.State;

namespace Wander.Web.Directory;

/// <summary>
/// Puts the pages of each network that a crawl leaves in order, so that the first who looks at a list need not wait for it: a
/// second for a million pages. What checks change is brought up to date with them.
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
            if (!moment.Crawl.IsRunning) // while it runs, there are four networks a second
                moment.Network.PrepareLists();
            await live.NewerThan(moment).WaitAsync(stoppingToken);
        }
    }
}
