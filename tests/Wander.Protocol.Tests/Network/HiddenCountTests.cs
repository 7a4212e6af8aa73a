using Wander.Protocol.Ignoring;
using Wander.Protocol.Network;

namespace Wander.Protocol.Tests.Network;

public class HiddenCountTests
{
    private static IgnorePattern Pattern(string text) =>
        IgnorePattern.TryParse(text, reason: null, source: null, out var pattern) ? pattern
            : throw new ArgumentException(text, nameof(text));

    [Fact]
    public void Each_address_is_counted_once_for_the_first_pattern_that_hides_it()
    {
        var (one, all, nothing) = (
            Pattern("https://page.example/1"), Pattern("https://page.example/"), Pattern("https://none.example/"));
        var console = Pattern("https://b.example/");
        var builder = Networks.Builder(
            IgnoreList.Create([one, all, nothing, console]), ("us", ["a"], [1, 2]), ("a", ["b", "us"], [1, 2, 3]));
        builder.SetListing(Networks.Console("a"), Networks.Listing(["b"], [1, 2, 3]), Networks.Now);

        var network = builder.ToSnapshot();

        Assert.Equal(
            [new HiddenCount(all, 0, 2), new HiddenCount(one, 0, 1), new HiddenCount(console, 1, 0)], network.Hidden);
        Assert.Empty(network.Pages);
        Assert.Equal(network.Hidden, network.With([]).Hidden);
    }

    [Fact]
    public void A_network_without_hidden_addresses_has_no_counts() =>
        Assert.Empty(Networks.Of(("us", ["a"], [1]), ("a", [], [2])).Hidden);
}
