using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.Logging.Console;
using Wander.Configuration;
using Wander.Configuration.Watching;
using Wander.Fetching.Connecting;
using Wander.Web.Endpoints;
using Wander.Web.Errors;
using Wander.Web.Hosting;
using Wander.Web.Localization;

namespace Wander.Hosting;

/// <summary>The one place that puts the service together.</summary>
public static class WanderApplication
{
    /// <summary>The service, ready to be started.</summary>
    /// <param name="settings">What the owner wrote.</param>
    /// <param name="origin">Where the owner wrote it, to be followed; null to stay with these settings.</param>
    /// <param name="work">Which background services run; null for all.</param>
    /// <param name="replace">Services to use instead of the usual ones; tests replace <see cref="CrawlTransport"/>.</param>
    public static WebApplication Create(
        WanderSettings settings,
        SettingsOrigin? origin = null,
        Action<IServiceCollection>? replace = null,
        BackgroundWork? work = null)
    {
        ArgumentNullException.ThrowIfNull(settings);
        // Empty: nothing is configured but by wander.yaml. The usual builder also reads appsettings.json, and trusts every
        // X-Forwarded-For when an environment variable says so.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            ContentRootPath = AppContext.BaseDirectory,
            WebRootPath = Path.Combine(AppContext.BaseDirectory, "wwwroot"),
        });
        builder.Host.UseDefaultServiceProvider(options =>
            (options.ValidateOnBuild, options.ValidateScopes) =
                (WanderServices.Validation.ValidateOnBuild, WanderServices.Validation.ValidateScopes));
        var endpoint = new ListenEndpoint(settings.Listen);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            KestrelLimits.Set(kestrel);
            endpoint.ConfigureKestrel(kestrel);
        });
        builder.Logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "HH:mm:ss ";
        });
        // Standard output is for data.
        builder.Services.Configure<ConsoleLoggerOptions>(options => options.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        // What a check finds is told once, where it is found; a monitor asks every few seconds.
        builder.Logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None);
        // Why it cannot start is said in words; what ends it later is critical.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(5));

        builder.Services.AddSingleton(TimeProvider.System).AddSingleton(Random.Shared).AddSingleton(endpoint);
        builder.Services.AddSettings(settings);
        builder.Services.AddStore();
        builder.Services.AddFetching();
        builder.Services.AddCrawl();
        builder.Services.AddChecks();
        builder.Services.AddWeb();
        builder.Services.AddSingleton<SettingsAdoption>();
        builder.Services.AddBackgroundWork(work ?? new BackgroundWork(), origin);
        replace?.Invoke(builder.Services);

        var app = builder.Build();
        UseWeb(app, settings);
        app.MapWander();
        return app;
    }

    private static void UseWeb(WebApplication app, WanderSettings settings)
    {
        app.UseRequestPipeline();
        app.UseMiddleware<SecurityHeaders>();
        app.UseRequestLocalization();
        app.Use(InterfaceLanguages.Declare);
        app.UseMiddleware<FolderRedirect>();
        app.UseResponseCompression();
        app.UseExceptionHandler(failing =>
        {
            failing.UseMiddleware<SecurityHeaders>(); // an exception takes all headers with it
            ErrorPages.OnException(failing);
        });
        app.UseStatusCodePages(ErrorPages.OnStatusAsync);
        app.UseRouting();
        app.UseRateLimiter();
        var owners = new PublicFolder(settings.PublicFolder);
        app.Lifetime.ApplicationStopped.Register(owners.Dispose);
        app.UseOwnerFiles(owners);
        app.UseOutputCache(); // within compression: what it keeps is for all readers
        UseFiles(app, owners);
    }

    // The owner's files first, so that a favicon of theirs takes the place of ours; routes are matched before either.
    private static void UseFiles(WebApplication app, PublicFolder owners)
    {
        static void Prepare(StaticFileResponseContext context) => context.Context.Response.Headers.CacheControl = "no-cache";
        app.UseStaticFiles(new StaticFileOptions { FileProvider = owners, OnPrepareResponse = Prepare });
        var compressed = new StaticFileOptions
        {
            FileProvider = new CompressedFiles(app.Environment.WebRootFileProvider),
            OnPrepareResponse = context =>
            {
                Prepare(context);
                CompressedFiles.Declare(context.Context.Response);
            },
        };
        app.UseWhen(CompressedFiles.AreAccepted, accepting => accepting.UseStaticFiles(compressed));
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = Prepare });
    }
}
