using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;
using Wander.Exporting;

namespace Wander.Browser.Tests.Browsing;

/// <summary>A browser and a static export of a console on a plain file server.</summary>
public sealed class ExportedConsole : IAsyncLifetime
{
    /// <summary>A page that refuses framing.</summary>
    public const string Shy = "https://shy.example/";

    /// <summary>A page on the console's own origin.</summary>
    public const string Own = "https://console.example/about";

    /// <summary>The public address of the console. The visitors of the tests use the address of the file server.</summary>
    private const string Url = "https://console.example/wander/";

    private const string Yaml = $$"""
        title: A console by the sea
        url: {{Url}}
        consoles: [https://near.example/wander/, https://down.example/]
        pages:
          - { url: "https://garden.example/", note: Roses that stand the salt. }
          - https://pier.example/
          - {{Own}}
          - {{Shy}}
        ignore: [{ pattern: "https://hidden.example/", reason: too many pop-ups }]
        styles: [style.css]
        """;

    private readonly TemporaryFolder _folder = new();
    private WebApplication _files = null!;

    /// <summary>The embeddable pages and the consoles that recommend them.</summary>
    public static IReadOnlyDictionary<string, string[]> Pages { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["https://garden.example/"] = [Url],
        ["https://pier.example/"] = [Url],
        [Own] = [Url],
        ["https://one.example/"] = ["https://near.example/wander/"],
        ["https://zwei.example/"] = ["https://near.example/wander/", "https://far.example/"],
        ["https://drei.example/"] = ["https://far.example/"],
        ["https://vier.example/?a=b#c"] = ["https://far.example/"],
    };

    /// <summary>The browser.</summary>
    public Chromium Chromium { get; } = new();

    /// <summary>The address of the console on the file server.</summary>
    public Uri Root { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await Chromium.InitializeAsync();
        Serve(Chromium.Network);
        await using (var service = await WanderHost.StartAsync(
            Chromium.Network, Yaml, new Dictionary<string,
                string>(StringComparer.Ordinal)
            { ["public/style.css"] = "#remark { color: inherit }" }, isChecking: true))
        {
            var moment = await service.WhenCheckedAsync(TestContext.Current.CancellationToken);
            Assert.True(ExportFolder.TryOpen(
                Path.Combine(_folder.Path, "wander"), service.Settings, isForced: false, out var opened, out _));
            using var folder = opened;
            Assert.Null(await new ConsoleExport(service.Settings, moment, "en").WriteAsync(
                folder, Assert.Fail, TestContext.Current.CancellationToken));
        }
        _files = await ServeFilesAsync(_folder.Path);
        Root = new Uri(_files.Urls.Single().Replace("127.0.0.1", "localhost", StringComparison.Ordinal) + "/wander/");
    }

    public async ValueTask DisposeAsync()
    {
        await _files.DisposeAsync();
        await Chromium.DisposeAsync();
        _folder.Dispose();
    }

    // Like a simple web host, it serves files by name, and index.html for folders.
    private static async Task<WebApplication> ServeFilesAsync(string folder)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.UseFileServer(new FileServerOptions { FileProvider = new PhysicalFileProvider(folder) });
        await app.StartAsync();
        return app;
    }

    private static void Serve(ReplayedNetwork network)
    {
        network.AnswerConsole("https://near.example/wander/", ["https://far.example/"],
            ["https://one.example/", "https://zwei.example/", "https://gone.example/"]);
        network.AnswerConsole("https://far.example/", [],
            ["https://zwei.example/", "https://drei.example/", "https://vier.example/?a=b#c", "https://hidden.example/"]);
        foreach (var page in Pages.Keys.Select(page => new Uri(page)))
        {
            var language = page.Host is "zwei.example" or "drei.example" or "vier.example" ? "de" : "en";
            network.AnswerBelow(page.GetLeftPart(UriPartial.Authority) + "/",
                Replies.Html($"<!doctype html><html lang={language}><title>The page {page.Host}</title><h1>{page.Host}</h1>"));
        }
        network.Answer(Shy, Replies.Bytes([.. "<h1>shy</h1>"u8], "text/html", ("X-Frame-Options", "DENY")));
    }
}
