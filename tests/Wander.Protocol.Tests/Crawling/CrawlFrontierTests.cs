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
    public void A_console_is_new_once_whatever_its_address_looks_like()
    {
        var frontier = Frontier();

        Assert.Equal(Discovery.New, frontier.Discover(Networks.Console("http://a.example/wander"), 1));
        Assert.Equal(Discovery.Known, frontier.Discover(Networks.Console("https://A.example/wander/wander.js"), 2));
        Assert.Equal(Discovery.Known, frontier.Discover(Networks.Console("https://a.example/wander/index.html"), 1));
        Assert.Equal(1, frontier.Count);
    }

    [Fact]
    public void Our_own_console_is_never_asked()
    {
        Assert.Equal(Discovery.Ours, Frontier().Discover(Networks.Console("http://us.example/wander/index.html"), 1));
        Assert.Equal(Discovery.Ours, Frontier().Follow(Networks.Console("a"), Us));
    }

    [Fact]
    public void An_ignored_console_is_never_asked_nor_followed()
    {
        Assert.Equal(Discovery.Ignored,
            Frontier(100, "https://*.bad.example/").Discover(Networks.Console("https://x.bad.example/wander/"), 1));
        Assert.Equal(Discovery.Ignored,
            Frontier(100, "https://*.bad.example/").Follow(Networks.Console("a"), Networks.Console("https://x.bad.example/")));
    }

    [Fact]
    public void A_console_more_than_16_steps_away_is_too_far_until_a_shorter_way_is_found()
    {
        var frontier = Frontier();
        Assert.Equal(Discovery.TooFar, frontier.Discover(Networks.Console("a"), 17));
        Assert.Equal(Discovery.New, frontier.Discover(Networks.Console("a"), 16));
    }

    [Fact]
    public void There_are_no_more_consoles_than_the_owner_allows()
    {
        var frontier = Frontier(maximum: 2);
        var found = new[] { "a", "b", "c", "a" }.Select(name => frontier.Discover(Networks.Console(name), 1));
        Assert.Equal([Discovery.New, Discovery.New, Discovery.TooMany, Discovery.Known], found);
    }

    [Fact]
    public void An_address_that_a_console_moved_to_belongs_to_the_first_who_leads_there_unless_nothing_comes_of_it()
    {
        var frontier = Frontier();
        frontier.Discover(Networks.Console("a"), 1);
        frontier.Discover(Networks.Console("b"), 1);

        Assert.Equal(Discovery.New, frontier.Follow(Networks.Console("a"), Networks.Console("c")));
        Assert.Equal(Discovery.Known, frontier.Follow(Networks.Console("b"), Networks.Console("c")));
        Assert.Equal(Discovery.Known, frontier.Discover(Networks.Console("c"), 1));
        frontier.Forget(Networks.Console("c"));
        Assert.Equal(Discovery.New, frontier.Discover(Networks.Console("c"), 1));
    }
}
