using System.IO.Compression;
using System.Net;
using System.Text.Json;
using Wander.Protocol.Scripts;

namespace Wander.Tests.Web;

public class FilesTests(Site site) : IClassFixture<Site>
{
    private const int Timeout = 30_000;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact(Timeout = Timeout)]
    public async Task The_wander_js_contains_the_settings()
    {
        using var response = await site.Client.SendAsync(HttpMethod.Get, "wander.js");

        Assert.Equal("text/javascript; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.Equal("*", Assert.Single(response.Headers.GetValues("Access-Control-Allow-Origin")));
        var document = WanderScriptReader.Read(await response.Content.ReadAsStringAsync(Cancelled)).Document!;
        var settings = site.Host.Settings;
        Assert.Equal(settings.Consoles.Select(console => console.Address.Value), document.Consoles);
        Assert.Equal(settings.Pages.Select(page => page.Address.Value), document.Pages);
        Assert.Equal(settings.Ignore.Patterns.Select(pattern => pattern.Text), document.Ignore);
        Assert.Equal(settings.Styles, document.Styles);
        Assert.Equal(settings.Scripts, document.Scripts);
        Assert.Null(document.Referral);
    }

    [Fact(Timeout = Timeout)]
    public async Task An_unchanged_wander_js_is_answered_with_304()
    {
        using var first = await site.Client.SendAsync(HttpMethod.Get, "wander.js");
        var tag = first.Headers.ETag!.ToString();

        using var second = await site.Client.SendAsync(HttpMethod.Get, "wander.js", ("If-None-Match", tag));
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Equal("*", Assert.Single(second.Headers.GetValues("Access-Control-Allow-Origin")));
        using var other = await site.Client.SendAsync(HttpMethod.Get, "wander.js", ("If-None-Match", "\"other\""));
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact(Timeout = Timeout)]
    public async Task Network_json_contains_this_console_in_the_format_of_the_networks_list()
    {
        var file = await site.Client.JsonAsync("network.json");

        Assert.Equal(["date", "consoles", "pages"], file.Names());
        Assert.True(
            DateTimeOffset.TryParseExact(file.Text("date"), "yyyy-MM-dd HH:mm:ss zz00", null, default, out _), file.Text("date"));
        Assert.Equal(
            ["https://example.com/wander/", "https://a.example/", "https://b.example/wander/", "https://far.example/"],
            file.GetProperty("consoles").Names());
        Assert.Equal(
            ["https://a.example/"],
            file.GetProperty("consoles").GetProperty("https://example.com/wander/").GetProperty("referrers").Texts());
        Assert.Equal(Site.Pages.Order(StringComparer.Ordinal), file.GetProperty("pages").Names().Order(StringComparer.Ordinal));
        Assert.Equal(
            ["https://a.example/", "https://b.example/wander/"],
            file.GetProperty("pages").GetProperty("https://shared.example/?a=b&c=d").GetProperty("referrers").Texts());
    }

    [Fact(Timeout = Timeout)]
    public async Task A_console_without_a_public_host_is_not_in_its_network_json()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        network.AnswerConsole("https://a.example/", pages: ["https://page.example/"]);
        await using var host = await WanderHost.StartAsync(
            network, "consoles: [https://a.example/]\npages: [https://own.example/]\n");
        await host.WhenCrawledAsync(Cancelled);

        var file = await host.Client.JsonAsync("network.json");

        Assert.Equal("""{"https://a.example/":{"referrers":[]}}""", JsonSerializer.Serialize(file.GetProperty("consoles")));
        Assert.Equal(
            """{"https://page.example/":{"referrers":["https://a.example/"]}}""",
            JsonSerializer.Serialize(file.GetProperty("pages")));
    }

    [Theory(Timeout = Timeout)]
    [InlineData("style.css", "text/css")]
    [InlineData("script.js", "text/javascript")]
    [InlineData("robots.txt", "text/plain")]
    [InlineData("favicon.ico", "image/x-icon")]
    [InlineData("icon.svg", "image/svg+xml")]
    [InlineData("fonts/text.woff2", "font/woff2")]
    [InlineData(".well-known/security.txt", "text/plain")]
    public async Task The_owners_files_are_served_under_the_consoles_path(string name, string type)
    {
        using var response = await site.Client.SendAsync(HttpMethod.Get, name);

        Assert.Equal(Site.Files["public/" + name], await response.Content.ReadAsStringAsync(Cancelled));
        Assert.Equal(type, response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("no-cache", response.Headers.CacheControl?.ToString());
    }

    [Theory(Timeout = Timeout)]
    [InlineData("/wander/")]
    [InlineData("/wander/wander.js")]
    [InlineData("/wander/api/pages")]
    public async Task The_owners_files_do_not_replace_other_endpoints(string path)
    {
        using var response = await site.Client.SendAsync(HttpMethod.Get, site.Host.Raw(path));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.DoesNotContain("the owner's", await response.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
    }

    [Theory(Timeout = Timeout)]
    [InlineData(".secret.txt")]
    [InlineData(".git/config.txt")]
    [InlineData("%2esecret.txt")]
    [InlineData("fonts/../.secret.txt")]
    [InlineData("../secret.txt")]
    [InlineData("%2e%2e/secret.txt")]
    [InlineData("..%2fsecret.txt")]
    [InlineData("..%5csecret.txt")]
    [InlineData("fonts/..%2f..%2fsecret.txt")]
    [InlineData("..%252fsecret.txt")]
    [InlineData("secret.txt%00.css")]
    [InlineData("/secret.txt")]
    [InlineData("../wander.yaml")]
    [InlineData("wander.yaml")]
    [InlineData("ignore/ads.txt")]
    [InlineData("fonts/")]
    [InlineData("fonts")]
    public async Task Files_outside_public_and_hidden_files_are_not_served(string path)
    {
        foreach (var folder in new[] { "/wander/", "/" })
        {
            using var response = await site.Client.SendAsync(HttpMethod.Get, site.Host.Raw(folder + path));
            Assert.InRange((int)response.StatusCode, 400, 499);
            Assert.NotEqual("secret", await response.Content.ReadAsStringAsync(Cancelled));
        }
    }

    [Theory(Timeout = Timeout)]
    [InlineData("wander.js")]
    [InlineData("network.json")]
    [InlineData("api/pages")]
    [InlineData("console.css")]
    [InlineData("main.js")]
    [InlineData("style.css")]
    public async Task Text_is_compressed(string path)
    {
        var plain = await site.Client.GetStringAsync(path, Cancelled);
        foreach (var encoding in new[] { "br", "gzip" })
        {
            using var response = await site.Client.SendAsync(HttpMethod.Get, path, ("Accept-Encoding", encoding));
            Assert.Equal([encoding], response.Content.Headers.ContentEncoding);
            Assert.Contains("Accept-Encoding", response.Headers.Vary);
            await using var body = await response.Content.ReadAsStreamAsync(Cancelled);
            await using Stream decoded = encoding == "br"
                ? new BrotliStream(body, CompressionMode.Decompress)
                : new GZipStream(body, CompressionMode.Decompress);
            using var reader = new StreamReader(decoded);
            Assert.Equal(plain, await reader.ReadToEndAsync(Cancelled));
        }
    }

    [Fact(Timeout = Timeout)]
    public async Task The_page_is_compressed()
    {
        foreach (var encoding in new[] { "br", "gzip" })
        {
            using var response = await site.Client.SendAsync(HttpMethod.Get, "", ("Accept-Encoding", encoding));
            Assert.Equal([encoding], response.Content.Headers.ContentEncoding);
        }
    }
}
