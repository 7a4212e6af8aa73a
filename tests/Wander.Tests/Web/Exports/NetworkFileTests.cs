using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Wander.Importing;
using Wander.Protocol.Crawling;
using Wander.Protocol.Findings;
using Wander.Protocol.Ignoring;
using Wander.Tests.Web.Parts;

namespace Wander.Tests.Web.Exports;

/// <summary>
/// Compares <c>network.json</c> with the Wander network's own list, which is in <c>tests/Support/network</c>.
/// </summary>
public class NetworkFileTests(ExportSite site) : IClassFixture<ExportSite>
{
    private const int Timeout = 60_000;

    private static readonly JsonSerializerOptions AsTheirs = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private static string Theirs => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "network", "wcn-2026-05-15.json"));

    // Parses a text and writes it again. A text that stays the same has the format of the writer.
    private static string Reformatted(string text) => JsonSerializer.Serialize(JsonDocument.Parse(text), AsTheirs) + "\n";

    // The network's own list escapes characters outside ASCII. Our file contains only canonical addresses, which are ASCII.
    private static string InAscii(string text) =>
        string.Concat(text.Select(c => char.IsAscii(c) ? c.ToString() : $"\\u{(int)c:x4}"));

    private static Task<string> OursAsync(HttpClient client) =>
        client.TextAsync("network.json", "application/json; charset=utf-8");

    [Fact(Timeout = Timeout)]
    public async Task The_file_has_the_formatting_of_the_networks_own_list()
    {
        Assert.Equal(InAscii(Reformatted(Theirs)), Theirs);

        var ours = await OursAsync(site.Client);
        Assert.Equal(Reformatted(ours), ours);
        Assert.StartsWith(
            """
            {
              "date": "2026-05-15 04:00:00 +0000",
              "consoles": {
                "https://us.example/wander/": {
                  "referrers": [
                    "https://a.example/"
                  ]
                },

            """,
            ours,
            StringComparison.Ordinal);
        Assert.Contains("\"https://many.example/0?a=b&c=d\": {\n", ours, StringComparison.Ordinal);
    }

    [Fact(Timeout = Timeout)]
    public async Task The_file_has_the_members_and_types_of_the_networks_own_list()
    {
        static SortedSet<string> Paths(JsonElement element, string path) => element.ValueKind switch
        {
            JsonValueKind.Object => [.. element.EnumerateObject().SelectMany(member => Paths(
                member.Value, $"{path}.{(member.Name.Contains("://", StringComparison.Ordinal) ? "url" : member.Name)}"))],
            JsonValueKind.Array => [.. element.EnumerateArray().SelectMany(entry => Paths(entry, path + "[]"))],
            _ => [$"{path}: {element.ValueKind}"],
        };
        static SortedSet<string> Shape(string text) => Paths(JsonDocument.Parse(text).RootElement, "");

        var theirs = Shape(Theirs);
        Assert.True(theirs.Remove(".consoles.url.remark: String")); // the maintainers of the list add these by hand
        Assert.Equal(theirs, Shape(await OursAsync(site.Client)));
    }

    [Fact(Timeout = Timeout)]
    public async Task The_date_is_the_end_or_else_the_start_of_the_crawl()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        await using var host = await PartPages.ServeAsync(network, ExportSite.Yaml, ExportSite.Build().ToSnapshot());
        async Task<string> DateAsync()
        {
            using var file = JsonDocument.Parse(await OursAsync(host.Client));
            return file.RootElement.Text("date")!;
        }
        void Publish(DateTimeOffset? started, DateTimeOffset? finished) => host.Live.Publish(_ =>
            host.Live.Now with { Crawl = host.Live.Now.Crawl with { StartedAt = started, FinishedAt = finished } });

        Publish(PartPages.Now.AddHours(1), finished: null);
        Assert.Equal("2026-05-15 05:00:00 +0000", await DateAsync());
        Publish(PartPages.Now.AddHours(1), PartPages.Now.AddHours(2));
        Assert.Equal("2026-05-15 06:00:00 +0000", await DateAsync());
        Publish(started: null, finished: null); // the service has just started with the stored network
        Assert.Equal("2026-05-15 04:00:00 +0000", await DateAsync());
    }

    [Fact(Timeout = Timeout)]
    public async Task The_file_of_the_real_network_can_be_imported_as_neighbours()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        RealNetwork.Read().Serve(network, withFaults: false);
        await using var host = await WanderHost.StartAsync(
            network, "url: https://us.example/\nconsoles: [https://susam.net/wander/]\n");
        var moment = await host.WhenCrawledAsync(Cancelled);

        var reading = new ImportContent("network.json", Encoding.UTF8.GetBytes(await OursAsync(host.Client))).Read();

        Assert.Empty(reading.Problems);
        Assert.Equal(moment.Network.Consoles.Select(console => console.Address), reading.Document!.Consoles!.Entries);
        Assert.Equal(59, reading.Document.Consoles.Entries.Length);
    }

    [Fact(Timeout = Timeout)]
    public async Task Writing_100_000_pages_needs_little_memory()
    {
        var self = PartPages.Console("https://us.example/");
        var builder = new NetworkBuilder(self, IgnoreList.Empty);
        var consoles = Enumerable.Range(0, 50).Select(i => PartPages.Console($"https://c{i}.example/")).ToArray();
        builder.SetListing(self, PartPages.Listing(consoles, []), PartPages.Now);
        foreach (var (index, console) in consoles.Index())
        {
            builder.Add(console);
            builder.SetListing(
                console, PartPages.Listing(
                    [], Enumerable.Range(0, 2000).Select(i => PartPages.Page($"https://p{index}.example/{i}"))), PartPages.Now);
            builder.SetState(console, ConsoleState.Read, failure: null, PartPages.Now);
        }
        var moment = site.Host.Live.Now with { Network = builder.ToSnapshot() };
        var file = new Wander.Web.Exports.NetworkFile(moment, self);
        await file.WriteAsync(Stream.Null, Cancelled); // Stream.Null completes synchronously, so this thread does all the work

        var before = GC.GetAllocatedBytesForCurrentThread();
        await file.WriteAsync(Stream.Null, Cancelled);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 2_000_000); // the file has 10 MB
    }
}
