using Wander.Checking;
using Wander.Configuration;
using Wander.Configuration.Watching;
using Wander.Crawling;
using Wander.Storage;
using Wander.Web.Directory;

namespace Wander.Hosting;

/// <summary>Which background services a host runs. Commands run none: they call the services themselves.</summary>
public sealed record BackgroundWork
{
    /// <summary>Crawls the network when consoles are due.</summary>
    public bool CrawlsNetwork { get; init; } = true;

    /// <summary>Checks pages when they are due.</summary>
    public bool ChecksPages { get; init; } = true;
}

/// <summary>Registers the background services, which a host starts in this order and stops in the reverse order.</summary>
internal static class BackgroundWorkExtensions
{
    /// <summary>Registers the background services of the web service.</summary>
    /// <param name="services">The services, among them those that the background services use.</param>
    /// <param name="work">Which of the optional ones run.</param>
    /// <param name="origin">The settings on disk to watch; null to keep the current settings.</param>
    public static void AddBackgroundWork(this IServiceCollection services, BackgroundWork work, SettingsOrigin? origin)
    {
        services.AddHostedService<StoreWriter>(); // first: it stops last, and writes what the others found
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
