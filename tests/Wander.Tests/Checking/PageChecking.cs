using Microsoft.AspNetCore.Http;
using Wander.Checking;
using Wander.Fetching;
using Wander.Protocol;
using Wander.Protocol.Findings;
using Wander.Robots;
using Wander.State;
using Wander.Tests.Configuration;

namespace Wander.Tests.Checking;

/// <summary>Checks single pages of a replayed network, for an https console by default.</summary>
internal sealed class PageChecking : IAsyncDisposable
{
    public const string Console = "https://console.example/wander/";

    private readonly Fetcher _fetcher;
    private readonly PerHostLock _turns = new();
    private readonly RobotsFiles _robots;
    private readonly PageChecker _checker;

    private PageChecking(ReplayedNetwork network, string yaml, TimeProvider time)
    {
        Network = network;
        var settings = SettingsOnDisk.Good(yaml);
        _fetcher = new Fetcher(network.Transport, time, () => $"Wander/0.1.0 (+{settings.Url})");
        _robots = new RobotsFiles(_fetcher, _turns, time, () => settings.Crawl.Timeout);
        _checker = new PageChecker(settings, new PageLoader(settings, _fetcher, _robots, _turns, time), time);
    }

    public ReplayedNetwork Network { get; }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static async Task<PageChecking> StartAsync(string yaml = $"url: {Console}", TimeProvider? time = null) =>
        new(await ReplayedNetwork.StartAsync(), yaml, time ?? TimeProvider.System);

    /// <summary>Returns the check of a page that has this response.</summary>
    public static async Task<PageCheck> OfAsync(string page, RequestDelegate answer, string yaml = $"url: {Console}")
    {
        await using var checking = await StartAsync(yaml);
        checking.Network.Answer(page, answer);
        return await checking.CheckAsync(page);
    }

    public async Task<PageCheck> CheckAsync(string page) =>
        (await FindAsync(new PageRecord { Address = Address(page), FirstSeen = default })).Check;

    public Task<PageCheckResult> FindAsync(PageRecord record) => _checker.CheckAsync(record, Cancelled);

    public static PageAddress Address(string page) =>
        PageAddress.TryParse(page, out var address) ? address : throw new ArgumentException(page, nameof(page));

    public async ValueTask DisposeAsync()
    {
        _robots.Dispose();
        _turns.Dispose();
        _fetcher.Dispose();
        await Network.DisposeAsync();
    }
}
