using FsCheck.Fluent;
using Wander.Protocol.Crawling;
using Wander.Protocol.Findings;
using Wander.Protocol.Ignoring;
using Wander.Protocol.Network;

namespace Wander.Protocol.Tests.Network;

public class PageSequenceTests
{
    // Page 1 is the oldest; page 3 has the most recommenders, then page 2.
    private static NetworkSnapshot Small()
    {
        var builder = new NetworkBuilder(Networks.Console("us"), IgnoreList.Empty);
        foreach (var name in new[] { "a", "b", "c" })
            builder.Add(Networks.Console(name));
        builder.SetListing(Networks.Console("us"), Networks.Listing(["a", "b", "c"], [1]), Networks.Now);
        builder.SetListing(Networks.Console("a"), Networks.Listing(pages: [2, 3]), Networks.Now.AddDays(1));
        builder.SetListing(Networks.Console("b"), Networks.Listing(pages: [3, 2, 4]), Networks.Now.AddDays(2));
        builder.SetListing(Networks.Console("c"), Networks.Listing(pages: [3, 5]), Networks.Now.AddDays(3));
        return builder.ToSnapshot();
    }

    private static int[] Numbers(NetworkSnapshot network, PageOrder order) =>
        [.. network.InOrder(order).Indexes.ToArray().Select(
            index => int.Parse(network.Pages[index].Address.Value.Split('/')[^1], provider: null))];

    [Fact]
    public void The_newest_page_comes_first() => Assert.Equal(5, Numbers(Small(), PageOrder.Newest)[0]);

    [Fact]
    public void Pages_with_the_same_time_are_ordered_by_id()
    {
        var newest = Numbers(Small(), PageOrder.Newest);

        Assert.Equal([5, 4], newest[..2]);
        Assert.Equal(new[] { 2, 3 }.OrderBy(number => Networks.Page(number).Id.Value), newest[2..4]);
        Assert.Equal(1, newest[4]);
    }

    [Fact]
    public void The_most_recommended_pages_come_first_then_the_newest() =>
        Assert.Equal([3, 2, 5, 4, 1], Numbers(Small(), PageOrder.MostRecommended));

    [Fact]
    public void A_key_is_found_even_when_its_page_was_removed()
    {
        var network = Small();
        foreach (var order in Enum.GetValues<PageOrder>())
        {
            var all = network.InOrder(order);
            foreach (var (place, index) in all.Indexes.ToArray().Index())
            {
                var key = PageKey.Of(network.Pages[index], order);
                Assert.Equal(place, all.CountBefore(key));
                var others = PageSequence.Of(
                    network.Pages, Enumerable.Range(0, network.Pages.Count).Where(other => other != index), order);
                Assert.Equal(place, others.CountBefore(key));
            }
        }
    }

    [Fact]
    public void A_key_round_trips() => Property.Holds<(ulong Rank, ulong Id)>(place =>
    {
        var key = new PageKey(place.Rank, new PageId(place.Id));

        Assert.True(PageKey.TryParse(key.ToString(), out var read));
        Assert.Equal(key, read);
    });

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("x.AAAAAAAAAAA")]
    [InlineData(".AAAAAAAAAAA")]
    [InlineData("-1.AAAAAAAAAAA")]
    [InlineData("1FAAAAAAAAAAA")]
    [InlineData("11111111111111111.AAAAAAAAAAA")]
    [InlineData("1.AAAAAAAAAA!")]
    public void A_text_that_is_not_a_key_is_rejected(string? text) => Assert.False(PageKey.TryParse(text, out _));

    [Fact]
    public void Parsing_any_text_as_a_key_does_not_throw() =>
        Property.Holds<string?>(text => Assert.False(PageKey.TryParse(text + "!", out _)));

    [Theory]
    [InlineData(-62_135_596_800_000)] // the year 1
    [InlineData(0)]
    [InlineData(1_778_817_600_000)]
    [InlineData(253_402_300_799_000)] // the year 9999
    public void Any_time_can_be_written_as_a_key(long milliseconds)
    {
        var page = new NetworkPage(
            new PageFacts(Networks.Page(1), DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), null), new int[3], default);

        foreach (var order in Enum.GetValues<PageOrder>())
            Assert.Equal(page.Address.Id, PageKey.Of(page, order).Id);
    }

    [Fact]
    public void Filters_agree_with_testing_each_page_after_new_checks() => Property.Holds(
        Gen.Elements(Enum.GetValues<Verdict>()).Zip(Gen.Elements("en", "EN-gb", "de", "de-AT", "d", null))
            .ArrayOf(8).Two().ToArbitrary(),
        checks =>
        {
            var network = Networks.Of(("us", [], [0, 1, 2, 3, 4, 5, 6, 7]));
            foreach (var (verdict, language) in new (
                Verdict?, string?)[] { (null, "de"), (Verdict.Gone, null), (Verdict.Gone, "en"), (null, null) })
            {
                _ = network.Pages.Having(verdict, language); // computes the columns, which new checks must update
                foreach (var part in new[] { checks.Item1, checks.Item2[..3] })
                {
                    network = network.With(part.Index().Select(check => KeyValuePair.Create(
                        Networks.Page(check.Index), new PageCheck { Verdict = check.Item.Item1, Language = check.Item.Item2 })));
                    Assert.Equal(
                        network.Pages.Select(page => (verdict is null || page.Verdict == verdict)
                            && (language is null || LanguageTag.Matches(page.Language, language))),
                        network.Pages.Having(verdict, language));
                }
            }
        },
        times: 100);
}
