using Wander.Checking;
using Wander.Configuration;
using Wander.Crawling;
using Wander.Fetching;
using Wander.Hosting;
using Wander.Output;
using Wander.Protocol;
using Wander.State;
using Wander.Storage;

namespace Wander.Sessions;

/// <summary>
/// The network for one command: the services without the web server. A session starts with the stored network, and stores its
/// results every second and at its end. While a running service holds the store, the session reads it and does not write.
/// </summary>
internal sealed class NetworkSession : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly AsyncServiceScope _scope;
    private readonly WanderSettings _settings;
    private readonly LiveNetwork _live;
    private readonly Fetcher _fetcher;
    private readonly TimeProvider _time;
    private readonly SessionStore _store;
    private readonly OnlineProbe _probe;
    private readonly Dictionary<PageAddress, PageCheckResult> _findings = [];
    private bool _isCutOff;

    private NetworkSession(ServiceProvider services, bool isStoreInUse)
    {
        _services = services;
        _scope = services.CreateAsyncScope();
        IsStoreInUse = isStoreInUse;
        var provider = _scope.ServiceProvider;
        _settings = provider.GetRequiredService<WanderSettings>();
        Memory = provider.GetRequiredService<CrawlMemory>();
        _live = provider.GetRequiredService<LiveNetwork>();
        _fetcher = provider.GetRequiredService<Fetcher>();
        _time = provider.GetRequiredService<TimeProvider>();
        _store = new SessionStore(provider.GetRequiredService<StoreKeeper>(), _fetcher, _time, isReadOnly: isStoreInUse);
        _probe = new OnlineProbe(_fetcher, _settings.Crawl.Timeout);
    }

    /// <summary>The current network. At first, the stored one.</summary>
    public NetworkMoment Now => _live.Now;

    /// <summary>The records of consoles and pages.</summary>
    public CrawlMemory Memory { get; }

    /// <summary>True when no site has answered, or no site answers any more: this machine seems to be offline.</summary>
    public bool IsUnanswered => _fetcher.IsUnanswered || _isCutOff;

    /// <summary>True while a running service uses the store: the session reads the stored network and writes nothing.</summary>
    public bool IsStoreInUse { get; }

    /// <summary>The result of checking a page in this session; null when it was not checked.</summary>
    public PageCheckResult? FindingOf(PageAddress page) => _findings.GetValueOrDefault(page);

    /// <summary>Opens a session with the stored network.</summary>
    /// <param name="settings">The owner's settings.</param>
    /// <param name="error">Receives messages about the store, one per line.</param>
    /// <param name="replace">Services to use instead of the usual ones.</param>
    /// <param name="isReading">
    /// True when the command does not need to store its results, so that it does not warn while a running service holds the
    /// store.
    /// </param>
    public static NetworkSession Open(
        WanderSettings settings, TextWriter error, Action<IServiceCollection>? replace = null, bool isReading = false)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(error);
        var isStoreInUse = StoreLock.IsTaken(settings.StorePath);
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddProvider(new StandardErrorLogger(error)));
        services.AddSingleton(TimeProvider.System).AddSingleton(Random.Shared);
        services.AddSettings(settings);
        services.AddStore();
        services.AddFetching();
        services.AddCrawl();
        services.AddChecks();
        if (isStoreInUse)
        {
            if (!isReading)
            {
                error.WriteLine($"{StoreKeeper.NameOf(settings)} is in use, probably by a running service. "
                    + "The results of this command are not stored.");
            }
            services.AddSingleton(provider => provider.GetRequiredService<StoreKeeper>().LoadWhileInUse());
        }
        replace?.Invoke(services);
        return new NetworkSession(services.BuildServiceProvider(WanderServices.Validation), isStoreInUse);
    }

    /// <summary>Reads consoles, including those that are found during the crawl.</summary>
    /// <param name="scope">The consoles to read. Those that requested a pause (<c>Retry-After</c>) are left out.</param>
    /// <param name="progress">Receives the progress several times a second.</param>
    /// <param name="cancellationToken">Ends the crawl immediately. The results so far are kept and stored.</param>
    /// <returns>The network afterwards.</returns>
    public async Task<NetworkMoment> CrawlAsync(
        CrawlScope scope, IProgress<SessionProgress> progress, CancellationToken cancellationToken)
    {
        var neighbours = _settings.Consoles.Select(console => console.Address).ToHashSet(ConsoleAddress.IgnoringScheme);
        if (scope is not CrawlScope.Due)
            Memory.MarkConsolesDue(console => scope is CrawlScope.All || neighbours.Contains(console), _time.GetUtcNow());
        var crawl = _scope.ServiceProvider.GetRequiredService<Crawl>();
        var work = scope is CrawlScope.Neighbours
            ? crawl.RunAsync(cancellationToken, maximumDepth: 1)
            : crawl.RunAsync(cancellationToken);
        await FollowAsync(work, () =>
        {
            var known = Now.Crawl;
            var total = scope is CrawlScope.Neighbours ? neighbours.Count : known.Consoles.Known;
            progress.Report(new SessionProgress(Math.Max(0, total - known.Left), total, known));
        });
        return await work;
    }

    /// <summary>Checks pages as a visitor's frame would load them.</summary>
    /// <param name="pages">
    /// The pages, whether or not they are due; null for all pages that are due. Pages without a recommendation are left out.
    /// </param>
    /// <param name="progress">Receives the progress several times a second.</param>
    /// <param name="cancellationToken">Ends the checks immediately. The results so far are stored.</param>
    /// <returns>The network afterwards.</returns>
    public async Task<NetworkMoment> CheckPagesAsync(
        IReadOnlySet<PageAddress>? pages, IProgress<SessionProgress> progress, CancellationToken cancellationToken)
    {
        if (pages is not null)
            Memory.MarkPagesDue(pages, _time.GetUtcNow());
        var checks = _scope.ServiceProvider.GetRequiredService<PageChecks>();
        var count = new LatestCheckCount();
        while (true)
        {
            var work = checks.RunOnceAsync(pages, count, (page, finding) => _findings[page] = finding, cancellationToken);
            await FollowAsync(work, () =>
                progress.Report(new SessionProgress(count.Latest.Done, count.Latest.Done + count.Latest.Left, Now.Crawl)));
            await work;
            if (!checks.AreHeldUp)
                return Now;
            _isCutOff = !await _probe.IsOnlineAsync(cancellationToken);
            if (_isCutOff)
                return Now;
            checks.AssumeOnline();
        }
    }

    /// <summary>Stores the latest results, and releases the store.</summary>
    public async ValueTask DisposeAsync()
    {
        _store.Write();
        await _scope.DisposeAsync();
        await _services.DisposeAsync();
    }

    // Until the work ends: reports progress with each new network, and stores the results.
    private async Task FollowAsync(Task work, Action report)
    {
        while (!work.IsCompleted)
        {
            report();
            using var ended = new CancellationTokenSource();
            await Task.WhenAny(work, _live.NewerThan(Now), Task.Delay(SessionStore.Interval, _time, ended.Token));
            await ended.CancelAsync();
            _store.WriteIfDue();
        }
        report();
    }
}
