using Wander.Protocol;
using Wander.Protocol.Crawling;
using Wander.Protocol.Findings;
using Wander.Protocol.Ignoring;

namespace Wander.Tests.Web.Parts;

/// <summary>Tests parts with more entries than one page shows.</summary>
public class LongListTests
{
    private const int Timeout = 120_000;
    private const int Shown = 10_000;

    private static readonly (string Path, string Entries, string All)[] Lists =
    [
        ("console/neighbours", "#neighbours li", "/wander/wander.js"),
        ("console/pages", "#own-pages li", "/wander/wander.js"),
        ("console/ignores", "#patterns li", "/wander/wander.js"),
        ("console/discovery", "#discovery li", "/wander/api/consoles"),
        ("console/crawl", "#failed-consoles li", "/wander/api/consoles"),
        ("console/crawl", "#failed-pages li", "/wander/api/pages"),
    ];

    // Numbers have six digits, so that entries of short and long lists have the same length.
    private static async Task<WanderHost> ServeAsync(ReplayedNetwork replayed, int count)
    {
        var consoles = Enumerable.Range(100_000, count).Select(i => PartPages.Console($"https://console.example/{i}/")).ToList();
        var pages = Enumerable.Range(100_000, count).Select(i => PartPages.Page($"https://page.example/{i}")).ToList();
        var self = PartPages.Console("https://us.example/wander/");
        var builder = new NetworkBuilder(self, IgnoreList.Empty);
        consoles.ForEach(builder.Add);
        builder.SetListing(self, PartPages.Listing(consoles, pages), PartPages.Now);
        consoles.ForEach(console => builder.SetState(console, ConsoleState.Failed,
            new Failure(FailureKind.ResponseTimedOut) { Duration = TimeSpan.FromSeconds(15) }, PartPages.Now));
        pages.ForEach(page => builder.SetCheck(
            page, new PageCheck { Verdict = Verdict.Gone, Failure = new Failure(FailureKind.HttpStatus) { Status = 404 } }));
        var yaml = $"""
            url: https://us.example/wander/
            consoles: [https://console.example/100000/]
            ignore_files: [ignore.txt]
            pages: [{string.Join(", ", pages)}]
            """;
        var patterns = Enumerable.Range(100_000, count).Select(i => $"https://hidden.example/{i} # reason");
        var files = new Dictionary<string, string>(StringComparer.Ordinal) { ["ignore.txt"] = string.Join('\n', patterns) };
        return await PartPages.ServeAsync(replayed, yaml, builder.ToSnapshot(), files);
    }

    [Fact(Timeout = Timeout)]
    public async Task A_list_of_more_than_ten_thousand_entries_links_to_the_full_list()
    {
        await using var replayed = await ReplayedNetwork.StartAsync();
        await using var host = await ServeAsync(replayed, Shown + 1);

        foreach (var (path, entries, all) in Lists)
        {
            var document = await host.Client.PartAsync(path);
            Assert.Equal(Shown, document.QuerySelectorAll(entries).Length);
            Assert.Contains(all, document.Links(".rest a"));
            // The tree also contains this console.
            var left = path == "console/discovery" ? "2 more entries are" : "1 more entry is";
            Assert.All(
                document.Texts(".rest"), text => Assert.StartsWith(left + " not shown.", text, StringComparison.Ordinal));
        }
    }

    [Fact(Timeout = Timeout)]
    public async Task The_history_of_a_visitor_does_not_enlarge_long_lists()
    {
        await using var replayed = await ReplayedNetwork.StartAsync();
        await using var few = await ServeAsync(replayed, 1000);
        await using var many = await ServeAsync(replayed, 9999);
        var seen = string.Join(',', Enumerable.Range(0, 100).Select(i => new PageId((ulong)i + 1)));

        foreach (var path in Lists.Select(list => list.Path).Distinct())
        {
            var query = $"{path}?seen={seen}";
            var small = await few.Client.GetByteArrayAsync(query, TestContext.Current.CancellationToken);
            var large = await many.Client.GetByteArrayAsync(query, TestContext.Current.CancellationToken);
            Assert.InRange(large.Length, small.Length, small.Length * 10);
            Assert.InRange(large.Length, 0, 10_000 * 450);
        }
        Assert.Empty((await many.Client.PartAsync("console/pages")).QuerySelectorAll(".rest"));
    }
}
