using System.Net;
using System.Net.Sockets;
using Wander.Fetching.Connecting;
using Wander.State;

namespace Wander.Tests.Hosting;

/// <summary>What changed settings change while the service runs, and whom they do not disturb.</summary>
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

    private static bool Knows(NetworkMoment moment, string page) =>
        moment.Network.Pages.Any(known => known.Address.Value == page);

    [Fact(Timeout = Timeout)]
    public async Task A_changed_ignore_list_hides_at_once_what_is_known_and_shows_it_again()
    {
        await using var network = await NetworkAsync();
        await using var host = await WanderHost.StartAsync(network, Yaml);
        await host.WhenCrawledAsync(Cancelled);

        host.Save(Yaml + "ignore_files: [ignore/*.txt, '!ignore/draft*']\n");
        host.Folder.Write("ignore/draft.txt", "https://good.example/\n");
        host.Folder.Write("ignore/ads.txt", "\nhttps://bad.example/ # advertisements\n");
        var moment = await host.WhenAsync(now => !Knows(now, "https://bad.example/page"), Cancelled);

        Assert.True(Knows(moment, "https://good.example/"));
        var ignored = await host.Client.GetStringAsync("api/ignored?url=https://bad.example/page", Cancelled);
        Assert.Contains("\"source\":\"ignore/ads.txt:2\"", ignored, StringComparison.Ordinal);
        Assert.Contains("\"reason\":\"advertisements\"", ignored, StringComparison.Ordinal);
        Assert.DoesNotContain("bad.example", await host.Client.GetStringAsync("pages.txt", Cancelled), StringComparison.Ordinal);
        Assert.Contains(
            "https://bad.example/", await host.Client.GetStringAsync("wander.js", Cancelled), StringComparison.Ordinal);

        File.Delete(Path.Combine(host.Folder.Path, "ignore", "ads.txt"));
        await host.WhenAsync(now => Knows(now, "https://bad.example/page"), Cancelled);
        await host.WhenHealthAsync(
            _ => host.Log.Contains("Information: ignore/ads.txt has changed, and the new settings are active"), Cancelled);
        Assert.Equal(1, network.CountOf(Neighbour + "wander.js")); // which was not due
    }

    [Fact(Timeout = Timeout)]
    public async Task A_new_neighbour_is_asked_at_once_although_another_one_keeps_the_crawl_waiting()
    {
        await using var network = await NetworkAsync();
        var asked = new TaskCompletionSource();
        network.Answer(Neighbour + "wander.js", context =>
        {
            asked.TrySetResult();
            return Replies.Hang()(context);
        });
        await using var host = await WanderHost.StartAsync(network, Yaml);
        await asked.Task.WaitAsync(Cancelled);

        host.Save(Yaml.Replace("]", ", https://second.example/]", StringComparison.Ordinal));

        var moment = await host.WhenAsync(now => Knows(now, "https://second.example/page"), Cancelled);
        Assert.True(moment.Crawl.IsRunning);
    }

    [Fact(Timeout = Timeout)]
    public async Task Our_address_moves_with_its_path_and_what_was_judged_for_the_one_before_is_judged_again()
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
        await host.WhenInForceAsync(settings => settings.Url.Path == "/elsewhere/", Cancelled);
        await host.WhenAsync(_ => network.CountOf("https://good.example/") > before, Cancelled);

        Assert.Contains(network.Requests, request => request.Address == "https://good.example/"
            && request.Query.Contains("via=https://us.example/elsewhere/", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, (await host.Client.GetAsync(new Uri(host.Root, "/elsewhere/"), Cancelled)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Client.GetAsync(new Uri(host.Root, "/wander/"), Cancelled)).StatusCode);
    }

    [Fact(Timeout = Timeout)]
    public async Task What_was_refused_as_private_is_asked_as_soon_as_its_range_is_open()
    {
        await using var network = await NetworkAsync();
        var console = $"http://127.0.0.1:{network.HttpPort}/";
        network.AnswerBelow(console, Replies.Script($"const wander = {{ pages: ['{console}page'] }}"));
        var yaml = $"url: http://us.example/\nconsoles: ['{console}']\n";
        // The usual way to sites, not the test network's.
        await using var host = await WanderHost.StartAsync(network, yaml, replace: services =>
            services.Remove(services.Last(service => service.ServiceType == typeof(CrawlTransport))));
        var refused = await host.WhenCrawledAsync(Cancelled);
        Assert.Equal("private IP address 127.0.0.1", refused.Network.Consoles[1].Reason);

        host.Save(yaml + "crawl: { allow_private_networks: [127.0.0.0/8] }\n");

        await host.WhenAsync(now => Knows(now, console + "page"), Cancelled);
    }

    [Fact(Timeout = Timeout)]
    public async Task Whoever_listens_to_events_goes_on_listening()
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
    public async Task Files_that_come_into_the_public_folder_are_served_although_there_was_no_such_folder()
    {
        await using var network = await NetworkAsync();
        await using var host = await WanderHost.StartAsync(network, Yaml);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Client.GetAsync("style.css", Cancelled)).StatusCode);

        host.Folder.Write("public/style.css", "body { color: red }");
        host.Save(Yaml + "styles: [style.css]\n");
        await host.WhenInForceAsync(settings => settings.Styles.Length == 1, Cancelled);

        Assert.Equal("body { color: red }", await host.Client.GetStringAsync("style.css", Cancelled));
        Assert.Contains("/wander/style.css", await host.Client.GetStringAsync("", Cancelled), StringComparison.Ordinal);
    }

    [Fact(Timeout = Timeout)]
    public async Task What_is_known_is_written_to_the_store_that_is_named_now()
    {
        await using var network = await NetworkAsync();
        using var folder = new TemporaryFolder();
        await using (var host = await WanderHost.StartAsync(network, Yaml, folder: folder))
        {
            await host.WhenCrawledAsync(Cancelled);
            host.Save(Yaml + "store: elsewhere.db\n");
            await host.WhenInForceAsync(
                settings => settings.StorePath.EndsWith("elsewhere.db", StringComparison.Ordinal), Cancelled);
            await host.WhenHealthAsync(
                _ => host.Log.Contains("Information: What is known is kept in elsewhere.db from now on"), Cancelled);
        }

        await using var later = await WanderHost.StartAsync(network, Yaml + "store: elsewhere.db\n", folder: folder);
        Assert.True(Knows(later.Live.Now, "https://good.example/"));
    }

    [Fact(Timeout = Timeout)]
    public async Task It_listens_elsewhere_when_it_can_and_stays_where_it_is_when_it_cannot()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        await using var network = await NetworkAsync();
        await using var host = await WanderHost.StartAsync(network, Yaml);

        host.Folder.Write("wander.yaml", $"{Yaml}listen: http://{other.LocalEndpoint}\n");
        var health = await host.WhenHealthAsync(text => text != "Healthy", Cancelled);
        Assert.EndsWith(
            $"wander.yaml: http://{other.LocalEndpoint} is in use by another program: stop that one, or write another "
                + $"`listen` in the settings.",
            health,
            StringComparison.Ordinal);

        var there = other.LocalEndpoint;
        other.Stop();
        host.Folder.Write("wander.yaml", $"{Yaml}listen: http://{there}\ntitle: There\n");
        await host.WhenInForceAsync(settings => settings.Title == "There", Cancelled);
        using var client = new HttpClient { BaseAddress = new Uri($"http://{there}/wander/") };
        Assert.Equal("Healthy", await WhenAnsweredAsync(client));
        Assert.Contains($"Information: The service answers at http://{there}/wander/ now", host.Log);
    }

    // Kestrel moves in its own time.
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
