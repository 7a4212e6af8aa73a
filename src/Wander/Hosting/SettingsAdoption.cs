using Wander.Configuration;
using Wander.Crawling;
using Wander.State;
using Wander.Storage;

namespace Wander.Hosting;

/// <summary>Activates changed settings in all parts of the running service.</summary>
/// <param name="settings">The active settings.</param>
/// <param name="endpoint">The endpoint on which the service listens.</param>
/// <param name="memory">The results of the crawl and of the checks.</param>
/// <param name="live">The current snapshot of the network.</param>
/// <param name="store">The store on disk.</param>
/// <param name="time">The clock.</param>
/// <param name="log">The log.</param>
internal sealed partial class SettingsAdoption(
    LiveSettings settings,
    ListenEndpoint endpoint,
    CrawlMemory memory,
    LiveNetwork live,
    StoreKeeper store,
    TimeProvider time,
    ILogger<SettingsAdoption> log)
{
    /// <summary>Activates changed settings. If that fails, the previous settings stay active.</summary>
    /// <param name="next">The changed settings.</param>
    /// <returns>A message that describes the failure; null when the settings are active.</returns>
    public string? Adopt(WanderSettings next)
    {
        ArgumentNullException.ThrowIfNull(next);
        if (endpoint.Move(next.Listen) is { } failure)
            return failure;
        var previous = settings.Now;
        var urlChanged = next.Url != previous.Url;
        if (urlChanged || !next.Crawl.AllowPrivateNetworks.AsSpan().SequenceEqual(previous.Crawl.AllowPrivateNetworks.AsSpan()))
            memory.MarkRefusedDue(time.GetUtcNow());
        if (urlChanged)
            memory.Pages.UpdateAll(page => page.ForAnotherConsole());
        // The new snapshot and the new settings become visible in one step. Snapshots that a running crawl publishes later with
        // the previous settings are discarded.
        live.Publish(_ =>
        {
            var moment = Crawl.BeforeFirst(next, memory, time.GetUtcNow());
            settings.Exchange(next);
            return moment;
        });
        if (urlChanged)
            memory.Pages.UpdateAll(page => page.ForAnotherConsole()); // again, for checks that ended since the first update
        store.Adopt(next);
        if (next.Listen != previous.Listen || urlChanged)
            LogAddress(ServiceAddress.Describe(next, next.Listen.Value));
        if (next.StorePath != previous.StorePath)
            LogStore(StoreKeeper.NameOf(next));
        return null;
    }

    [LoggerMessage(1, LogLevel.Information, "Wander now serves {Address}")]
    private partial void LogAddress(string address);

    [LoggerMessage(2, LogLevel.Information, "The network is now stored in {File}")]
    private partial void LogStore(string file);
}
