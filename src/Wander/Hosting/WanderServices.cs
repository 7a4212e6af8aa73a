using System.Net;
using Wander.Checking;
using Wander.Configuration;
using Wander.Crawling;
using Wander.Fetching;
using Wander.Fetching.Connecting;
using Wander.Robots;
using Wander.State;
using Wander.Storage;
using Wander.Text;

namespace Wander.Hosting;

/// <summary>
/// Registers the services that find out and store the network, part by part. No background service is among them.
/// </summary>
internal static class WanderServices
{
    /// <summary>
    /// Checks when a container is built that each service can be made, and that no scoped one is used without a scope.
    /// </summary>
    public static ServiceProviderOptions Validation { get; } = new() { ValidateOnBuild = true, ValidateScopes = true };

    /// <summary>
    /// What the owner wrote. Who asks for <see cref="WanderSettings"/> gets those in force at the beginning of the request, or of
    /// whatever else has a scope, and the same to its end.
    /// </summary>
    public static void AddSettings(this IServiceCollection services, WanderSettings settings)
    {
        services.AddSingleton(new LiveSettings(settings)).AddSingleton<SettingsHealth>();
        services.AddScoped(provider => provider.GetRequiredService<LiveSettings>().Now);
    }

    /// <summary>What is known, on disk from one start to the next.</summary>
    public static void AddStore(this IServiceCollection services)
    {
        services.AddSingleton<StoreHealth>().AddSingleton(provider =>
            ActivatorUtilities.CreateInstance<StoreKeeper>(provider, provider.GetRequiredService<LiveSettings>().Now));
        // Whoever asks for what is known gets what the disk knew.
        services.AddSingleton(provider => provider.GetRequiredService<StoreKeeper>().Recall());
        services.AddSingleton<PageSearch>();
    }

    /// <summary>Requests to other sites.</summary>
    public static void AddFetching(this IServiceCollection services)
    {
        services.AddSingleton<OwnNetworks>();
        services.AddSingleton(provider =>
        {
            var (settings, own) = (provider.GetRequiredService<LiveSettings>(), provider.GetRequiredService<OwnNetworks>());
            ConnectRule Rule()
            {
                var now = settings.Now;
                return new ConnectRule(now.Crawl.AllowPrivateNetworks, own, now.IsUrlDefault ? null : now.Url);
            }
            return new CrawlTransport(new Dialer(Rule, NameLookup.OnItsOwnThread(Dns.GetHostAddresses)).DialAsync);
        });
        services.AddSingleton(provider =>
        {
            var settings = provider.GetRequiredService<LiveSettings>();
            return new Fetcher(
                provider.GetRequiredService<CrawlTransport>(),
                provider.GetRequiredService<TimeProvider>(),
                () => $"Wander/{ProductVersion.Text} (+{settings.Now.Url})");
        });
    }

    /// <summary>The crawl of the network. It needs <see cref="AddFetching"/> and <see cref="AddStore"/>.</summary>
    public static void AddCrawl(this IServiceCollection services)
    {
        services.AddSingleton(provider => new LiveNetwork(Crawl.BeforeFirst(
            provider.GetRequiredService<LiveSettings>().Now,
            provider.GetRequiredService<CrawlMemory>(),
            provider.GetRequiredService<TimeProvider>().GetUtcNow())));
        services.AddSingleton<Crawl>();
    }

    /// <summary>Checking the pages that the crawl finds.</summary>
    public static void AddChecks(this IServiceCollection services)
    {
        services.AddSingleton<PerHostLock>();
        services.AddSingleton(provider =>
        {
            var settings = provider.GetRequiredService<LiveSettings>();
            return new RobotsFiles(
                provider.GetRequiredService<Fetcher>(),
                provider.GetRequiredService<PerHostLock>(),
                provider.GetRequiredService<TimeProvider>(),
                () => settings.Now.Crawl.Timeout);
        });
        services.AddScoped<PageLoader>().AddScoped<PageChecker>().AddScoped<PageChecks>();
    }
}
