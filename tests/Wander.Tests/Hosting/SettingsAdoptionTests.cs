using System.Net;
using System.Net.Sockets;
using Wander.Fetching.Connecting;
using Wander.State;

namespace Wander.Tests.Hosting;

/// <summary>Tests the effects of changed settings on a running service.</summary>
public class SettingsAdoptionTests
{
    private const int Timeout = 60_000;
    private const string Neighbour = "https://neighbour.example/wander/";
    private const string Yaml = $"url: https://us.example/wander/\nconsoles: [{Neighbour}]\n";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private static async Task<ReplayedNetwork> NetworkAsync()
    {
        var network = await ReplayedNetwork.StartAsync();
        network.AnswerConsole(Neighbour, pages: ["https://good.example/", "https://bad.example/page"]);
        network.AnswerConsole("https://second.example/", pages: ["https://second.example/page"]);
        return network;
    }

    private static bool Contains(NetworkMoment moment, string page) =>
        moment.Network.Pages.Any(known => known.Address.Value == page);

    [Fact(Timeout = Timeout)]
    public async Task A_changed_ignore_list_hides_and_restores_pages_immediately()
    {
        await using var network = await NetworkAsync();
        await using var host = await WanderHost.StartAsync(network, Yaml);
        await host.WhenCrawledAsync(Cancelled);

        host.Save(Yaml + "ignore_files: [ignore/*.txt, '!ignore/draft*']\n");
        host.Folder.Write("ignore/draft.txt", "https://good.example/\n");
        host.Folder.Write("ignore/ads.txt", "\nhttps://bad.example/ # advertisements\n");
        var moment = await host.WhenAsync(now => !Contains(now, "https://bad.example/page"), Cancelled);

        Assert.True(Contains(moment, "https://good.example/"));
        var ignored = await host.Client.GetStringAsync("api/ignored?url=https://bad.example/page", Cancelled);
        Assert.Contains("\"source\":\"ignore/ads.txt:2\"", ignored, StringComparison.Ordinal);
        Assert.Contains("\"reason\":\"advertisements\"", ignored, StringComparison.Ordinal);
        Assert.DoesNotContain("bad.example", await host.Client.GetStringAsync("pages.txt", Cancelled), StringComparison.Ordinal);
        Assert.Contains(
            "https://bad.example/", await host.Client.GetStringAsync("wander.js", Cancelled), StringComparison.Ordinal);

        File.Delete(Path.Combine(host.Folder.Path, "ignore", "ads.txt"));
        await host.WhenAsync(now => Contains(now, "https://bad.example/page"), Cancelled);
        await host.WhenHealthAsync(
            _ => host.Log.Contains("Information: ignore/ads.txt has changed, and the new settings are active"), Cancelled);
        Assert.Equal(1, network.CountOf(Neighbour + "wander.js")); // the console was not due
    }

    [Fact(Timeout = Timeout)]
    public async Task A_new_neighbour_is_requested_immediately_while_another_delays_the_crawl()
    {
        await using var network = await NetworkAsync();
        var requested = new TaskCompletionSource();
        network.Answer(Neighbour + "wander.js", context =>
        {
            requested.TrySetResult();
            return Replies.Hang()(context);
        });
        await using var host = await WanderHost.StartAsync(network, Yaml);
        await requested.Task.WaitAsync(Cancelled);

        host.Save(Yaml.Replace("]", ", https://second.example/]", StringComparison.Ordinal));

        var moment = await host.WhenAsync(now => Contains(now, "https://second.example/page"), Cancelled);
        Assert.True(moment.Crawl.IsRunning);
    }

    [Fact(Timeout = Timeout)]
    public async Task A_changed_url_changes_the_path_and_pages_are_checked_again()
    {
        await using var network = await NetworkAsync();
        network.Answer("https://good.example/", Replies.Html("<title>Good</title>Hello"));
        network.Answer("https://bad.example/page", Replies.Html("<title>Bad</title>Hello"));
        network.Answer("https://good.example/robots.txt", Replies.Status(404));
        network.Answer("https://bad.example/robots.txt", Replies.Status(404));
        await using var host = await WanderHost.StartAsync(network, Yaml, isChecking: true);
        await host.WhenCheckedAsync(Cancelled);
        var before = network.CountOf("https://good.example/");

        host.Save(Yaml.Replace("us.example/wander/", "us.example/elsewhere/", StringComparison.Ordinal));
        await host.WhenActiveAsync(settings => settings.Url.Path == "/elsewhere/", Cancelled);
        await host.WhenAsync(_ => network.CountOf("https://good.example/") > before, Cancelled);

        Assert.Contains(network.Requests, request => request.Address == "https://good.example/"
            && request.Query.Contains("via=https://us.example/elsewhere/", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, (await host.Client.GetAsync(new Uri(host.Root, "/elsewhere/"), Cancelled)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Client.GetAsync(new Uri(host.Root, "/wander/"), Cancelled)).StatusCode);
    }

    [Fact(Timeout = Timeout)]
    public async Task A_refused_private_address_is_requested_once_its_range_is_allowed()
    {
        await using var network = await NetworkAsync();
        var console = $"http://127.0.0.1:{network.HttpPort}/";
        network.AnswerBelow(console, Replies.Script($"const wander = {{ pages: ['{console}page'] }}"));
        var yaml = $"url: http://us.example/\nconsoles: ['{console}']\n";
        // Uses the production transport instead of the one for the test network.
        await using var host = await WanderHost.StartAsync(network, yaml, replace: services =>
            services.Remove(services.Last(service => service.ServiceType == typeof(CrawlTransport))));
        var refused = await host.WhenCrawledAsync(Cancelled);
        Assert.Equal("private IP address 127.0.0.1", refused.Network.Consoles[1].Reason);

        host.Save(yaml + "crawl: { allow_private_networks: [127.0.0.0/8] }\n");

        await host.WhenAsync(now => Contains(now, console + "page"), Cancelled);
    }

    [Fact(Timeout = Timeout)]
    public async Task An_event_stream_stays_open()
    {
        await using var network = await NetworkAsync();
        await using var host = await WanderHost.StartAsync(network, Yaml);
        await host.WhenCrawledAsync(Cancelled);
        using var events = new StreamReader(await host.Client.GetStreamAsync("api/crawl/events", Cancelled));
        await events.ReadLineAsync(Cancelled);

        host.Save(Yaml + "ignore: [https://bad.example/]\n");

        string? line;
        do
            line = await events.ReadLineAsync(Cancelled);
        while (line is not null && !line.Contains("\"known\":1,\"checked\"", StringComparison.Ordinal));
        Assert.NotNull(line);
    }

    [Fact(Timeout = Timeout)]
    public async Task Files_in_a_public_folder_created_later_are_served()
    {
        await using var network = await NetworkAsync();
        await using var host = await WanderHost.StartAsync(network, Yaml);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Client.GetAsync("style.css", Cancelled)).StatusCode);

        host.Folder.Write("public/style.css", "body { color: red }");
        host.Save(Yaml + "styles: [style.css]\n");
        await host.WhenActiveAsync(settings => settings.Styles.Length == 1, Cancelled);

        Assert.Equal("body { color: red }", await host.Client.GetStringAsync("style.css", Cancelled));
        Assert.Contains("/wander/style.css", await host.Client.GetStringAsync("", Cancelled), StringComparison.Ordinal);
    }

    [Fact(Timeout = Timeout)]
    public async Task The_network_is_written_to_the_new_store()
    {
        await using var network = await NetworkAsync();
        using var folder = new TemporaryFolder();
        await using (var host = await WanderHost.StartAsync(network, Yaml, folder: folder))
        {
            await host.WhenCrawledAsync(Cancelled);
            host.Save(Yaml + "store: elsewhere.db\n");
            await host.WhenActiveAsync(
                settings => settings.StorePath.EndsWith("elsewhere.db", StringComparison.Ordinal), Cancelled);
            await host.WhenHealthAsync(
                _ => host.Log.Contains("Information: The network is now stored in elsewhere.db"), Cancelled);
        }

        await using var later = await WanderHost.StartAsync(network, Yaml + "store: elsewhere.db\n", folder: folder);
        Assert.True(Contains(later.Live.Now, "https://good.example/"));
    }

    [Fact(Timeout = Timeout)]
    public async Task A_new_listen_address_is_used_only_when_it_is_free()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        await using var network = await NetworkAsync();
        await using var host = await WanderHost.StartAsync(network, Yaml);

        host.Folder.Write("wander.yaml", $"{Yaml}listen: http://{other.LocalEndpoint}\n");
        var health = await host.WhenHealthAsync(text => text != "Healthy", Cancelled);
        Assert.EndsWith(
            $"wander.yaml: http://{other.LocalEndpoint} is in use by another program. Stop that program, or set another "
                + "`listen` address.",
            health,
            StringComparison.Ordinal);

        var there = other.LocalEndpoint;
        other.Stop();
        host.Folder.Write("wander.yaml", $"{Yaml}listen: http://{there}\ntitle: There\n");
        await host.WhenActiveAsync(settings => settings.Title == "There", Cancelled);
        using var client = new HttpClient { BaseAddress = new Uri($"http://{there}/wander/") };
        Assert.Equal("Healthy", await WhenAnsweredAsync(client));
        Assert.Contains(
            $"Information: Wander now serves https://us.example/wander/, listening on http://{there}", host.Log);
    }

    // Kestrel changes its endpoint asynchronously.
    private static async Task<string> WhenAnsweredAsync(HttpClient client)
    {
        while (true)
        {
            try
            {
                return await client.GetStringAsync("healthz", Cancelled);
            }
            catch (HttpRequestException e) when (e.HttpRequestError is HttpRequestError.ConnectionError)
            {
                await Task.Delay(10, Cancelled);
            }
        }
    }
}
