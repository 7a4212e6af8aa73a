using Wander.Configuration;
using Wander.Crawling;
using Wander.State;
using Wander.Storage;

namespace Wander.Hosting;

/// <summary>Puts newer settings into force everywhere while the service runs, in the order in which data flows.</summary>
/// <param name="settings">The settings in force.</param>
/// <param name="endpoint">Where the service listens.</param>
/// <param name="memory">What is remembered.</param>
/// <param name="live">The newest network.</param>
/// <param name="store">What keeps it on disk.</param>
/// <param name="time">The clock.</param>
/// <param name="log">What the owner reads.</param>
internal sealed partial class SettingsAdoption(
    LiveSettings settings,
    ListenEndpoint endpoint,
    CrawlMemory memory,
    LiveNetwork live,
    StoreKeeper store,
    TimeProvider time,
    ILogger<SettingsAdoption> log)
{
    /// <summary>Puts them into force, or says in words why they cannot be; those of before stay then.</summary>
    public string? Adopt(WanderSettings next)
    {
        ArgumentNullException.ThrowIfNull(next);
        if (endpoint.Move(next.Listen) is { } obstacle)
            return obstacle;
        var before = settings.Now;
        var isElsewhere = next.Url != before.Url;
        if (isElsewhere || !next.Crawl.AllowPrivateNetworks.AsSpan().SequenceEqual(before.Crawl.AllowPrivateNetworks.AsSpan()))
            memory.AskRefused(time.GetUtcNow());
        if (isElsewhere)
            memory.Pages.UpdateAll(page => page.ForAnotherConsole());
        // In one step for the crawl: what it publishes afterwards under the settings of before is thrown away.
        live.Publish(_ =>
        {
            var moment = Crawl.BeforeFirst(next, memory, time.GetUtcNow());
            settings.Exchange(next);
            return moment;
        });
        if (isElsewhere)
            memory.Pages.UpdateAll(page => page.ForAnotherConsole()); // what came of checks between the two steps
        store.Adopt(next);
        if (next.Listen != before.Listen || next.Url.Path != before.Url.Path)
            LogAddress(next.Listen.Value + next.Url.Path);
        if (next.StorePath != before.StorePath)
            LogStore(StoreKeeper.NameOf(next));
        return null;
    }

    [LoggerMessage(1, LogLevel.Information, "The service answers at {Address} now")]
    private partial void LogAddress(string address);

    [LoggerMessage(2, LogLevel.Information, "What is known is kept in {File} from now on")]
    private partial void LogStore(string file);
}
