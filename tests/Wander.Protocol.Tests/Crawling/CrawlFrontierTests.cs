using Wander.Protocol.Crawling;
using Wander.Protocol.Ignoring;
using Wander.Protocol.Tests.Network;

namespace Wander.Protocol.Tests.Crawling;

public class CrawlFrontierTests
{
    private static readonly ConsoleAddress Us = Networks.Console("https://us.example/wander/");

    private static CrawlFrontier Frontier(int maximum = 100, params string[] ignored) =>
        new(Us, IgnoreList.Create(ignored.Select(text => IgnorePattern.TryParse(text, null, null, out var pattern) ? pattern
            : throw new InvalidOperationException(text))), maximum);

    [Fact]
    public void Discover_returns_New_once_for_all_spellings_of_an_address()
    {
        var frontier = Frontier();

        Assert.Equal(Discovery.New, frontier.Discover(Networks.Console("http://a.example/wander"), 1));
        Assert.Equal(Discovery.Known, frontier.Discover(Networks.Console("https://A.example/wander/wander.js"), 2));
        Assert.Equal(Discovery.Known, frontier.Discover(Networks.Console("https://a.example/wander/index.html"), 1));
        Assert.Equal(1, frontier.Count);
    }

    [Fact]
    public void This_console_is_never_requested()
    {
        Assert.Equal(Discovery.Ours, Frontier().Discover(Networks.Console("http://us.example/wander/index.html"), 1));
        Assert.Equal(Discovery.Ours, Frontier().Follow(Networks.Console("a"), Us));
    }

    [Fact]
    public void An_ignored_console_is_neither_requested_nor_followed()
    {
        Assert.Equal(Discovery.Ignored,
            Frontier(100, "https://*.bad.example/").Discover(Networks.Console("https://x.bad.example/wander/"), 1));
        Assert.Equal(Discovery.Ignored,
            Frontier(100, "https://*.bad.example/").Follow(Networks.Console("a"), Networks.Console("https://x.bad.example/")));
    }

    [Fact]
    public void A_console_more_than_16_steps_away_is_too_far()
    {
        var frontier = Frontier();
        Assert.Equal(Discovery.TooFar, frontier.Discover(Networks.Console("a"), 17));
        Assert.Equal(Discovery.New, frontier.Discover(Networks.Console("a"), 16));
    }

    [Fact]
    public void The_maximum_number_of_consoles_is_enforced()
    {
        var frontier = Frontier(maximum: 2);
        var found = new[] { "a", "b", "c", "a" }.Select(name => frontier.Discover(Networks.Console(name), 1));
        Assert.Equal([Discovery.New, Discovery.New, Discovery.TooMany, Discovery.Known], found);
    }

    [Fact]
    public void A_redirect_target_is_returned_as_New_once_until_it_is_forgotten()
    {
        var frontier = Frontier();
        frontier.Discover(Networks.Console("a"), 1);
        frontier.Discover(Networks.Console("b"), 1);

        Assert.Equal(Discovery.New, frontier.Follow(Networks.Console("a"), Networks.Console("c")));
        Assert.Equal(Discovery.Known, frontier.Follow(Networks.Console("b"), Networks.Console("c")));
        Assert.Equal(Discovery.Known, frontier.Discover(Networks.Console("c"), 1));
        frontier.Remove(Networks.Console("c"));
        Assert.Equal(Discovery.New, frontier.Discover(Networks.Console("c"), 1));
    }
}
