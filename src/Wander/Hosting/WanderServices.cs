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
/// Registers the services that crawl, check and store the network. It does not register background services.
/// </summary>
internal static class WanderServices
{
    /// <summary>
    /// Validates, when a container is built, that every service can be created and that scoped services are used only in a scope.
    /// </summary>
    public static ServiceProviderOptions Validation { get; } = new() { ValidateOnBuild = true, ValidateScopes = true };

    /// <summary>
    /// Registers the settings. <see cref="WanderSettings"/> is scoped: a request, or any other scope, uses the settings that were
    /// active when it first needed them, until it ends.
    /// </summary>
    public static void AddSettings(this IServiceCollection services, WanderSettings settings)
    {
        services.AddSingleton(new LiveSettings(settings)).AddSingleton<SettingsHealth>();
        services.AddScoped(provider => provider.GetRequiredService<LiveSettings>().Now);
    }

    /// <summary>Registers the store and the network that is loaded from it.</summary>
    public static void AddStore(this IServiceCollection services)
    {
        services.AddSingleton<StoreHealth>().AddSingleton(provider =>
            ActivatorUtilities.CreateInstance<StoreKeeper>(provider, provider.GetRequiredService<LiveSettings>().Now));
        // The first use of CrawlMemory loads the stored network.
        services.AddSingleton(provider => provider.GetRequiredService<StoreKeeper>().Load());
        services.AddSingleton<PageSearch>();
    }

    /// <summary>Registers the services that send requests to other sites.</summary>
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
            return new CrawlTransport(new Dialer(Rule, NameLookup.OnSeparateThread(Dns.GetHostAddresses)).DialAsync);
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

    /// <summary>
    /// Registers the crawl of the network. It requires <see cref="AddFetching"/> and <see cref="AddStore"/>.
    /// </summary>
    public static void AddCrawl(this IServiceCollection services)
    {
        services.AddSingleton(provider => new LiveNetwork(Crawl.BeforeFirst(
            provider.GetRequiredService<LiveSettings>().Now,
            provider.GetRequiredService<CrawlMemory>(),
            provider.GetRequiredService<TimeProvider>().GetUtcNow())));
        services.AddSingleton<Crawl>();
    }

    /// <summary>Registers the checks of pages. They require <see cref="AddCrawl"/>.</summary>
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
