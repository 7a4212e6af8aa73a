using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Wander.Configuration;
using Wander.Crawling;

namespace Wander.Testing;

/// <summary>The whole service, over a replayed network and a <c>wander.yaml</c> in a folder of its own.</summary>
public sealed class WanderHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly TemporaryFolder _folder;

    private WanderHost(WebApplication app, TemporaryFolder folder, WanderSettings settings)
    {
        (_app, _folder, Settings) = (app, folder, settings);
        Root = new Uri(new Uri(app.Urls.Single().Replace("127.0.0.1", "localhost", StringComparison.Ordinal)), settings.Url.Path);
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Root };
    }

    /// <summary>What <c>wander.yaml</c> says.</summary>
    public WanderSettings Settings { get; }

    /// <summary>Where the console is on this machine.</summary>
    public Uri Root { get; }

    /// <summary>A visitor without a browser; it follows no redirects.</summary>
    public HttpClient Client { get; }

    /// <summary>What is known now.</summary>
    public LiveNetwork Live => _app.Services.GetRequiredService<LiveNetwork>();

    /// <summary>Starts the service.</summary>
    /// <param name="network">What it can reach.</param>
    /// <param name="yaml">Its <c>wander.yaml</c>; <c>listen</c> is added.</param>
    /// <param name="files">Other files beside it, by name.</param>
    /// <param name="replace">Services to replace.</param>
    public static async Task<WanderHost> StartAsync(
        ReplayedNetwork network,
        string yaml,
        IReadOnlyDictionary<string, string>? files = null,
        Action<IServiceCollection>? replace = null)
    {
        var folder = new TemporaryFolder();
        foreach (var (name, text) in files ?? new Dictionary<string, string>(StringComparer.Ordinal))
            folder.Write(name, text);
        var settings = Read(folder.Write("wander.yaml", yaml + "\nlisten: http://127.0.0.1:0\n"));
        var app = WanderApplication.Create(settings, services =>
        {
            services.AddSingleton(network.Transport);
            services.AddLogging(logging => logging.ClearProviders());
            replace?.Invoke(services);
        });
        await app.StartAsync();
        return new WanderHost(app, folder, settings);
    }

    /// <summary>Waits until what is known is as wanted; the test's time-out is the limit.</summary>
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

    /// <summary>Waits until the first crawl is over.</summary>
    public Task<NetworkMoment> WhenCrawledAsync(CancellationToken cancellationToken) =>
        WhenAsync(moment => moment.Crawl is { IsRunning: false, FinishedAt: not null }, cancellationToken);

    /// <summary>Moves the clock to when the next crawl is due, and waits until that is over.</summary>
    public async Task<NetworkMoment> NextCrawlAsync(ManualTime time, CancellationToken cancellationToken)
    {
        var before = await WhenCrawledAsync(cancellationToken);
        // Between two crawls the service waits for a minute or more; what keeps the network on disk has shorter pauses.
        while (!time.TryAdvanceToTimerAfter(TimeSpan.FromSeconds(30)))
            await Task.Delay(1, cancellationToken);
        return await WhenAsync(moment => moment.Crawl.FinishedAt > before.Crawl.FinishedAt, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        _folder.Dispose();
    }

    private static WanderSettings Read(string path)
    {
        var reading = WanderSettingsFile.Read(path, new Dictionary<string, string>(StringComparer.Ordinal));
        return reading.Settings ?? throw new InvalidOperationException(string.Join('\n', reading.Problems));
    }
}
