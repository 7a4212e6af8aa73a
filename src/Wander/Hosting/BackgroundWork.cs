using Wander.Checking;
using Wander.Configuration;
using Wander.Configuration.Watching;
using Wander.Crawling;
using Wander.Storage;
using Wander.Web.Directory;

namespace Wander.Hosting;

/// <summary>
/// The background services that a host runs. The commands do not run background services; they call the underlying services
/// directly.
/// </summary>
public sealed record BackgroundWork
{
    /// <summary>True to crawl the network when consoles are due.</summary>
    public bool CrawlsNetwork { get; init; } = true;

    /// <summary>True to check pages when they are due.</summary>
    public bool ChecksPages { get; init; } = true;
}

/// <summary>
/// Registers the background services. A host starts them in the order of their registration and stops them in reverse order.
/// </summary>
internal static class BackgroundWorkExtensions
{
    /// <summary>Registers the background services of the web service.</summary>
    /// <param name="services">The services. They must include those that the background services use.</param>
    /// <param name="work">The optional background services to run.</param>
    /// <param name="origin">The settings on disk to watch for changes; null to keep the current settings.</param>
    public static void AddBackgroundWork(this IServiceCollection services, BackgroundWork work, SettingsOrigin? origin)
    {
        services.AddHostedService<StoreWriter>(); // first, so that it stops last and stores the results of the others
        if (work.CrawlsNetwork)
            services.AddHostedService<CrawlService>();
        if (work.ChecksPages)
            services.AddHostedService<PageCheckService>();
        services.AddHostedService<ListPreparation>();
        if (origin is null)
            return;
        services.AddHostedService(provider => ActivatorUtilities.CreateInstance<SettingsWatch>(
            provider, origin, (Func<WanderSettings, string?>)provider.GetRequiredService<SettingsAdoption>().Adopt));
    }
}
