using Wander.Protocol;
using Wander.Protocol.Crawling;
using Wander.Protocol.Findings;
using Wander.Protocol.Ignoring;
using Wander.Protocol.Network;
using Wander.Tests.Web.Parts;

namespace Wander.Tests.Web.Exports;

/// <summary>
/// A console with a network that covers every case of the exports: each verdict, hidden consoles and pages, feeds and many pages.
/// </summary>
public sealed class ExportSite : IAsyncLifetime
{
    public const string Yaml = """
        title: A console <on> "my" website
        url: https://us.example/wander/
        consoles: [https://a.example/, https://b.example/wander/, https://hidden.example/console/]
        pages: [https://own.example/]
        ignore: [https://hidden.example/]
        """;

    /// <summary>A title that would break HTML and XML if it were not encoded.</summary>
    public const string Evil = "</title><script>alert(1)</script> ]]> & \"'";

    /// <summary>The oldest pages. Several of them have the same time.</summary>
    public static readonly string[] Many = [.. Enumerable.Range(0, 120).Select(i => $"https://many.example/{i}?a=b&c=d")];

    private ReplayedNetwork? _network;
    private WanderHost? _host;

    public WanderHost Host => _host!;

    public HttpClient Client => Host.Client;

    /// <summary>The time at which the first page was seen.</summary>
    public static DateTimeOffset Start => PartPages.Now.AddDays(-30);

    /// <summary>Returns a builder that contains the network.</summary>
    public static NetworkBuilder Build()
    {
        var (self, a, b) = (PartPages.Console("https://us.example/wander/"), PartPages.Console("https://a.example/"),
            PartPages.Console("https://b.example/wander/"));
        Assert.True(IgnorePattern.TryParse("https://hidden.example/", reason: null, source: null, out var hidden));
        var builder = new NetworkBuilder(
            self, IgnoreList.Create([hidden]), (page, _) => new PageFacts(page, SeenAt(page.Value), Note: null));
        builder.Add(a);
        builder.Add(b);
        PageAddress[] special = [.. Special.Select(page => PartPages.Page(page.Address))];
        PageAddress[] many = [.. Many.Select(PartPages.Page)];
        builder.SetListing(self, Listed([a, b], [PartPages.Page("https://own.example/"), .. special]), PartPages.Now);
        builder.SetListing(a, Listed([b, self], [.. many, PartPages.Page("https://hidden.example/page")]), PartPages.Now);
        builder.SetListing(b, Listed([], [.. many[..70], PartPages.Page("https://own.example/")]), PartPages.Now);
        builder.SetState(a, ConsoleState.Read, failure: null, PartPages.Now);
        builder.SetState(b, ConsoleState.Read, failure: null, PartPages.Now);
        foreach (var (address, check) in Special)
            builder.SetCheck(PartPages.Page(address), check);
        foreach (var page in many)
            builder.SetCheck(page, new PageCheck
            {
                Verdict = Verdict.Embeddable,
                Title = $"Page {page.PathAndQuery}",
                Feed = PartPages.Page("https://many.example/feed")
            });
        builder.SetCheck(PartPages.Page("https://own.example/"), new PageCheck
        {
            Verdict = Verdict.Embeddable,
            Title = Evil,
            Description = Evil,
            Language = "pt-BR",
            Feed = PartPages.Page("https://own.example/feed?a=b&c=d"),
        });
        return builder;
    }

    /// <summary>One page with each verdict, each with a feed, and one page whose feed is on a hidden site.</summary>
    public static IEnumerable<(string Address, PageCheck Check)> Special =>
    [
        .. Enum.GetValues<Verdict>().Select(verdict => (
            AddressOf(verdict),
            new PageCheck { Verdict = verdict, Title = verdict.ToString(), Feed = PartPages.Page(AddressOf(verdict) + "feed") })),
        ("https://elsewhere.example/",
            new PageCheck { Verdict = Verdict.Embeddable, Feed = PartPages.Page("https://hidden.example/feed") }),
    ];

    public static string AddressOf(Verdict verdict) => $"https://{verdict.ToString().ToLowerInvariant()}.example/";

    public async ValueTask InitializeAsync()
    {
        _network = await ReplayedNetwork.StartAsync();
        _host = await PartPages.ServeAsync(_network, Yaml, Build().ToSnapshot());
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
        if (_network is not null)
            await _network.DisposeAsync();
    }

    private static DateTimeOffset SeenAt(string page)
    {
        var index = Array.IndexOf(Many, page);
        return index < 0 ? PartPages.Now : Start.AddHours(index / 40);
    }

    private static ConsoleListing Listed(ConsoleAddress[] consoles, PageAddress[] pages) => PartPages.Listing(consoles, pages);
}
