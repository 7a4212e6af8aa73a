using Microsoft.Extensions.DependencyInjection;
using Wander.Protocol.Network;
using Wander.State;

namespace Wander.Browser.Tests.Browsing;

/// <summary>A console with a given network, which does not crawl.</summary>
internal static class MapConsole
{
    /// <summary>Starts the console.</summary>
    public static Task<WanderHost> StartAsync(ReplayedNetwork replayed, NetworkSnapshot network) =>
        WanderHost.StartAsync(replayed, "title: A console by the sea", replace: services =>
        {
            var now = new DateTimeOffset(2026, 5, 15, 4, 0, 0, TimeSpan.Zero);
            var crawl = CrawlProgress.Of(network, isRunning: false, startedAt: now, finishedAt: now);
            services.AddSingleton(new LiveNetwork(new NetworkMoment(network, crawl)));
        }, isCrawling: false);
}
