using System.IO.Compression;
using System.Net;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.AspNetCore.ResponseCompression;
using Wander.Checking;
using Wander.Configuration;
using Wander.Crawling;
using Wander.Fetching;
using Wander.Storage;
using Wander.Web;
using Wander.Web.Api;
using Wander.Web.Directory;
using Wander.Web.Exports;
using Wander.Web.Map;

namespace Wander;

/// <summary>What the service is made of, part by part (design, section 3): each knows those before it and none after.</summary>
internal static class WanderServices
{
    /// <summary>What is known, on disk from one start to the next.</summary>
    public static void AddStore(this IServiceCollection services)
    {
        services.AddSingleton<StoreHealth>().AddSingleton<StoreKeeper>();
        // Whoever asks for what is known gets what the disk knew.
        services.AddSingleton(provider => provider.GetRequiredService<StoreKeeper>().Recall());
        services.AddSingleton<PageSearch>();
        services.AddHostedService<StoreWriter>(); // before the crawl: what starts first stops last
    }

    /// <summary>Asking other sites, and the crawl of the network.</summary>
    public static void AddCrawl(this IServiceCollection services, WanderSettings settings)
    {
        services.AddSingleton<OwnNetworks>();
        services.AddSingleton(provider =>
        {
            var rule = new ConnectRule(
                settings.Crawl.AllowPrivateNetworks,
                provider.GetRequiredService<OwnNetworks>(),
                settings.IsUrlDefault ? null : settings.Url);
            return new CrawlTransport(new Dialer(rule, NameLookup.OnItsOwnThread(Dns.GetHostAddresses)).DialAsync);
        });
        services.AddSingleton(provider => new Fetcher(
            provider.GetRequiredService<CrawlTransport>(),
            provider.GetRequiredService<TimeProvider>(),
            $"Wander/{ProductVersion.Text} (+{settings.Url})"));
        services.AddSingleton(provider => new LiveNetwork(Crawl.BeforeFirst(
            settings,
            provider.GetRequiredService<CrawlMemory>(),
            provider.GetRequiredService<TimeProvider>().GetUtcNow())));
        services.AddSingleton<Crawl>();
        services.AddHostedService<CrawlService>();
    }

    /// <summary>Checking the pages that the crawl finds.</summary>
    public static void AddChecks(this IServiceCollection services, WanderSettings settings)
    {
        services.AddSingleton<HostTurns>();
        services.AddSingleton(provider => new RobotsFiles(
            provider.GetRequiredService<Fetcher>(),
            provider.GetRequiredService<HostTurns>(),
            provider.GetRequiredService<TimeProvider>(),
            settings.Crawl.Timeout));
        services.AddSingleton<PageLoader>().AddSingleton<PageChecker>().AddSingleton<PageChecks>();
        services.AddHostedService<PageCheckService>();
    }

    /// <summary>Answering visitors.</summary>
    public static void AddWeb(this IServiceCollection services)
    {
        services.AddRouting();
        services.AddLocalization();
        services.Configure<RequestLocalizationOptions>(UiLanguages.Configure);
        services.AddSingleton<Words>();
        services.AddRazorComponents();
        services.Configure<KeyManagementOptions>(options =>
            (options.XmlRepository, options.XmlEncryptor) = (new KeysInMemory(), new NullXmlEncryptor()));
        services.AddProblemDetails();
        services.AddRateLimiter(Limits.Configure);
        services.AddHealthChecks().AddCheck<ReadyCheck>(ReadyCheck.Tag, tags: [ReadyCheck.Tag]).AddCheck<StoreCheck>(StoreCheck.Name);
        services.AddOutputCache(OutputCaching.Configure);
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true; // nothing that we send is secret
            options.MimeTypes =
            [
                .. ResponseCompressionDefaults.MimeTypes,
                "application/problem+json",
                "image/svg+xml",
                AtomFeed.MediaType,
                BlogrollFile.MediaType,
            ];
        });
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
        services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
            options.SerializerOptions.Converters.Add(new JsonStringEnumConverter(Verdicts.Naming));
        });
        services.AddSingleton<PageLists>().AddHostedService<ListPreparation>();
        services.AddSingleton<Framing>().AddSingleton<Picks>().AddSingleton<WanderScriptFile>().AddSingleton<SiteLinks>().AddSingleton<NetworkMaps>();
    }
}
