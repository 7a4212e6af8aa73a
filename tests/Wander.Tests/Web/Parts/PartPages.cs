using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using Wander.Protocol;
using Wander.Protocol.Findings;
using Wander.Protocol.Network;
using Wander.State;

namespace Wander.Tests.Web.Parts;

/// <summary>Requests parts of the console, and builds networks for them.</summary>
internal static class PartPages
{
    public static readonly string[] Paths =
    [
        "console", "console/neighbours", "console/pages", "console/ignores", "console/history", "console/discovery",
            "console/crawl",
    ];

    private static readonly char[] Space = [' ', '\n'];

    public static DateTimeOffset Now { get; } = new(2026, 5, 15, 4, 0, 0, TimeSpan.Zero);

    public static async Task<IHtmlDocument> PartAsync(this HttpClient client, string path)
    {
        using var response = await client.SendAsync(HttpMethod.Get, path);
        Assert.Equal("no-cache", response.Headers.CacheControl?.ToString());
        return new HtmlParser().ParseDocument(await response.PageAsync(200));
    }

    /// <summary>Requests a page and parses it.</summary>
    public static async Task<IHtmlDocument> DocumentAsync(this HttpClient client, string path, int status = 200)
    {
        using var response = await client.SendAsync(HttpMethod.Get, path);
        return new HtmlParser().ParseDocument(await response.PageAsync(status));
    }

    /// <summary>Returns the text of the matching elements, with collapsed white space.</summary>
    public static string[] Texts(this IParentNode node, string selectors) =>
        [.. node.QuerySelectorAll(selectors).Select(element => InOneLine(element.TextContent))];

    public static string[] Links(this IParentNode node, string selectors) =>
        [.. node.QuerySelectorAll(selectors).Select(element => element.GetAttribute("href")!)];

    public static IElement One(this IParentNode node, string selectors) => Assert.Single(node.QuerySelectorAll(selectors));

    private static string InOneLine(string text) => string.Join(' ', text.Split(Space, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Starts a service with a network, without crawling.</summary>
    public static async Task<WanderHost> ServeAsync(
        ReplayedNetwork replayed,
        string yaml,
        NetworkSnapshot network,
        IReadOnlyDictionary<string, string>? files = null,
        TimeProvider? clock = null)
    {
        var host = await WanderHost.StartAsync(replayed, yaml, files, replace: services =>
        {
            var crawl = CrawlProgress.Of(network, isRunning: false, startedAt: Now, finishedAt: Now);
            services.AddSingleton(new LiveNetwork(new NetworkMoment(network, crawl)));
            if (clock is not null)
                services.AddSingleton(clock);
        }, isCrawling: false);
        foreach (var page in network.Pages) // so that searches find them
            host.Memory.Pages.Set(new PageRecord { Address = page.Address, FirstSeen = page.FirstSeen, Check = page.Check });
        return host;
    }

    public static ConsoleAddress Console(string text) =>
        ConsoleAddress.TryParse(text, out var address) ? address : throw new InvalidOperationException(text);

    public static PageAddress Page(string text) =>
        PageAddress.TryParse(text, out var address) ? address : throw new InvalidOperationException(text);

    public static ConsoleListing Listing(IEnumerable<ConsoleAddress> consoles, IEnumerable<PageAddress> pages) =>
        new([.. consoles], [.. pages], NotAddresses: 0, BeyondBounds: 0);
}
