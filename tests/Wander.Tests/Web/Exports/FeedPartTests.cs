using FsCheck.Fluent;
using Wander.Protocol;
using Wander.Web.Exports;

namespace Wander.Tests.Web.Exports;

public class FeedPartTests
{
    // Uses few times, pages and consoles, so that many entries differ in only one of them.
    private static readonly FsCheck.Arbitrary<FeedPosition[]> Positions = (
        from ticks in Gen.Choose(0, 5)
        from page in Gen.Choose(0, 5)
        from console in Gen.Elements("", "https://a.example/", "https://b.example/x.y/")
        select new FeedPosition(ticks, new PageId((ulong)page), console)).ArrayOf(150).Select(
            positions => positions.Distinct().ToArray()).ToArbitrary();

    [Fact]
    public void The_parts_together_contain_all_entries_in_order() => Property.Holds(
        Positions,
        positions =>
        {
            var read = new List<FeedPosition>();
            FeedPosition? after = null;
            do
            {
                var part = new FeedPart<FeedPosition>(after);
                foreach (var position in positions)
                    part.Offer(position, position);
                (var entries, after) = part.Take();
                Assert.InRange(entries.Count, 0, FeedPart<FeedPosition>.Length);
                read.AddRange(entries);
            }
            while (after is not null);

            Assert.Equal(
                positions.OrderByDescending(position => position.Ticks).ThenBy(position => position.Page.Value).ThenBy(
                    position => position.Console, StringComparer.Ordinal),
                read);
        },
        times: 100);

    [Fact]
    public void A_written_position_is_parsed_to_an_equal_one() => Property.Holds(
        Positions, positions => Assert.All(positions, position =>
    {
        Assert.True(FeedPosition.TryParse(position.ToString(), out var read));
        Assert.Equal(position, read);
    }));

    [Fact]
    public void Only_an_empty_text_means_the_first_part() => Property.Holds<string>(
        text => Assert.Equal(string.IsNullOrEmpty(text), FeedPosition.TryParse(text, out var position) && position is null));
}
