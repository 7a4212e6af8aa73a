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
/// The network for one command: the parts of the service without its web (design, section 12). It begins with what the store
/// knows, and keeps what it learns there every second and at its end; beside a running service, which holds the store, it reads
/// and
/// does not write.
/// </summary>
internal sealed partial class NetworkSession : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly WanderSettings _settings;
    private readonly CrawlMemory _memory;
    private readonly LiveNetwork _live;
    private readonly Fetcher _fetcher;
    private readonly StoreKeeper _keeper;
    private readonly TimeProvider _time;
    private readonly Dictionary<PageAddress, PageCheckResult> _findings = [];
    private long _kept;
    private bool _isCutOff;

    private NetworkSession(ServiceProvider services, bool isBeside)
    {
        _services = services;
        IsBeside = isBeside;
        _settings = services.GetRequiredService<WanderSettings>();
        _memory = services.GetRequiredService<CrawlMemory>();
        _live = services.GetRequiredService<LiveNetwork>();
        _fetcher = services.GetRequiredService<Fetcher>();
        _keeper = services.GetRequiredService<StoreKeeper>();
        _time = services.GetRequiredService<TimeProvider>();
        _kept = _time.GetTimestamp();
    }

    /// <summary>What is known: at first, what the store knew.</summary>
    public NetworkMoment Now => _live.Now;

    /// <summary>What is remembered of each console and page.</summary>
    public CrawlMemory Memory => _memory;

    /// <summary>True when not a single site has answered, or none does any more: we seem to be offline.</summary>
    public bool IsUnanswered => _fetcher.IsUnanswered || _isCutOff;

    /// <summary>True beside a running service: it reads what that one stored, and keeps nothing.</summary>
    public bool IsBeside { get; }

    /// <summary>What came of looking at a page in this session; null when nobody did.</summary>
    public PageCheckResult? FindingOf(PageAddress page) => _findings.GetValueOrDefault(page);

    /// <summary>Begins with what the store knows.</summary>
    /// <param name="settings">What the owner wrote.</param>
    /// <param name="talk">What the owner should know about the store goes there, a line each.</param>
    /// <param name="replace">Services to use instead of the usual ones.</param>
    /// <param name="isReading">Whether nothing is to be found out, so that nobody misses that it is not kept beside a running
    /// service.</param>
    public static NetworkSession Open(
        WanderSettings settings, TextWriter talk, Action<IServiceCollection>? replace = null, bool isReading = false)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(talk);
        var isBeside = StoreLock.IsTaken(settings.StorePath);
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddProvider(new TalkLog(talk)));
        services.AddSingleton(TimeProvider.System).AddSingleton(Random.Shared);
        services.AddSettings(settings);
        services.AddStore();
        services.AddCrawl();
        services.AddChecks();
        if (isBeside)
        {
            if (!isReading)
                talk.WriteLine($"{StoreKeeper.NameOf(settings)} is in use, as by a running service: what this command finds out is not kept there.");
            services.AddSingleton(provider => provider.GetRequiredService<StoreKeeper>().RecallBeside());
        }
        replace?.Invoke(services);
        return new NetworkSession(services.BuildServiceProvider(), isBeside);
    }

    /// <summary>Asks consoles, and those that are found meanwhile.</summary>
    /// <param name="scope">Which consoles. Who asked to be left alone is.</param>
    /// <param name="progress">Is told how far it is, some times a second.</param>
    /// <param name="cancellationToken">Ends it at once; what was learnt by then is known and kept.</param>
    /// <returns>The network as it is known then.</returns>
    public async Task<NetworkMoment> CrawlAsync(CrawlScope scope, IProgress<SessionProgress> progress, CancellationToken cancellationToken)
    {
        var neighbours = _settings.Consoles.Select(console => console.Address).ToHashSet(ConsoleAddress.SchemeAside);
        if (scope is not CrawlScope.Due)
            _memory.AskConsoles(console => scope is CrawlScope.All || neighbours.Contains(console), _time.GetUtcNow());
        var crawl = _services.GetRequiredService<Crawl>();
        var work = scope is CrawlScope.Neighbours ? crawl.RunAsync(cancellationToken, askedDepth: 1) : crawl.RunAsync(cancellationToken);
        await FollowAsync(work, () =>
        {
            var known = Now.Crawl;
            var total = scope is CrawlScope.Neighbours ? neighbours.Count : known.Consoles.Known;
            progress.Report(new SessionProgress(Math.Max(0, total - known.Left), total, known));
        });
        return await work;
    }

    /// <summary>Looks at pages as a visitor's frame would load them.</summary>
    /// <param name="pages">The pages, whenever they were looked at last; null for all that are due. Only what somebody
    /// recommends counts.</param>
    /// <param name="progress">Is told how far it is, some times a second.</param>
    /// <param name="cancellationToken">Ends it at once; what was learnt by then is kept.</param>
    /// <returns>The network as it is known then.</returns>
    public async Task<NetworkMoment> CheckPagesAsync(
        IReadOnlySet<PageAddress>? pages, IProgress<SessionProgress> progress, CancellationToken cancellationToken)
    {
        if (pages is not null)
            _memory.AskPages(pages, _time.GetUtcNow());
        var checks = _services.GetRequiredService<PageChecks>();
        var count = new LatestCount();
        while (true)
        {
            var work = checks.RunOnceAsync(pages, count, (page, finding) => _findings[page] = finding, cancellationToken);
            await FollowAsync(work, () =>
                progress.Report(new SessionProgress(count.Latest.Done, count.Latest.Done + count.Latest.Left, Now.Crawl)));
            await work;
            if (!checks.AreHeldUp)
                return Now;
            _isCutOff = !await AreOnlineAsync(cancellationToken);
            if (_isCutOff)
                return Now;
            checks.BelieveFailures();
        }
    }

    /// <summary>Keeps what was learnt, and lets go of the store.</summary>
    public async ValueTask DisposeAsync()
    {
        Keep();
        await _services.DisposeAsync();
    }
}
