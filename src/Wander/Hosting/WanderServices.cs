using System.IO.Compression;
using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.AspNetCore.ResponseCompression;
using Wander.Checking;
using Wander.Configuration;
using Wander.Configuration.Watching;
using Wander.Crawling;
using Wander.Fetching;
using Wander.Fetching.Connecting;
using Wander.Robots;
using Wander.State;
using Wander.Storage;
using Wander.Text;
using Wander.Web.Directory;
using Wander.Web.Exports;
using Wander.Web.Health;
using Wander.Web.Hosting;
using Wander.Web.Localization;
using Wander.Web.Map;
using Wander.Web.Requests;

namespace Wander.Hosting;

/// <summary>What the service is made of, part by part (design, section 3): each knows those before it and none after.</summary>
internal static class WanderServices
{
    /// <summary>
    /// What the owner wrote. Who asks for <see cref="WanderSettings"/> gets those in force at the beginning of the request, or of
    /// whatever else has a scope, and the same to its end.
    /// </summary>
    public static void AddSettings(this IServiceCollection services, WanderSettings settings)
    {
        services.AddSingleton(new LiveSettings(settings)).AddSingleton<SettingsHealth>();
        services.AddScoped(provider => provider.GetRequiredService<LiveSettings>().Now);
    }

    /// <summary>Following the settings on disk.</summary>
    public static void AddSettingsWatch(this IServiceCollection services, SettingsOrigin origin)
    {
        services.AddSingleton<SettingsAdoption>();
        services.AddHostedService(provider => ActivatorUtilities.CreateInstance<SettingsWatch>(
            provider, origin, (Func<WanderSettings, string?>)provider.GetRequiredService<SettingsAdoption>().Adopt));
    }

    /// <summary>What is known, on disk from one start to the next.</summary>
    public static void AddStore(this IServiceCollection services)
    {
        services.AddSingleton<StoreHealth>().AddSingleton(provider =>
            ActivatorUtilities.CreateInstance<StoreKeeper>(provider, provider.GetRequiredService<LiveSettings>().Now));
        // Whoever asks for what is known gets what the disk knew.
        services.AddSingleton(provider => provider.GetRequiredService<StoreKeeper>().Recall());
        services.AddSingleton<PageSearch>();
        services.AddHostedService<StoreWriter>(); // before the crawl: what starts first stops last
    }

    /// <summary>Asking other sites, and the crawl of the network.</summary>
    public static void AddCrawl(this IServiceCollection services)
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
        services.AddSingleton(provider => new LiveNetwork(Crawl.BeforeFirst(
            provider.GetRequiredService<LiveSettings>().Now,
            provider.GetRequiredService<CrawlMemory>(),
            provider.GetRequiredService<TimeProvider>().GetUtcNow())));
        services.AddSingleton<Crawl>();
        services.AddHostedService<CrawlService>();
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
        services.AddHostedService<PageCheckService>();
    }

    /// <summary>What pages are written with, by a service and into files.</summary>
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        // What is not Latin stays as it is: as numbers it takes two and a half times the bytes.
        services.AddWebEncoders(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        return services.AddLocalization().AddSingleton<Words>();
    }

    /// <summary>Answering visitors.</summary>
    public static void AddWeb(this IServiceCollection services)
    {
        services.AddRouting();
        services.AddPages();
        services.Configure<RequestLocalizationOptions>(UiLanguages.Configure);
        services.AddRazorComponents();
        services.Configure<KeyManagementOptions>(options =>
            (options.XmlRepository, options.XmlEncryptor) = (new KeysInMemory(), new NullXmlEncryptor()));
        services.AddProblemDetails();
        services.AddRateLimiter(Limits.Configure);
        services.AddHealthChecks().AddCheck<ReadyCheck>(ReadyCheck.Tag, tags: [ReadyCheck.Tag])
            .AddCheck<StoreCheck>(StoreCheck.Name).AddCheck<SettingsCheck>(SettingsCheck.Name);
        services.AddOutputCache(OutputCaching.Configure);
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true; // nothing that we send is secret
            options.MimeTypes =
            [
                .. ResponseCompressionDefaults.MimeTypes,
                "application/problem+json",
                "image/svg+xml",
                MediaTypes.Atom,
                MediaTypes.Opml,
            ];
        });
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
        services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
            options.SerializerOptions.Converters.Add(new JsonStringEnumConverter(Verdicts.Naming));
        });
        services.AddSingleton<PageLists>().AddHostedService<ListPreparation>();
        services.AddScoped<FrameAttributes>().AddScoped<Picks>().AddScoped<SiteLinks>();
        services.AddSingleton<SnapshotTag>().AddSingleton<WanderScriptFile>().AddSingleton<NetworkMaps>();
    }
}
