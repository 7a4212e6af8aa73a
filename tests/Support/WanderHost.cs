using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Wander.Configuration;
using Wander.Configuration.Reading;
using Wander.Configuration.Watching;
using Wander.Crawling;
using Wander.Hosting;
using Wander.State;

namespace Wander.Testing;

/// <summary>Runs the complete service on a replayed network, with a <c>wander.yaml</c> in a temporary folder.</summary>
public sealed class WanderHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly bool _isFolderOurs;
    private readonly LogLines _log;

    private WanderHost(WebApplication app, TemporaryFolder folder, bool isFolderOurs, WanderSettings settings, LogLines log)
    {
        (_app, Folder, _isFolderOurs, _log, Settings) = (app, folder, isFolderOurs, log, settings);
        Root = new Uri(new Uri(app.Urls.Single().Replace("127.0.0.1", "localhost", StringComparison.Ordinal)), settings.Url.Path);
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Root };
    }

    /// <summary>The settings at the start.</summary>
    public WanderSettings Settings { get; }

    /// <summary>The folder of <c>wander.yaml</c>.</summary>
    public TemporaryFolder Folder { get; }

    /// <summary>The address of the console on this machine.</summary>
    public Uri Root { get; }

    /// <summary>An HTTP client of a visitor. It does not follow redirects and stores no cookies.</summary>
    public HttpClient Client { get; }

    /// <summary>The lines of the log.</summary>
    public IReadOnlyCollection<string> Log => _log.Lines;

    /// <summary>The current network.</summary>
    public LiveNetwork Live => _app.Services.GetRequiredService<LiveNetwork>();

    /// <summary>The records of the crawl.</summary>
    public CrawlMemory Memory => _app.Services.GetRequiredService<CrawlMemory>();

    /// <summary>Starts the service.</summary>
    /// <param name="network">The sites that the service can reach.</param>
    /// <param name="yaml">The text of <c>wander.yaml</c>, to which <c>listen</c> is added.</param>
    /// <param name="files">Other files in the same folder, by name.</param>
    /// <param name="replace">Replaces services.</param>
    /// <param name="isChecking">True to check pages. Otherwise the test need not serve any page.</param>
    /// <param name="isCrawling">True to crawl the network.</param>
    /// <param name="folder">
    /// The folder of the files, for a test that starts several services on the same files; null for a new folder.
    /// </param>
    public static async Task<WanderHost> StartAsync(
        ReplayedNetwork network,
        string yaml,
        IReadOnlyDictionary<string, string>? files = null,
        Action<IServiceCollection>? replace = null,
        bool isChecking = false,
        bool isCrawling = true,
        TemporaryFolder? folder = null)
    {
        var used = folder ?? new TemporaryFolder();
        foreach (var (name, text) in files ?? new Dictionary<string, string>(StringComparer.Ordinal))
            used.Write(name, text);
        var origin = Read(used.Write("wander.yaml", WithListen(yaml)));
        var settings = origin.Initial.Settings!;
        var log = new LogLines();
        var app = WanderApplication.Create(settings, origin, services =>
        {
            services.AddSingleton(network.Transport);
            services.AddLogging(logging => logging.ClearProviders().AddProvider(log));
            replace?.Invoke(services);
        }, new BackgroundWork { CrawlsNetwork = isCrawling, ChecksPages = isChecking });
        await app.StartAsync();
        return new WanderHost(app, used, folder is null, settings, log);
    }

    /// <summary>Saves another <c>wander.yaml</c>, as an owner would while the service runs.</summary>
    /// <param name="yaml">The text, to which <c>listen</c> is added.</param>
    public void Save(string yaml) => Folder.Write("wander.yaml", WithListen(yaml));

    /// <summary>Waits until the active settings satisfy a condition. Only the timeout of the test limits the wait.</summary>
    public async Task WhenActiveAsync(Func<WanderSettings, bool> wanted, CancellationToken cancellationToken)
    {
        var live = _app.Services.GetRequiredService<LiveSettings>();
        while (live.Now is var now && !wanted(now))
        {
            var replaced = new TaskCompletionSource();
            await using var registration = live.Replaced(now).Register(replaced.SetResult);
            await replaced.Task.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Waits until the text of <c>/healthz</c> satisfies a condition, and returns the text.</summary>
    public async Task<string> WhenHealthAsync(Func<string, bool> wanted, CancellationToken cancellationToken)
    {
        while (true)
        {
            var health = await Client.GetStringAsync("healthz", cancellationToken);
            if (wanted(health))
                return health;
            await Task.Delay(10, cancellationToken);
        }
    }

    /// <summary>Waits until the network satisfies a condition. Only the timeout of the test limits the wait.</summary>
    public async Task<NetworkMoment> WhenAsync(Func<NetworkMoment, bool> wanted, CancellationToken cancellationToken)
    {
        while (true)
        {
            var moment = Live.Now;
            if (wanted(moment))
                return moment;
            await Live.NewerThan(moment).WaitAsync(cancellationToken);
        }
    }

    /// <summary>Waits until the first crawl has ended.</summary>
    public Task<NetworkMoment> WhenCrawledAsync(CancellationToken cancellationToken) =>
        WhenAsync(moment => moment.Crawl is { IsRunning: false, FinishedAt: not null }, cancellationToken);

    /// <summary>Waits until the first crawl has ended and every page was checked.</summary>
    public Task<NetworkMoment> WhenCheckedAsync(CancellationToken cancellationToken) => WhenAsync(
        moment =>
            moment.Crawl is { IsRunning: false, FinishedAt: not null } && moment.Crawl.Pages.Checked == moment.Crawl.Pages.Known,
        cancellationToken);

    /// <summary>Advances the clock to the time when the next crawl is due, and waits until that crawl has ended.</summary>
    public async Task<NetworkMoment> NextCrawlAsync(ManualTime time, CancellationToken cancellationToken)
    {
        var before = await WhenCrawledAsync(cancellationToken);
        var due = await WhenNextCrawlIsScheduledAsync(time, cancellationToken);
        time.Advance(due - time.Now);
        return await WhenAsync(moment => moment.Crawl.FinishedAt > before.Crawl.FinishedAt, cancellationToken);
    }

    /// <summary>Waits until the crawl is over and logged, and returns when the next one starts.</summary>
    public async Task<DateTimeOffset> WhenNextCrawlIsScheduledAsync(ManualTime time, CancellationToken cancellationToken)
    {
        var last = await WhenCrawledAsync(cancellationToken);
        var due = _app.Services.GetRequiredService<Crawl>().NextDue!.Value;
        var soonest = last.Crawl.FinishedAt!.Value + CrawlSchedule.LeastPause;
        due = due > soonest ? due : soonest;
        while (!time.HasTimerAt(due))
            await Task.Delay(1, cancellationToken);
        return due;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync(); // writes the store
        await _app.DisposeAsync();
        if (_isFolderOurs)
            Folder.Dispose();
    }

    /// <summary>Adds <c>listen</c> with a free port of this machine to the text of a <c>wander.yaml</c>.</summary>
    public static string WithListen(string yaml) => yaml + "\nlisten: http://127.0.0.1:0\n";

    private static SettingsOrigin Read(string path)
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal);
        var reading = WanderSettingsFile.Read(path, environment);
        return reading.Settings is null
            ? throw new InvalidOperationException(string.Join('\n', reading.Problems))
            : new SettingsOrigin(path, environment, reading);
    }
}
