using AngleSharp.Dom;
using Wander.Protocol;
using Wander.Protocol.Crawling;
using Wander.Protocol.Findings;
using Wander.Protocol.Ignoring;
using Wander.Protocol.Network;
using Wander.Tests.Web.Exports;
using Wander.Tests.Web.Parts;

namespace Wander.Tests.Web.Directory;

/// <summary>Tests the paging of long lists, with links that remain valid.</summary>
public sealed class DirectoryPartsTests : IAsyncLifetime
{
    private const int Timeout = 60_000;
    private const int Count = 230;

    private ReplayedNetwork? _replayed;
    private WanderHost? _host;

    public async ValueTask InitializeAsync()
    {
        _replayed = await ReplayedNetwork.StartAsync();
        _host = await PartPages.ServeAsync(_replayed, "url: https://example.com/\n", NetworkOf(Enumerable.Range(0, Count)));
    }

    public async ValueTask DisposeAsync()
    {
        await _host!.DisposeAsync();
        await _replayed!.DisposeAsync();
    }

    // Page n was first seen in minute n. Two consoles recommend every third page.
    private static NetworkSnapshot NetworkOf(IEnumerable<int> numbers)
    {
        var builder = new NetworkBuilder(PartPages.Console("https://example.com/"), IgnoreList.Empty);
        var all = numbers.ToList();
        var consoles = new[] { "https://a.example/", "https://b.example/" }.Select(PartPages.Console).ToArray();
        builder.SetListing(PartPages.Console("https://example.com/"), PartPages.Listing(consoles, []), PartPages.Now);
        foreach (var console in consoles)
            builder.Add(console);
        foreach (var number in all) // the first listing of a page sets the time when it was first seen
            builder.SetListing(consoles[0], PartPages.Listing([], [Page(number)]), PartPages.Now.AddMinutes(number));
        builder.SetListing(consoles[0], PartPages.Listing([], all.Select(Page)), PartPages.Now);
        builder.SetListing(consoles[1], PartPages.Listing([], all.Where(number => number % 3 == 0).Select(Page)), PartPages.Now);
        foreach (var console in consoles)
            builder.SetState(console, ConsoleState.Read, failure: null, PartPages.Now);
        return builder.ToSnapshot();
    }

    private static PageAddress Page(int number) => PartPages.Page($"https://page.example/{number}");

    private async Task<IParentNode> GetAsync(string path) => await _host!.Client.DocumentAsync(path);

    private static int[] Numbers(IParentNode page) =>
        [.. page.Links(".pages .address").Select(link => int.Parse(link.Split('/')[^1], provider: null))];

    private async Task<List<int[]>> WalkAsync(string path, string rel)
    {
        var parts = new List<int[]>();
        for (string? next = path; next is not null;)
        {
            var page = await GetAsync(next.TrimStart('/'));
            parts.Add(Numbers(page));
            next = page.QuerySelector($".pager a[rel={rel}]")?.GetAttribute("href");
            Assert.True(parts.Count < 20, "The list has more than 20 parts.");
        }
        return parts;
    }

    [Theory(Timeout = Timeout)]
    [InlineData("directory")]
    [InlineData("directory?sort=recommended")]
    [InlineData("directory?q=page.example")]
    [InlineData("directory?console=https%3A%2F%2Fb.example%2F")]
    [InlineData("directory?verdict=unchecked&sort=recommended")]
    public async Task Paging_forward_and_back_shows_every_page_once_in_order(string path)
    {
        var parts = await WalkAsync(path, "next");
        var all = parts.SelectMany(part => part).ToList();

        var expected = Enumerable.Range(0, Count).Where(
            number => !path.Contains("b.example", StringComparison.Ordinal) || number % 3 == 0)
            .OrderByDescending(number => path.Contains("recommended", StringComparison.Ordinal) && number % 3 == 0)
            .ThenByDescending(number => number);
        Assert.Equal(expected, all);
        Assert.All(parts.SkipLast(1), part => Assert.Equal(50, part.Length));

        var last = path;
        for (var i = 1; i < parts.Count; i++)
            last = (await GetAsync(last.TrimStart('/'))).One(".pager a[rel=next]").GetAttribute("href")!;
        Assert.Equal(Enumerable.Reverse(parts), await WalkAsync(last, "prev"));
    }

    [Fact(Timeout = Timeout)]
    public async Task The_first_part_has_no_previous_link_and_the_last_no_next_link()
    {
        var first = await GetAsync("directory");
        Assert.Equal(["next"], first.QuerySelectorAll(".pager a").Select(link => link.GetAttribute("rel")));

        var last = await GetAsync("directory?after=ffffffffffffffff.__________8");
        Assert.Empty(Numbers(last));
        Assert.Equal([null, "prev"], last.QuerySelectorAll(".pager a").Select(link => link.GetAttribute("rel")));
        Assert.Equal(Enumerable.Range(0, 50).Reverse(),
            Numbers(await GetAsync(last.One(".pager a[rel=prev]").GetAttribute("href")!.TrimStart('/'))));
    }

    [Fact(Timeout = Timeout)]
    public async Task A_link_to_a_part_is_stable_when_pages_are_added_or_removed()
    {
        var link = (await GetAsync("directory")).One(".pager a[rel=next]").GetAttribute("href")!.TrimStart('/');
        Assert.Equal(179, Numbers(await GetAsync(link))[0]);

        await using var grown = await PartPages.ServeAsync(
            _replayed!, "url: https://example.com/\n", NetworkOf(Enumerable.Range(0, Count + 100)));
        Assert.Equal(179, Numbers(await grown.Client.DocumentAsync(link))[0]);
        await using var shrunk = await PartPages.ServeAsync(
            _replayed!, "url: https://example.com/\n", NetworkOf(Enumerable.Range(0, Count).Except([179])));
        Assert.Equal(178, Numbers(await shrunk.Client.DocumentAsync(link))[0]);
    }

    [Fact(Timeout = Timeout)]
    public async Task A_very_frequent_term_has_a_minimum_count()
    {
        await using var large = await PartPages.ServeAsync(
            _replayed!, "url: https://example.com/\n", NetworkOf(Enumerable.Range(0, 6_000)));

        var page = await large.Client.DocumentAsync("directory?q=page");
        Assert.Equal(["More than 5,000 pages found."], page.Texts("#found"));
        Assert.Equal(Enumerable.Range(0, 50).Select(number => 5_999 - number), Numbers(page));
        var answer = await large.Client.JsonAsync("api/pages?q=page&limit=2");
        Assert.Equal((5_000, true), (answer.GetProperty("total").GetInt32(), answer.GetProperty("more").GetBoolean()));
    }

    [Fact(Timeout = Timeout)]
    public async Task The_first_part_is_smaller_than_60_KB()
    {
        var bytes = (await _host!.Client.GetByteArrayAsync("directory", TestContext.Current.CancellationToken)).Length;

        Assert.InRange(bytes, 10_000, 60_000);
    }

    [Fact(Timeout = Timeout)]
    public async Task The_first_part_is_smaller_than_60_KB_in_Japanese()
    {
        var network = NetworkOf(Enumerable.Range(0, Count));
        var check = new PageCheck
        {
            Verdict = Verdict.Embeddable,
            Title = string.Concat(Enumerable.Repeat("深夜の珈琲と小さな庭のこと、", 2)),
            Description = string.Concat(Enumerable.Repeat("雨の音を聞きながら書く日記。", 8)),
            Language = "ja",
            CheckedAt = PartPages.Now,
        };
        await using var japanese = await PartPages.ServeAsync(
            _replayed!, "url: https://example.com/\n",
                network.With(network.Pages.ToDictionary(page => page.Address, _ => check)));

        var bytes = await japanese.Client.GetByteArrayAsync("directory", TestContext.Current.CancellationToken);

        Assert.Contains(check.Title, System.Text.Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        Assert.InRange(bytes.Length, 10_000, 60_000);
    }

    [Fact(Timeout = Timeout)]
    public async Task Further_recommenders_are_on_the_linked_page()
    {
        var ours = PartPages.Console("https://example.com/");
        var builder = new NetworkBuilder(ours, IgnoreList.Empty);
        ConsoleAddress[] consoles = [.. Enumerable.Range(0, 5).Select(number => PartPages.Console($"https://{number}.example/"))];
        builder.SetListing(ours, PartPages.Listing(consoles, []), PartPages.Now);
        foreach (var console in consoles)
        {
            builder.Add(console);
            builder.SetListing(console, PartPages.Listing([], [Page(1)]), PartPages.Now);
            builder.SetState(console, ConsoleState.Read, failure: null, PartPages.Now);
        }
        await using var host = await PartPages.ServeAsync(_replayed!, "url: https://example.com/\n", builder.ToSnapshot());

        var entry = (await host.Client.DocumentAsync("directory")).One(".pages .facts");
        Assert.EndsWith("Recommended by 0.example, 1.example, 2.example and 2 more", Line(entry), StringComparison.Ordinal);
        var page = await host.Client.DocumentAsync(entry.Links("a")[^1].TrimStart('/'));
        Assert.Equal(5, page.QuerySelectorAll(".site-pages .names li").Length);

        static string Line(IElement element) =>
            string.Join(' ', element.TextContent.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
    }
}
