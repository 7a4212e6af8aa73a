using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.AspNetCore.ResponseCompression;
using Wander.Text;
using Wander.Web.Directory;
using Wander.Web.Exports;
using Wander.Web.Health;
using Wander.Web.Hosting;
using Wander.Web.Localization;
using Wander.Web.Map;
using Wander.Web.Requests;

namespace Wander.Hosting;

/// <summary>Registers the services that render pages and answer HTTP requests.</summary>
internal static class WebServices
{
    /// <summary>Registers the services that render pages, for the web service and for the static export.</summary>
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        // By default, characters outside Basic Latin become numeric references, which take two and a half times the bytes.
        services.AddWebEncoders(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        return services.AddLocalization().AddSingleton<InterfaceTexts>();
    }

    /// <summary>Registers the services that answer HTTP requests.</summary>
    public static void AddWeb(this IServiceCollection services)
    {
        services.AddRouting();
        services.AddPages();
        services.Configure<RequestLocalizationOptions>(InterfaceLanguages.Configure);
        services.AddRazorComponents();
        services.Configure<KeyManagementOptions>(options =>
            (options.XmlRepository, options.XmlEncryptor) = (new KeysInMemory(), new NullXmlEncryptor()));
        services.AddProblemDetails();
        services.AddRateLimiter(RateLimits.Configure);
        services.AddHealthChecks().AddCheck<ReadyCheck>(ReadyCheck.Tag, tags: [ReadyCheck.Tag])
            .AddCheck<StoreCheck>(StoreCheck.Name).AddCheck<SettingsCheck>(SettingsCheck.Name);
        services.AddOutputCache(OutputCaching.Configure);
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true; // safe, because responses contain no secrets that compression could reveal
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
            options.SerializerOptions.Converters.Add(new JsonStringEnumConverter(VerdictNames.Naming));
        });
        services.AddSingleton<PageLists>().AddSingleton(SiteCapabilities.Service);
        services.AddScoped<FrameAttributes>().AddScoped<Picks>().AddScoped<SiteLinks>();
        services.AddSingleton<SnapshotTag>().AddSingleton<WanderScriptFile>().AddSingleton<NetworkMaps>();
    }
}
