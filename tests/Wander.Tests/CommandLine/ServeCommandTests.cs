using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace Wander.Tests.CommandLine;

public class ServeCommandTests
{
    private const int Timeout = 60_000;
    private const string Yaml = "url: https://example.com/wander/\nlisten: http://127.0.0.1:0\npages: [https://own.example/]\n";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private static void SkipWithoutSignals() => Assert.SkipWhen(OperatingSystem.IsWindows(), "Requires Unix signals.");

    [Fact(Timeout = Timeout)]
    public async Task Public_files_come_from_the_settings_folder_and_others_from_the_program()
    {
        SkipWithoutSignals();
        using var elsewhere = new TemporaryFolder();
        using var folder = new TemporaryFolder();
        folder.Write("public/style.css", "the owner's");
        var settings = folder.Write("mine.yaml", Yaml);
        using var process = WanderProcess.Start(elsewhere, environment: null, "--config", settings);
        var root = await process.ServesAsync();
        using var client = new HttpClient { BaseAddress = root };

        Assert.Equal("/wander/", root.AbsolutePath);
        Assert.Equal("the owner's", await client.GetStringAsync("style.css", Cancelled));
        Assert.Equal(
            await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "wwwroot", "console.css"), Cancelled),
            await client.GetStringAsync("console.css", Cancelled));
        Assert.Contains("https://own.example/", await client.GetStringAsync("wander.js", Cancelled), StringComparison.Ordinal);

        await process.SignalAsync("TERM");
        var (code, output, _) = await process.EndAsync();
        Assert.Equal(0, code);
        Assert.Empty(output);
        Assert.Empty(
            Directory.EnumerateFileSystemEntries(Path.Combine(elsewhere.Path, "home"), "*", SearchOption.AllDirectories));
        Assert.Equal(["home"], Directory.EnumerateFileSystemEntries(elsewhere.Path).Select(Path.GetFileName));
    }

    [Theory(Timeout = Timeout)]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task A_signal_stops_the_service_while_an_event_stream_is_open(string signal)
    {
        SkipWithoutSignals();
        using var folder = new TemporaryFolder();
        folder.Write("wander.yaml", Yaml);
        using var process = WanderProcess.Start(folder);
        using var client = new HttpClient { BaseAddress = await process.ServesAsync() };
        using var events = new StreamReader(await client.GetStreamAsync("api/crawl/events", Cancelled));
        Assert.StartsWith("data: ", await events.ReadLineAsync(Cancelled), StringComparison.Ordinal);

        await process.SignalAsync(signal);

        Assert.Equal(0, (await process.EndAsync()).Code);
        await events.ReadToEndAsync(Cancelled); // ends without an error
    }

    [Fact(Timeout = Timeout)]
    public async Task A_port_in_use_is_reported_without_an_exception()
    {
        using var folder = new TemporaryFolder();
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        folder.Write("wander.yaml", $"listen: http://{other.LocalEndpoint}\nurl: https://example.com/\n");

        var (code, output, error) = await WanderProcess.RunAsync(folder);

        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.Contains(
            $"http://{other.LocalEndpoint} is in use by another program. Stop that program, or set another `listen` "
                + "address.\n",
            error,
            StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", error, StringComparison.Ordinal);
    }

    [Fact(Timeout = Timeout)]
    public async Task An_unavailable_listen_address_is_reported_without_an_exception()
    {
        using var folder = new TemporaryFolder();
        folder.Write("wander.yaml", "listen: http://203.0.113.77:8080\nurl: https://example.com/\n");

        var (code, output, error) = await WanderProcess.RunAsync(folder);

        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.Contains("Wander cannot listen on http://203.0.113.77:8080 (", error, StringComparison.Ordinal);
        Assert.Contains("). Set another `listen` address.\n", error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", error, StringComparison.Ordinal);
    }

    [Fact(Timeout = Timeout)]
    public async Task Environment_variables_of_dotnet_and_proxies_have_no_effect()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        using var proxy = new TcpListener(IPAddress.Loopback, 0);
        proxy.Start();
        var proxyAddress = $"http://{proxy.LocalEndpoint}";
        var console = $"http://127.0.0.1:{network.HttpPort}/";
        network.AnswerBelow(console, Replies.Script($"const wander = {{ pages: ['{console}page'] }}"));
        using var folder = new TemporaryFolder();
        folder.Write("appsettings.json",
            """{ "Urls": "http://127.0.0.1:1", "Logging": { "LogLevel": { "Default": "Trace" } } }""");
        // An http console may show http pages.
        var yaml = Yaml.Replace("https://example.com", "http://example.com", StringComparison.Ordinal);
        folder.Write("wander.yaml", $"{yaml}consoles: [{console}]\ncrawl: {{ allow_private_networks: [127.0.0.0/8] }}\n");
        using var process = WanderProcess.Start(folder, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ASPNETCORE_FORWARDEDHEADERS_ENABLED"] = "true",
            ["ASPNETCORE_URLS"] = "http://127.0.0.1:1",
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["HTTP_PROXY"] = proxyAddress,
            ["http_proxy"] = proxyAddress,
            ["HTTPS_PROXY"] = proxyAddress,
            ["ALL_PROXY"] = proxyAddress,
        });
        using var direct = new SocketsHttpHandler { UseProxy = false };
        using var client = new HttpClient(direct) { BaseAddress = await process.ServesAsync() };
        using var events = new StreamReader(await client.GetStreamAsync("api/crawl/events", Cancelled));
        while (await events.ReadLineAsync(Cancelled) is { } line && !line.Contains("finishedAt", StringComparison.Ordinal))
        {
        }

        using var consoles = JsonDocument.Parse(await client.GetStringAsync("api/consoles", Cancelled));
        Assert.Equal("read", consoles.RootElement.GetProperty("consoles")[1].GetProperty("state").GetString());
        Assert.False(proxy.Pending());

        using var request = new HttpRequestMessage(HttpMethod.Get, "api/recommendation");
        // If the header were trusted, the page would count as same-origin.
        request.Headers.Add("X-Forwarded-Host", $"127.0.0.1:{network.HttpPort}");
        using var response = await client.SendAsync(request, Cancelled);
        Assert.Contains("allow-same-origin", await response.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
    }
}
