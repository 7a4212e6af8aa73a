using Wander.Protocol.Crawling;
using Wander.Protocol.Ignoring;
using Wander.Protocol.Network;
using Wander.Web.Parts;

namespace Wander.Tests.Web.Parts;

public class DiscoveryTreeTests
{
    // The first number is the index of the console that lists console 1, the second that of the console that lists console 2,
    // and so on. Console 0 is this console.
    private static NetworkSnapshot Network(params int[] listedBy)
    {
        var consoles = Enumerable.Range(0, listedBy.Length + 1).Select(i => PartPages.Console($"https://c{i}.example/")).ToList();
        var builder = new NetworkBuilder(consoles[0], IgnoreList.Empty);
        consoles.Skip(1).ToList().ForEach(builder.Add);
        foreach (var (index, console) in consoles.Index())
        {
            var listed = consoles.Skip(1).Where((_, i) => listedBy[i] == index);
            builder.SetListing(console, PartPages.Listing(listed, []), PartPages.Now);
        }
        return builder.ToSnapshot();
    }

    private static string Outline(DiscoveryTree tree, int console)
    {
        var under = string.Join(' ', tree.Under(console).Select(found => Outline(tree, found)));
        return under.Length > 0 ? $"{console}({under})" : $"{console}";
    }

    [Theory]
    [InlineData(new int[0], "0")]
    [InlineData(new[] { 0, 0, 1, 1, 2 }, "0(1(3 4) 2(5))")]
    [InlineData(new[] { 0, 1, 2 }, "0(1(2(3)))")]
    public void Each_console_is_below_the_one_that_led_to_it(int[] listedBy, string outline)
    {
        var network = Network(listedBy);

        Assert.Equal(outline, Outline(new DiscoveryTree(network, network.Consoles.Length), 0));
    }

    [Fact]
    public void A_tree_can_be_limited_to_the_nearest_consoles() =>
        Assert.Equal("0(1(3) 2)", Outline(new DiscoveryTree(Network(0, 0, 1, 1, 2), 4), 0));

    [Fact]
    public void A_very_long_chain_has_a_limited_depth()
    {
        var network = Network([.. Enumerable.Range(0, 5000)]);
        var tree = new DiscoveryTree(network, network.Consoles.Length);

        int Depth(int console) => tree.Under(console).Select(Depth).DefaultIfEmpty(-1).Max() + 1;
        int Count(int console) => tree.Under(console).Sum(Count) + 1;
        Assert.Equal(CrawlFrontier.MaximumDepth, Depth(0));
        Assert.Equal(5001, Count(0));
    }
}
