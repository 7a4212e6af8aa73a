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
    public void The_first_pick_is_a_page_of_this_console()
    {
        var network = Networks.Of(("us", ["a"], [1, 2]), ("a", [], Range(10, 50)));
        var random = new Random(1);

        var picked = Enumerable.Range(0, 50).Select(_ => Pick(network, Nothing, random)!.Value).ToList();

        Assert.All(picked, pick => Assert.Equal(0, pick.Console.Index));
        Assert.Equal(2, picked.DistinctBy(pick => pick.Page.Address).Count());
    }

    [Fact]
    public void Without_own_pages_the_first_pick_is_any_page()
    {
        var network = Networks.Of(("us", ["a"], []), ("a", [], [1]));

        Assert.Equal(Networks.Page(1), Pick(network, Nothing, new Random(1))!.Value.Page.Address);
    }

    [Fact]
    public void An_empty_pool_returns_null() =>
        Assert.Null(Pick(Networks.Of(("us", ["a"], []), ("a", [], [])), Nothing, new Random(1)));

    [Fact]
    public void Picks_are_uniform_over_consoles_and_then_over_their_pages()
    {
        var network = Networks.Of(
            ("us", ["a", "b", "c"], [1]), ("a", [], Range(100, 500)), ("b", [], Range(10, 5)), ("c", [], []));
        var seen = new[] { Networks.Page(9999).Id };
        var random = new Random(42);
        const int picks = 30_000;

        var picked = Enumerable.Range(0, picks).Select(_ => Pick(network, seen, random)!.Value).ToList();

        // Chi-squared tests with 2 and 4 degrees of freedom, p = 0.001. The seed is fixed.
        Assert.InRange(ChiSquared(picked.CountBy(pick => pick.Console.Index).Select(count => count.Value), 3), 0, 13.8);
        var ofB = picked.Where(pick => pick.Console.Pages.Length == 5).CountBy(pick => pick.Page.Address);
        Assert.InRange(ChiSquared(ofB.Select(count => count.Value), 5), 0, 18.5);
    }

    [Fact]
    public void Picks_are_uniform_over_the_consoles_with_unseen_pages()
    {
        // All pages of a and 90 of the 100 pages of b were seen, but no page of c.
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
    public void The_only_console_with_an_unseen_page_is_found_among_hundreds()
    {
        var names = Enumerable.Range(0, 400).Select(i => $"c{i}").ToArray();
        var network = Networks.Of(
            [("us", names, []), .. names.Select(name => (name, Array.Empty<string>(), name == "c399" ? [2] : new[] { 1 }))]);

        Assert.Equal(Networks.Page(2), Pick(network, [Networks.Page(1).Id], new Random(3))!.Value.Page.Address);
    }

    [Fact]
    public void Pages_are_shown_again_when_all_were_seen()
    {
        var network = Networks.Of(("us", ["a"], [1]), ("a", [], [2]));
        var seen = new[] { Networks.Page(1).Id, Networks.Page(2).Id };

        Assert.NotNull(Pick(network, seen, new Random(3)));
        // The visitor's current page is only shown again when there is no other page.
        Assert.All(Enumerable.Range(0, 50), seed =>
            Assert.Equal(Networks.Page(1), Pick(network, seen, new Random(seed))!.Value.Page.Address));
    }

    [Fact]
    public void Only_the_last_100_seen_pages_count()
    {
        var network = Networks.Of(("us", ["a"], []), ("a", [], Range(0, 101)));
        var seen = Range(0, 101).Select(number => Networks.Page(number).Id).ToArray();
        var random = new Random(3);

        Assert.All(Enumerable.Range(0, 20), _ => Assert.Equal(Networks.Page(0), Pick(network, seen, random)!.Value.Page.Address));
    }

    [Fact]
    public void A_pick_has_a_shortest_path_from_this_console()
    {
        var network = Networks.Of(
            ("us", ["a", "b"], []), ("a", ["c"], []), ("b", ["c"], []), ("c", ["d"], []), ("d", ["us"], [1]));

        var picked = Pick(network, Nothing, new Random(1))!.Value;

        Assert.Equal("us a c d", network.PathTo(picked.Console).Names());
    }

    [Fact]
    public void This_console_is_not_picked_as_a_page()
    {
        var builder = new NetworkBuilder(Networks.Console("us"), IgnoreList.Empty);
        Assert.True(PageAddress.TryParse("https://us.example/", out var ourselves));
        builder.SetListing(Networks.Console("us"), new ConsoleListing([], [ourselves], 0, 0), Networks.Now);

        Assert.Equal(0, builder.ToSnapshot().Pool.Count);
    }

    [Theory]
    [InlineData("https://us.example/", 1)]
    [InlineData("http://us.example/", 2)]
    public void An_unchecked_http_page_is_not_shown_inside_an_https_console(string us, int shown)
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
    public void The_cost_of_a_pick_does_not_depend_on_the_size_of_the_network()
    {
        var seen = Range(0, 100).Select(number => Networks.Page(number).Id).ToArray();
        var small = Crowd(consoles: 20);
        var large = Crowd(consoles: 2000);

        Assert.Equal(CountDraws(small, seen), CountDraws(large, seen), tolerance: 0.1);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
            Pick(large, seen, Random.Shared);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200_000); // allocations of the test itself
    }

    // Each console lists the same ten pages, which were seen, and ten pages that only it lists.
    private static NetworkSnapshot Crowd(int consoles)
    {
        var names = Enumerable.Range(0, consoles).Select(i => $"c{i}").ToArray();
        return Networks.Of(
            [("us", names, []), .. names.Select(
                (name, i) => (name, Array.Empty<string>(), Range(0, 10).Concat(Range(1000 + (10 * i), 10)).ToArray()))]);
    }

    // Counts the random numbers that a pick draws, as a measure of its work.
    private static double CountDraws(NetworkSnapshot network, PageId[] seen)
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
