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

/// <summary>Composes the web service.</summary>
public static class WanderApplication
{
    /// <summary>Creates the service. The caller starts it.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="origin">The settings on disk to watch for changes; null to keep the given settings.</param>
    /// <param name="work">The background services to run; null for all.</param>
    /// <param name="replace">Replaces registered services; tests replace <see cref="CrawlTransport"/>.</param>
    public static WebApplication Create(
        WanderSettings settings,
        SettingsOrigin? origin = null,
        Action<IServiceCollection>? replace = null,
        BackgroundWork? work = null)
    {
        ArgumentNullException.ThrowIfNull(settings);
        // The empty builder ensures that only wander.yaml configures the service. The default builder also reads
        // appsettings.json, and trusts every X-Forwarded-For header when ASPNETCORE_FORWARDEDHEADERS_ENABLED is set.
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
        // The log goes to standard error, because standard output is for data.
        builder.Services.Configure<ConsoleLoggerOptions>(options => options.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        // The part of the service that finds a problem logs it once. The health checks would log it again at every request.
        builder.Logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None);
        // The serve command reports why the service cannot start. A later failure that ends the service is critical.
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
            failing.UseMiddleware<SecurityHeaders>(); // the exception handler clears the headers
            ErrorPages.OnException(failing);
        });
        app.UseStatusCodePages(ErrorPages.OnStatusAsync);
        app.UseRouting();
        app.UseRateLimiter();
        var ownerFiles = new PublicFolder(settings.PublicFolder);
        app.Lifetime.ApplicationStopped.Register(ownerFiles.Dispose);
        app.UseOwnerFiles(ownerFiles);
        app.UseOutputCache(); // inside the compression middleware, so cached responses are uncompressed and serve all clients
        UseFiles(app, ownerFiles);
    }

    // The owner's files come first, so that, for example, the owner's favicon replaces the default one. Endpoints have already
    // been matched and take precedence over both.
    private static void UseFiles(WebApplication app, PublicFolder ownerFiles)
    {
        static void Prepare(StaticFileResponseContext context) => context.Context.Response.Headers.CacheControl = "no-cache";
        app.UseStaticFiles(new StaticFileOptions { FileProvider = ownerFiles, OnPrepareResponse = Prepare });
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
