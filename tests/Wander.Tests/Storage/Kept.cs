using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Wander.Configuration;
using Wander.Configuration.Reading;
using Wander.State;
using Wander.Storage;
using Wander.Storage.Tables;

namespace Wander.Tests.Storage;

/// <summary>A store in a folder of its own, and keepers that come and go.</summary>
internal sealed class Kept : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<StoreKeeper> _keepers = [];

    /// <summary>The clock.</summary>
    public ManualTime Time { get; } = new();

    /// <summary>What <c>/healthz</c> reads.</summary>
    public StoreHealth Health { get; } = new();

    /// <summary>What the owner reads.</summary>
    public List<string> Log { get; } = [];

    /// <summary>The folder of the settings.</summary>
    public string Folder => _folder.Path;

    /// <summary>The folder of the file.</summary>
    public string Data { get; init; } = "data";

    /// <summary>The file.</summary>
    public string File => Path.Combine(Folder, Data, "wander.db");

    /// <summary>The files beside it that were set aside.</summary>
    public string[] SetAside =>
        [.. Directory.EnumerateFiles(Path.GetDirectoryName(File)!, "*.damaged-*").Order(StringComparer.Ordinal)];

    /// <summary>A service starts.</summary>
    public StoreKeeper Start(string url = "https://example.com/wander/")
    {
        var keeper = new StoreKeeper(Settings(url), Time, Health, new ListLogger(Log));
        keeper.Recall();
        _keepers.Add(keeper);
        return keeper;
    }

    /// <summary>Searches beside a keeper.</summary>
    public PageSearch SearchOf(StoreKeeper keeper) => new(keeper, Time);

    /// <summary>A service starts, learns something, keeps it, and ends.</summary>
    public void Run(Action<CrawlMemory> learn)
    {
        using var keeper = Start();
        learn(keeper.Memory);
        Assert.True(keeper.Keep(), Health.Now.Problem);
    }

    /// <summary>What a service that starts now knows.</summary>
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

    /// <summary>The file as SQLite shows it.</summary>
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
