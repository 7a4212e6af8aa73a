using Wander.Protocol.Crawling;
using Wander.Protocol.Findings;
using Wander.Protocol.Ignoring;
using Wander.Protocol.Network;
using Wander.Protocol.Tests.Network;

namespace Wander.Protocol.Tests.Crawling;

public class NetworkBuilderTests
{
    [Fact]
    public void A_snapshot_orders_consoles_by_distance_and_has_referrers_and_recommenders()
    {
        var network = Networks.Of(("us", ["a", "b"], [1]), ("a", ["c", "us"], [1, 2]), ("b", ["c", "b"], []), ("c", [], [2]));

        Assert.Equal("us a b c", network.Consoles.Names());
        Assert.Equal([0, 1, 1, 2], network.Consoles.Select(console => console.Depth));
        Assert.Equal("a b", network.Consoles[3].Referrers.Select(index => network.Consoles[index]).Names());
        Assert.Equal("us b", network.Consoles[2].Referrers.Select(index => network.Consoles[index]).Names());
        var second = network.Pages.Single(page => page.Address == Networks.Page(2));
        Assert.Equal("a c", second.Recommenders.Select(index => network.Consoles[index]).Names());
        Assert.Equal("a", new[] { network.NearestRecommender(second) }.Names());
    }

    [Fact]
    public void A_snapshot_does_not_change_when_the_network_grows()
    {
        var builder = Networks.Builder(IgnoreList.Empty, ("us", ["a"], []), ("a", [], [1]));
        var before = builder.ToSnapshot();
        builder.SetListing(Networks.Console("a"), Networks.Listing(pages: [2, 3]), Networks.Now);

        Assert.Equal([Networks.Page(1)], before.Pages.Select(page => page.Address));
        Assert.Equal([Networks.Page(2), Networks.Page(3)], builder.ToSnapshot().Pages.Select(page => page.Address));
    }

    [Fact]
    public void A_console_without_referrers_is_removed_with_its_pages()
    {
        var builder = Networks.Builder(IgnoreList.Empty, ("us", ["a"], []), ("a", ["b"], []), ("b", [], [1]));
        builder.SetListing(Networks.Console("a"), Networks.Listing(), Networks.Now);

        var network = builder.ToSnapshot();

        Assert.Equal("us a", network.Consoles.Names());
        Assert.Empty(network.Pages);
    }

    [Fact]
    public void Merging_two_addresses_of_a_console_creates_an_alias()
    {
        var builder = Networks.Builder(IgnoreList.Empty, ("us", ["a", "b"], []), ("a", [], [1]), ("b", [], []));
        builder.Merge(Networks.Console("b"), Networks.Console("a"));

        var network = builder.ToSnapshot();

        Assert.Equal("us a", network.Consoles.Names());
        Assert.Equal([Networks.Console("b")], network.Consoles[1].Aliases);
        Assert.Single(network.Consoles[0].Neighbours);
        Assert.True(network.TryFindConsole(Networks.Console("b"), out var found));
        Assert.Equal(1, found.Index);
    }

    [Fact]
    public void A_console_that_moved_has_its_final_address()
    {
        var builder = Networks.Builder(IgnoreList.Empty, ("us", ["a"], []), ("a", [], [1]));
        builder.Merge(Networks.Console("a"), Networks.Console("b"));
        builder.Add(Networks.Console("http://b.example/"));

        var moved = builder.ToSnapshot().Consoles[1];

        Assert.Equal(Networks.Console("b"), moved.Address);
        Assert.Equal(["http://b.example/", "https://a.example/"],
            moved.Aliases.Select(alias => alias.Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_console_that_redirects_to_this_console_is_its_alias()
    {
        var builder = Networks.Builder(IgnoreList.Empty, ("us", ["a"], []), ("a", ["b"], [1]), ("b", [], []));
        builder.Merge(Networks.Console("a"), Networks.Console("us"));

        Assert.Equal("us", builder.ToSnapshot().Consoles.Names());
    }

    [Fact]
    public void Hidden_pages_are_not_in_the_network()
    {
        Assert.True(IgnorePattern.TryParse("https://page.example/2", null, null, out var pattern));
        var network = Networks.Builder(IgnoreList.Create([pattern]), ("us", ["a"], [1, 2]), ("a", [], [2, 3])).ToSnapshot();

        Assert.Equal([Networks.Page(1), Networks.Page(3)], network.Pages.Select(page => page.Address));
        Assert.Single(network.Consoles[0].Pages);
    }

    [Fact]
    public void Facts_are_looked_up_once_per_page_and_pages_without_facts_are_omitted()
    {
        var requested = new List<PageAddress>();
        var builder = new NetworkBuilder(Networks.Console("us"), IgnoreList.Empty, (page, at) =>
        {
            requested.Add(page);
            return page == Networks.Page(1) ? new PageFacts(page, at.AddDays(-1), null)
                : page == Networks.Page(2) ? new PageFacts(page, at, null)
                : null;
        });
        builder.SetListing(Networks.Console("us"), Networks.Listing(pages: [1, 2, 3]), Networks.Now);
        builder.SetListing(Networks.Console("us"), Networks.Listing(pages: [3, 2, 1]), Networks.Now);

        Assert.Equal([Networks.Page(1), Networks.Page(2), Networks.Page(3)], requested);
        Assert.Equal([Networks.Now, Networks.Now.AddDays(-1)], builder.ToSnapshot().Pages.Select(page => page.FirstSeen));
    }

    [Fact]
    public void A_page_that_redirects_to_a_hidden_address_is_not_recommended()
    {
        Assert.True(IgnorePattern.TryParse("https://hidden.example/", null, null, out var pattern));
        var hidden = new PageCheck { Verdict = Verdict.Embeddable, Final = Networks.PageAt("https://hidden.example/x") };
        var builder = new NetworkBuilder(
            Networks.Console("us"), IgnoreList.Create([pattern]), (page, at) => new PageFacts(page, at, null) { Check = hidden });
        builder.SetListing(Networks.Console("us"), Networks.Listing(pages: [1]), Networks.Now);

        var network = builder.ToSnapshot();

        Assert.Equal(0, network.Pool.Count);
        Assert.Equal(
            new Failure(FailureKind.RedirectToHidden) { Target = hidden.Final, Pattern = "https://hidden.example/" },
            network.Pages[0].Check.Failure);
    }

    [Fact]
    public void A_check_result_changes_the_next_snapshot_only()
    {
        var good = new PageCheck { Verdict = Verdict.Embeddable, Title = "One", Language = "de" };
        var builder = Networks.Builder(IgnoreList.Empty, ("us", ["a"], [1, 2]), ("a", [], [2, 3]));
        var before = builder.ToSnapshot();

        builder.SetCheck(Networks.Page(2), good);
        builder.SetCheck(Networks.Page(9), good);
        var after = before.With([KeyValuePair.Create(Networks.Page(2), good), KeyValuePair.Create(Networks.Page(9), good)]);

        Assert.All(before.Pages, page => Assert.Equal(Verdict.Unchecked, page.Verdict));
        Assert.All([after, builder.ToSnapshot()], network =>
        {
            Assert.Equal(3, network.Pages.Count);
            Assert.Equal(Networks.Page(2), Assert.Single(network.Pages, page => page.Check == good).Address);
            Assert.Equal(2, network.PoolIn("de").Count);
            Assert.True(network.TryFindPage(Networks.Page(2).Id, out var page));
            Assert.Equal(2, page.Recommenders.Count);
        });
    }

    [Fact]
    public void Pages_are_found_by_id_and_listed_in_the_order_of_ids()
    {
        var network = Networks.Of(("us", [], [.. Enumerable.Range(0, 300)]));
        var ordered = network.Pages.Select(page => page.Address.Id.Value).Order().ToList();

        Assert.Equal(ordered, network.PagesFrom(default).Select(page => page.Address.Id.Value));
        Assert.Equal(ordered.Skip(120), network.PagesFrom(new PageId(ordered[119] + 1)).Select(page => page.Address.Id.Value));
        Assert.All(network.Pages, page =>
        {
            Assert.True(network.TryFindPage(page.Address.Id, out var found));
            Assert.Equal(page, found);
        });
        Assert.False(network.TryFindPage(new PageId(ordered[0] + 1), out _));
    }

    [Fact]
    public void A_listing_has_no_duplicates_and_enforces_its_limits()
    {
        var listing = ConsoleListing.Of(new WanderDocument
        {
            Consoles = [.. Enumerable.Range(0, 600).Select(i => $"https://c{i}.example"), "ftp://c.example/"],
            Pages = ["https://p.example", "https://p.example/", "javascript:alert(1)", "https://p.example/#a"],
        });

        Assert.Equal(ConsoleListing.MaximumConsoles, listing.Consoles.Length);
        Assert.Equal(100, listing.BeyondBounds);
        Assert.Equal(["https://p.example/", "https://p.example/#a"], listing.Pages.Select(page => page.Value));
        Assert.Equal(2, listing.NotAddresses);
    }
}
