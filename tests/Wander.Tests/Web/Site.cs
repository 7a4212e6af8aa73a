using System.Net;
using System.Text.Json;

namespace Wander.Tests.Web;

/// <summary>
/// A console with neighbours, pages and an ignore list after a finished crawl, for test classes that only read from it.
/// </summary>
public sealed class Site : IAsyncLifetime
{
    public const string Yaml = """
        title: A console <on> "my" website
        url: https://example.com/wander/
        consoles:
          - https://a.example/
          - https://b.example/wander/
          - https://dead.example/
        pages:
          - https://own.example/
          - url: https://noted.example/
            note: Slow & kind
        ignore:
          - https://*.hidden.example/
          - pattern: https://bad.example/
            reason: cookie banner
        ignore_files: [ignore/*.txt]
        styles: [style.css, "https://styles.example/wander.css"]
        scripts: [script.js]
        """;

    public static readonly IReadOnlyDictionary<string, string> Files = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["ignore/ads.txt"] = "# advertising\n\nhttps://fine.example/ads/\nhttps://ads.example/ # banners\n",
        ["public/style.css"] = "body { color: red }",
        ["public/script.js"] = "'use strict'",
        ["public/robots.txt"] = "User-agent: *\n",
        ["public/favicon.ico"] = "icon",
        ["public/icon.svg"] = "<svg xmlns='http://www.w3.org/2000/svg'><!-- the owner's --></svg>",
        ["public/fonts/text.woff2"] = "font",
        ["public/index.html"] = "the owner's index",
        ["public/wander.js"] = "the owner's wander.js",
        ["public/api/pages"] = "the owner's pages",
        ["public/.secret.txt"] = "secret",
        ["public/.git/config.txt"] = "secret",
        ["public/.well-known/security.txt"] = "Contact: mailto:owner@example.com",
        ["secret.txt"] = "secret",
    };

    /// <summary>The pages of the network, without hidden ones.</summary>
    public static readonly string[] Pages =
    [
        "https://own.example/",
        "https://noted.example/",
        .. Enumerable.Range(0, 20).Select(i => $"https://a.example/pages/{i}"),
        "https://shared.example/?a=b&c=d",
        "https://b.example/only",
    ];

    private ReplayedNetwork? _network;
    private WanderHost? _host;

    public WanderHost Host => _host!;

    public HttpClient Client => Host.Client;

    public async ValueTask InitializeAsync()
    {
        _network = await ReplayedNetwork.StartAsync();
        _network.AnswerConsole(
            "https://a.example/",
            consoles: ["https://b.example/wander/", "https://far.example/", "https://example.com/wander/"],
            pages:
            [
                .. Enumerable.Range(0, 20).Select(i => $"https://a.example/pages/{i}"),
                "https://shared.example/?a=b&c=d",
                "https://x.hidden.example/",
            ]);
        _network.AnswerConsole(
            "https://b.example/wander/",
            pages: ["https://b.example/only", "https://shared.example/?a=b&c=d", "https://bad.example/", "https://ads.example/"]);
        _network.AnswerConsole("https://far.example/");
        _network.Answer("https://dead.example/wander.js", Replies.Status(500));
        _host = await WanderHost.StartAsync(_network, Yaml, Files);
        await _host.WhenCrawledAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
        if (_network is not null)
            await _network.DisposeAsync();
    }
}

/// <summary>Sends requests and asserts responses.</summary>
internal static class Answers
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>Returns an address on the host with the path and query exactly as written.</summary>
    public static Uri Raw(this WanderHost host, string pathAndQuery) => new(
        $"http://{host.Root.Authority}{pathAndQuery}",
            new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });

    public static async Task<JsonElement> JsonAsync(this HttpClient client, string path)
    {
        using var response = await client.GetAsync(path, Cancelled);
        var text = await response.Content.ReadAsStringAsync(Cancelled);
        Assert.True(response.StatusCode is HttpStatusCode.OK, $"{path}: {text}");
        Assert.Equal("application/json; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    public static async Task<HttpResponseMessage> SendAsync(
        this HttpClient client, HttpMethod method, string path, params (string Name, string Value)[] headers) =>
        await client.SendAsync(method, new Uri(client.BaseAddress!, path), headers);

    public static async Task<HttpResponseMessage> SendAsync(
        this HttpClient client, HttpMethod method, Uri address, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, address);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancelled);
    }

    /// <summary>Returns the names of an object's members in order.</summary>
    public static IEnumerable<string> Names(this JsonElement element) => element.EnumerateObject().Select(member => member.Name);

    public static IEnumerable<string?> Texts(this JsonElement element) =>
        element.EnumerateArray().Select(entry => entry.GetString());

    public static string? Text(this JsonElement element, string name) => element.GetProperty(name).GetString();

    /// <summary>Asserts that a value is a UTC time in the format of RFC 3339.</summary>
    public static void IsTime(JsonElement element)
    {
        Assert.EndsWith("Z", element.GetString(), StringComparison.Ordinal);
        Assert.Equal(TimeSpan.Zero, element.GetDateTimeOffset().Offset);
    }

    /// <summary>Asserts that a response contains problem details (RFC 9457), and returns the detail.</summary>
    public static async Task<string> ProblemAsync(this HttpResponseMessage response, int status)
    {
        var text = await response.Content.ReadAsStringAsync(Cancelled);
        Assert.True(status == (int)response.StatusCode, $"{(int)response.StatusCode}: {text}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        using var document = JsonDocument.Parse(text);
        Assert.Equal(status, document.RootElement.GetProperty("status").GetInt32());
        Assert.NotEmpty(document.RootElement.Text("title")!);
        return document.RootElement.Text("detail")!;
    }

    /// <summary>Asserts that a response is an HTML page, and returns it.</summary>
    public static async Task<string> PageAsync(this HttpResponseMessage response, int status)
    {
        var text = await response.Content.ReadAsStringAsync(Cancelled);
        Assert.True(status == (int)response.StatusCode, $"{(int)response.StatusCode}: {text}");
        Assert.Equal("text/html; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.StartsWith("<!DOCTYPE html>", text.TrimStart(), StringComparison.OrdinalIgnoreCase);
        return text;
    }
}
