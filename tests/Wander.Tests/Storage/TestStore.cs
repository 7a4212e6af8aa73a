using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Wander.Configuration;
using Wander.Configuration.Reading;
using Wander.State;
using Wander.Storage;
using Wander.Storage.Tables;

namespace Wander.Tests.Storage;

/// <summary>A store in a temporary folder, on which a test can start services one after another.</summary>
internal sealed class TestStore : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<StoreKeeper> _keepers = [];

    /// <summary>The clock.</summary>
    public ManualTime Time { get; } = new();

    /// <summary>The state that <c>/healthz</c> shows.</summary>
    public StoreHealth Health { get; } = new();

    /// <summary>The log lines, as <c>Level: message</c>.</summary>
    public List<string> Log { get; } = [];

    /// <summary>The folder of the settings.</summary>
    public string Folder => _folder.Path;

    /// <summary>The path of the folder of the store, relative to the folder of the settings.</summary>
    public string Data { get; init; } = "data";

    /// <summary>The path of the file of the store.</summary>
    public string File => Path.Combine(Folder, Data, "wander.db");

    /// <summary>The paths of the damaged files that were renamed, in order.</summary>
    public string[] SetAside =>
        [.. Directory.EnumerateFiles(Path.GetDirectoryName(File)!, "*.damaged-*").Order(StringComparer.Ordinal)];

    /// <summary>Starts a service: creates a keeper and loads the records of the file.</summary>
    public StoreKeeper Start(string url = "https://example.com/wander/")
    {
        var keeper = new StoreKeeper(Settings(url), Time, Health, new ListLogger(Log));
        keeper.Load();
        _keepers.Add(keeper);
        return keeper;
    }

    /// <summary>Returns a search on the store of a keeper.</summary>
    public PageSearch SearchOf(StoreKeeper keeper) => new(keeper, Time);

    /// <summary>Runs a service that changes the records, writes them and stops.</summary>
    public void Run(Action<CrawlMemory> change)
    {
        using var keeper = Start();
        change(keeper.Memory);
        Assert.True(keeper.Save(), Health.Now.Problem);
    }

    /// <summary>Returns the records that a service loads when it starts now.</summary>
    public CrawlMemory Recalled()
    {
        using var keeper = Start();
        return keeper.Memory;
    }

    private WanderSettings Settings(string url)
    {
        var path = _folder.Write("wander.yaml", $"url: {url}\nstore: {Data}/wander.db\n");
        return WanderSettingsFile.Read(path, new Dictionary<string, string>(StringComparer.Ordinal)).Settings!;
    }

    /// <summary>Opens a separate connection to the file.</summary>
    public SqliteConnection Open() => SqliteFile.Open(File, SqliteOpenMode.ReadWriteCreate);

    public void Dispose()
    {
        foreach (var keeper in _keepers)
            keeper.Dispose();
        _folder.Dispose();
    }

    private sealed class ListLogger(List<string> lines) : ILogger<StoreKeeper>
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Add($"{logLevel}: {formatter(state, exception)}{exception}");
    }
}
