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

/// <summary>Registers the services that render pages and answer visitors.</summary>
internal static class WebServices
{
    /// <summary>What pages are written with, by a service and into files.</summary>
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        // What is not Latin stays as it is: as numbers it takes two and a half times the bytes.
        services.AddWebEncoders(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        return services.AddLocalization().AddSingleton<InterfaceTexts>();
    }

    /// <summary>Answering visitors.</summary>
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
            options.SerializerOptions.Converters.Add(new JsonStringEnumConverter(VerdictNames.Naming));
        });
        services.AddSingleton<PageLists>().AddSingleton(SiteCapabilities.Service);
        services.AddScoped<FrameAttributes>().AddScoped<Picks>().AddScoped<SiteLinks>();
        services.AddSingleton<SnapshotTag>().AddSingleton<WanderScriptFile>().AddSingleton<NetworkMaps>();
    }
}
