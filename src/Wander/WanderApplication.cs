using System.IO.Compression;
using System.Net;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.Logging.Console;
using Wander.Configuration;
using Wander.Crawling;
using Wander.Fetching;
using Wander.Storage;
using Wander.Web;
using Wander.Web.Api;

namespace Wander;

/// <summary>The one place that puts the service together (design, section 3).</summary>
public static class WanderApplication
{
    /// <summary>The service, ready to be started.</summary>
    /// <param name="settings">What the owner wrote.</param>
    /// <param name="replace">Services to use instead of the usual ones; tests replace <see cref="CrawlTransport"/>.</param>
    public static WebApplication Create(WanderSettings settings, Action<IServiceCollection>? replace = null)
    {
        ArgumentNullException.ThrowIfNull(settings);
        // Empty: nothing is configured but by wander.yaml. The usual builder also reads appsettings.json, and trusts every
        // X-Forwarded-For when an environment variable says so.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            ContentRootPath = AppContext.BaseDirectory,
            WebRootPath = Path.Combine(AppContext.BaseDirectory, "wwwroot"),
        });
        builder.WebHost.UseKestrelCore().UseUrls(settings.Listen.Value).ConfigureKestrel(KestrelLimits.Set);
        builder.Logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "HH:mm:ss ";
        });
        // Standard output is for data (design, section 12).
        builder.Services.Configure<ConsoleLoggerOptions>(options => options.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        // Why it cannot start is said in words; what ends it later is critical.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(5));

        builder.Services.AddSingleton(settings).AddSingleton(TimeProvider.System).AddSingleton(Random.Shared);
        AddStore(builder.Services);
        AddCrawl(builder.Services);
        AddWeb(builder.Services);
        replace?.Invoke(builder.Services);

        var app = builder.Build();
        UseWeb(app, settings);
        app.MapWander();
        return app;
    }

    private static void AddStore(IServiceCollection services)
    {
        services.AddSingleton<StoreHealth>();
        services.AddSingleton<StoreKeeper>();
        // Whoever asks for what is known gets what the disk knew.
        services.AddSingleton(provider => provider.GetRequiredService<StoreKeeper>().Recall());
        services.AddHostedService<StoreWriter>(); // before the crawl: what starts first stops last
    }

    private static void AddCrawl(IServiceCollection services)
    {
        services.AddSingleton<OwnNetworks>();
        services.AddSingleton(provider =>
        {
            var allowed = provider.GetRequiredService<WanderSettings>().Crawl.AllowPrivateNetworks;
            var rule = new ConnectRule(allowed, provider.GetRequiredService<OwnNetworks>());
            return new CrawlTransport(new Dialer(rule, Dns.GetHostAddressesAsync).DialAsync);
        });
        services.AddSingleton(provider => new Fetcher(
            provider.GetRequiredService<CrawlTransport>(),
            provider.GetRequiredService<TimeProvider>(),
            $"Wander/{ProductVersion.Text} (+{provider.GetRequiredService<WanderSettings>().Url})"));
        services.AddSingleton(provider => new LiveNetwork(Crawl.BeforeFirst(
            provider.GetRequiredService<WanderSettings>(), provider.GetRequiredService<TimeProvider>().GetUtcNow())));
        services.AddSingleton<Crawl>();
        services.AddHostedService<CrawlService>();
    }

    private static void AddWeb(IServiceCollection services)
    {
        services.AddRouting();
        services.AddRazorComponents();
        services.Configure<KeyManagementOptions>(options =>
            (options.XmlRepository, options.XmlEncryptor) = (new KeysInMemory(), new NullXmlEncryptor()));
        services.AddProblemDetails();
        services.AddRateLimiter(Limits.Configure);
        services.AddHealthChecks().AddCheck<ReadyCheck>(ReadyCheck.Tag, tags: [ReadyCheck.Tag]).AddCheck<StoreCheck>(StoreCheck.Name);
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true; // nothing that we send is secret
            options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "application/problem+json", "image/svg+xml"];
        });
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
        services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
            options.SerializerOptions.Converters.Add(new JsonStringEnumConverter(Verdicts.Naming));
        });
        services.AddSingleton<Framing>().AddSingleton<Picks>().AddSingleton<WanderScriptFile>().AddSingleton<SiteLinks>();
    }

    private static void UseWeb(WebApplication app, WanderSettings settings)
    {
        if (settings.TrustedProxies.Length > 0)
            app.UseForwardedHeaders(ForwardedHeadersFrom(settings));
        // A proxy may hand the path on or take it away: both arrive here.
        app.UsePathBase(settings.Url.Path.TrimEnd('/'));
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<FolderRedirect>();
        app.UseResponseCompression();
        app.UseExceptionHandler(failing =>
        {
            failing.UseMiddleware<SecurityHeaders>(); // an exception takes all headers with it
            FailurePages.OnException(failing);
        });
        app.UseStatusCodePages(FailurePages.OnStatusAsync);
        app.UseRouting();
        app.UseRateLimiter();
        foreach (var files in OwnFiles(settings))
            app.UseStaticFiles(files);
    }

    private static ForwardedHeadersOptions ForwardedHeadersFrom(WanderSettings settings)
    {
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost,
            ForwardLimit = null, // as far back as the proxies are trusted
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in settings.TrustedProxies)
            options.KnownIPNetworks.Add(network);
        return options;
    }

    // The owner's files first, so that a favicon of theirs takes the place of ours; routes are matched before either.
    private static IEnumerable<StaticFileOptions> OwnFiles(WanderSettings settings)
    {
        void Prepare(StaticFileResponseContext context) => context.Context.Response.Headers.CacheControl = "no-cache";
        var folder = Path.Combine(settings.Folder, "public");
        if (Directory.Exists(folder))
            yield return new StaticFileOptions { FileProvider = new PublicFolder(folder), OnPrepareResponse = Prepare };
        yield return new StaticFileOptions { OnPrepareResponse = Prepare };
    }
}
