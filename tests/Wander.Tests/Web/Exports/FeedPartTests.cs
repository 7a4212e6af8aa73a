using FsCheck.Fluent;
using Wander.Protocol;
using Wander.Web.Exports;

namespace Wander.Tests.Web.Exports;

public class FeedPartTests
{
    // Few times, pages and consoles, so that many entries differ in one of them alone.
    private static readonly FsCheck.Arbitrary<FeedPosition[]> Places = (
        from ticks in Gen.Choose(0, 5)
        from page in Gen.Choose(0, 5)
        from console in Gen.Elements("", "https://a.example/", "https://b.example/x.y/")
        select new FeedPosition(ticks, new PageId((ulong)page), console)).ArrayOf(150).Select(
            places => places.Distinct().ToArray()).ToArbitrary();

    [Fact]
    public void Part_after_part_has_all_that_a_sorted_list_has_in_its_order() => Property.Holds(
        Places,
        places =>
        {
            var read = new List<FeedPosition>();
            FeedPosition? after = null;
            do
            {
                var part = new FeedPart<FeedPosition>(after);
                foreach (var place in places)
                    part.Offer(place, place);
                (var entries, after) = part.Take();
                Assert.InRange(entries.Count, 0, FeedPart<FeedPosition>.Length);
                read.AddRange(entries);
            }
            while (after is not null);

            Assert.Equal(
                places.OrderByDescending(place => place.Ticks).ThenBy(place => place.Page.Value).ThenBy(
                    place => place.Console, StringComparer.Ordinal),
                read);
        },
        times: 100);

    [Fact]
    public void A_place_is_read_as_it_was_written() => Property.Holds(Places, places => Assert.All(places, place =>
    {
        Assert.True(FeedPosition.TryParse(place.ToString(), out var read));
        Assert.Equal(place, read);
    }));

    [Fact]
    public void Only_no_text_is_the_beginning() => Property.Holds<string>(
        text => Assert.Equal(string.IsNullOrEmpty(text), FeedPosition.TryParse(text, out var place) && place is null));
}
