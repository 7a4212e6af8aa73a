using Wander.Protocol.Crawling;
using Wander.Protocol.Findings;
using Wander.Protocol.Ignoring;
using Wander.Protocol.Network;

namespace Wander.Protocol.Tests.Network;

public class RecommendationPickerTests
{
    private static readonly PageId[] Nothing = [];

    private static Recommendation? Pick(NetworkSnapshot network, PageId[] seen, Random random) =>
        RecommendationPicker.Pick(network, network.Pool, seen, random);

    private static int[] Range(int start, int count) => [.. Enumerable.Range(start, count)];

    [Fact]
    public void The_first_page_is_one_of_our_own()
    {
        var network = Networks.Of(("us", ["a"], [1, 2]), ("a", [], Range(10, 50)));
        var random = new Random(1);

        var picked = Enumerable.Range(0, 50).Select(_ => Pick(network, Nothing, random)!.Value).ToList();

        Assert.All(picked, pick => Assert.Equal(0, pick.Console.Index));
        Assert.Equal(2, picked.DistinctBy(pick => pick.Page.Address).Count());
    }

    [Fact]
    public void Without_a_page_of_our_own_the_first_page_is_anybodys()
    {
        var network = Networks.Of(("us", ["a"], []), ("a", [], [1]));

        Assert.Equal(Networks.Page(1), Pick(network, Nothing, new Random(1))!.Value.Page.Address);
    }

    [Fact]
    public void An_empty_pool_has_nothing_to_pick() =>
        Assert.Null(Pick(Networks.Of(("us", ["a"], []), ("a", [], [])), Nothing, new Random(1)));

    [Fact]
    public void Picks_are_uniform_over_consoles_ourselves_included_and_then_over_their_pages()
    {
        var network = Networks.Of(
            ("us", ["a", "b", "c"], [1]), ("a", [], Range(100, 500)), ("b", [], Range(10, 5)), ("c", [], []));
        var seen = new[] { Networks.Page(9999).Id };
        var random = new Random(42);
        const int picks = 30_000;

        var picked = Enumerable.Range(0, picks).Select(_ => Pick(network, seen, random)!.Value).ToList();

        // Chi-squared with 2 and with 4 degrees of freedom: above these in one of 1,000 fair runs; the seed is fixed.
        Assert.InRange(ChiSquared(picked.CountBy(pick => pick.Console.Index).Select(count => count.Value), 3), 0, 13.8);
        var ofB = picked.Where(pick => pick.Console.Pages.Length == 5).CountBy(pick => pick.Page.Address);
        Assert.InRange(ChiSquared(ofB.Select(count => count.Value), 5), 0, 18.5);
    }

    [Fact]
    public void Picks_stay_uniform_over_the_consoles_that_have_something_unseen()
    {
        // a is seen whole, and 90 of the 100 pages of b; c is fresh.
        var network = Networks.Of(
            ("us", ["a", "b", "c"], []), ("a", [], Range(0, 3)), ("b", [], Range(100, 100)), ("c", [], Range(900, 4)));
        var seen = Range(0, 3).Concat(Range(100, 90)).Select(number => Networks.Page(number).Id).ToArray();
        var random = new Random(7);

        var picked = Enumerable.Range(0, 20_000).Select(_ => Pick(network, seen, random)!.Value).ToList();

        Assert.DoesNotContain(picked, pick => seen.Contains(pick.Page.Address.Id));
        Assert.InRange(ChiSquared(picked.CountBy(pick => pick.Console.Index).Select(count => count.Value), 2), 0, 10.8);
        var ofB = picked.Where(pick => pick.Console.Pages.Length == 100).CountBy(pick => pick.Page.Address);
        Assert.InRange(ChiSquared(ofB.Select(count => count.Value), 10), 0, 27.9);
    }

    [Fact]
    public void Where_hundreds_of_consoles_list_only_what_was_seen_the_one_with_something_new_is_found()
    {
        var names = Enumerable.Range(0, 400).Select(i => $"c{i}").ToArray();
        var network = Networks.Of(
            [("us", names, []), .. names.Select(name => (name, Array.Empty<string>(), name == "c399" ? [2] : new[] { 1 }))]);

        Assert.Equal(Networks.Page(2), Pick(network, [Networks.Page(1).Id], new Random(3))!.Value.Page.Address);
    }

    [Fact]
    public void When_everything_was_seen_it_is_shown_again()
    {
        var network = Networks.Of(("us", ["a"], [1]), ("a", [], [2]));
        var seen = new[] { Networks.Page(1).Id, Networks.Page(2).Id };

        Assert.NotNull(Pick(network, seen, new Random(3)));
        // … but the page that the visitor is on only where there is no other.
        Assert.All(Enumerable.Range(0, 50), seed =>
            Assert.Equal(Networks.Page(1), Pick(network, seen, new Random(seed))!.Value.Page.Address));
    }

    [Fact]
    public void A_history_longer_than_100_counts_with_its_last_100()
    {
        var network = Networks.Of(("us", ["a"], []), ("a", [], Range(0, 101)));
        var seen = Range(0, 101).Select(number => Networks.Page(number).Id).ToArray();
        var random = new Random(3);

        Assert.All(Enumerable.Range(0, 20), _ => Assert.Equal(Networks.Page(0), Pick(network, seen, random)!.Value.Page.Address));
    }

    [Fact]
    public void A_pick_is_explained_by_the_consoles_on_a_shortest_way()
    {
        var network = Networks.Of(
            ("us", ["a", "b"], []), ("a", ["c"], []), ("b", ["c"], []), ("c", ["d"], []), ("d", ["us"], [1]));

        var picked = Pick(network, Nothing, new Random(1))!.Value;

        Assert.Equal("us a c d", network.PathTo(picked.Console).Names());
    }

    [Fact]
    public void Our_own_console_is_no_page_to_recommend()
    {
        var builder = new NetworkBuilder(Networks.Console("us"), IgnoreList.Empty);
        Assert.True(PageAddress.TryParse("https://us.example/", out var ourselves));
        builder.SetListing(Networks.Console("us"), new ConsoleListing([], [ourselves], 0, 0), Networks.Now);

        Assert.Equal(0, builder.ToSnapshot().Pool.Count);
    }

    [Theory]
    [InlineData("https://us.example/", 1)]
    [InlineData("http://us.example/", 2)]
    public void An_http_page_that_nobody_checked_is_not_shown_inside_an_https_console(string us, int shown)
    {
        var builder = new NetworkBuilder(Networks.Console(us), IgnoreList.Empty);
        Assert.True(PageAddress.TryParse("http://plain.example/", out var plain));
        builder.SetListing(Networks.Console(us), new ConsoleListing([], [plain, Networks.Page(1)], 0, 0), Networks.Now);
        var network = builder.ToSnapshot();
        var random = new Random(1);

        var picked = Enumerable.Range(0, 100).Select(_ => Pick(network, Nothing, random)!.Value.Page.Address).Distinct();

        Assert.Equal(shown, picked.Count());
    }

    [Fact]
    public void A_pick_allocates_nothing_and_does_the_same_work_in_a_network_a_hundred_times_the_size()
    {
        var seen = Range(0, 100).Select(number => Networks.Page(number).Id).ToArray();
        var small = Crowd(consoles: 20);
        var large = Crowd(consoles: 2000);

        Assert.Equal(CountChances(small, seen), CountChances(large, seen), tolerance: 0.1);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
            Pick(large, seen, Random.Shared);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200_000); // the boxes of this test, if any
    }

    // Every console has the same ten pages that were seen, and ten of its own.
    private static NetworkSnapshot Crowd(int consoles)
    {
        var names = Enumerable.Range(0, consoles).Select(i => $"c{i}").ToArray();
        return Networks.Of(
            [("us", names, []), .. names.Select(
                (name, i) => (name, Array.Empty<string>(), Range(0, 10).Concat(Range(1000 + (10 * i), 10)).ToArray()))]);
    }

    // The work of a pick is its draws of chance.
    private static double CountChances(NetworkSnapshot network, PageId[] seen)
    {
        var random = new CountingRandom(5);
        for (var i = 0; i < 5000; i++)
            Pick(network, seen, random);
        return random.Draws / 5000.0;
    }

    private static double ChiSquared(IEnumerable<int> counts, int cells)
    {
        var observed = counts.ToList();
        Assert.Equal(cells, observed.Count);
        var expected = observed.Sum() / (double)cells;
        return observed.Sum(count => (count - expected) * (count - expected) / expected);
    }

    private sealed class CountingRandom(int seed) : Random(seed)
    {
        public int Draws { get; private set; }

        public override int Next(int maxValue)
        {
            Draws++;
            return base.Next(maxValue);
        }
    }
}
