using Wander.Protocol.Findings;
using Wander.Protocol.Ignoring;
using Wander.Protocol.Network;

namespace Wander.Protocol.Tests.Network;

public class RecommendedSinceTests
{
    private static readonly DateTimeOffset Then = Networks.Now;
    private static readonly DateTimeOffset Later = Networks.Now.AddDays(3);

    [Fact]
    public void Known_pages_keep_their_time_and_new_pages_get_the_current_time()
    {
        var first = Networks.Listing(pages: [1, 2]).After(ConsoleListing.Empty, Then);
        var second = Networks.Listing(pages: [3, 2, 1]).After(first, Later);

        Assert.Equal([Then, Then], first.Since);
        Assert.Equal([Later, Then, Then], second.Since);
    }

    [Fact]
    public void A_page_that_is_listed_again_gets_a_new_time()
    {
        var first = Networks.Listing(pages: [1]).After(ConsoleListing.Empty, Then);
        var without = Networks.Listing(pages: [2]).After(first, Later);

        Assert.Equal([Later.AddDays(1)], Networks.Listing(pages: [1]).After(without, Later.AddDays(1)).Since);
    }

    [Fact]
    public void An_equal_listing_is_returned_as_the_same_object()
    {
        var listing = Networks.Listing(pages: [1]).After(ConsoleListing.Empty, Then);

        Assert.Same(listing, listing.After(listing, Later));
    }

    [Fact]
    public void An_unknown_time_is_replaced_by_the_time_the_page_was_first_seen()
    {
        var listing = Networks.Listing(pages: [1, 2]).After(Networks.Listing(pages: [1]), Later);
        var builder = Networks.Builder(IgnoreList.Empty, ("us", ["a"], [1]), ("a", [], []));
        builder.SetListing(Networks.Console("a"), listing, Later);

        var network = builder.ToSnapshot();

        Assert.Equal(default, listing.Since[0]);
        Assert.Equal([Then.UtcDateTime, Then.UtcDateTime], Since(network, 1));
        Assert.Equal([Later.UtcDateTime], Since(network, 2));
    }

    [Fact]
    public void Each_recommender_has_its_own_time()
    {
        var builder = Networks.Builder(IgnoreList.Empty, ("us", ["a", "b"], []), ("a", [], []), ("b", [], []));
        builder.SetListing(Networks.Console("b"), Networks.Listing(pages: [2, 1]).After(ConsoleListing.Empty, Then), Then);
        builder.SetListing(Networks.Console("a"), Networks.Listing(pages: [1]).After(ConsoleListing.Empty, Later), Later);

        var network = builder.ToSnapshot();

        Assert.Equal([Later.UtcDateTime, Then.UtcDateTime], Since(network, 1));
        Assert.Equal([Then.UtcDateTime], Since(network, 2));
        Assert.Equal(DateTimeKind.Utc, Since(network, 1)[0].Kind);
    }

    private static DateTime[] Since(NetworkSnapshot network, int page) =>
        [.. network.Pages.Single(known => known.Address == Networks.Page(page)).Since];
}
