using Wander.Protocol.Findings;
using Wander.Protocol.Network;
using Wander.Web.Map;

namespace Wander.Tests.Web.Map;

public class MapPictureTests
{
    private const int Times = 40;

    public static TheoryData<int> Sizes => [62, 1_000];

    [Fact]
    public void This_console_is_in_the_middle_and_no_console_is_missing() => Holds(picture =>
    {
        Assert.Equal((0, 0), (picture.Spots[0].X, picture.Spots[0].Y));
        Assert.All(picture.Spots.Skip(1), spot => Assert.True(spot.Distance > 100));
        Assert.Equal(Enumerable.Range(0, picture.Spots.Length), picture.Spots.Select(spot => spot.Console.Index));
        Assert.Equal(Enumerable.Range(0, picture.Spots.Length), picture.Order.Order());
    });

    [Fact]
    public void Symbols_and_names_do_not_overlap() => Holds(MapBoxes.AreApart);

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Symbols_and_names_of_a_realistic_network_do_not_overlap(int consoles) =>
        MapBoxes.AreApart(MapPicture.Of(LargeNetwork.Of(consoles).Consoles, consoles));

    [Fact]
    public void Everything_is_inside_the_map() => Holds(picture =>
    {
        Assert.All(picture.Spots.SelectMany(MapBoxes.Corners), corner =>
        {
            Assert.InRange(corner.X, picture.Left, picture.Left + picture.Width);
            Assert.InRange(corner.Y, picture.Top, picture.Top + picture.Height);
        });
        var furthest = picture.Spots.Max(spot => spot.Distance) + 1;
        Assert.All(picture.Lines.SelectMany(line => MapBoxes.Points(line.Path)), point =>
            Assert.True(double.Hypot(point.X, point.Y) <= furthest));
    });

    [Fact]
    public void Every_link_is_a_line_from_the_listing_to_the_listed_console() => Holds(picture =>
    {
        Assert.Equal(
            picture.Spots.SelectMany(
                spot => spot.Console.Neighbours.Where(to => to != spot.Console.Index).Select(to => (spot.Console.Index, to))),
            picture.Lines.Select(line => (line.From, line.To)));
        Assert.Equal(picture.Spots.Length - 1, picture.Lines.Count(line => line.IsFound));
        Assert.All(picture.Lines, line =>
        {
            var points = MapBoxes.Points(line.Path).ToList();
            Near(picture.Spots[line.From], points[0]);
            Near(picture.Spots[line.To], points[^1]);
        });

        static void Near(MapSpot spot, (double X, double Y) point) =>
            Assert.InRange(double.Hypot(spot.X - point.X, spot.Y - point.Y), 0, spot.Radius + 3);
    });

    [Fact]
    public void The_same_network_always_has_the_same_layout() => Property.Holds<int[]>(numbers =>
        Assert.Equal(Seen(Draw(MapNetworks.Of(numbers))), Seen(Draw(MapNetworks.Of(numbers, isBackwards: true)))));

    [Fact]
    public void Names_grow_with_referrers_and_symbols_grow_with_pages() =>
        Holds(picture =>
    {
        Assert.All(picture.Spots.Skip(1).OrderBy(spot => spot.Console.ListedBy.Length).Pairs(), pair =>
            Assert.True(pair.First.NameSize <= pair.Second.NameSize));
        Assert.All(picture.Spots.OrderBy(spot => spot.Console.Pages.Length).Pairs(), pair =>
            Assert.True(pair.First.Radius <= pair.Second.Radius));
    });

    [Fact]
    public void A_large_network_is_limited_to_the_nearest_consoles()
    {
        var network = LargeNetwork.Of(300);

        var picture = MapPicture.Of(network.Consoles, 100);

        Assert.Equal(network.Consoles.Take(100), picture.Spots.Select(spot => spot.Console));
        Assert.All(picture.Lines, line => Assert.InRange(line.To, 0, 99));
    }

    [Fact]
    public void The_layout_changes_only_with_the_consoles()
    {
        var maps = new NetworkMaps();
        var network = MapNetworks.Of([1, 2, 3]);
        var first = maps.Of(network);
        var check = KeyValuePair.Create(network.Pages[0].Address, new PageCheck { Verdict = Verdict.Gone });

        Assert.Same(first, maps.Of(network.With([check])));
        Assert.NotSame(first, maps.Of(MapNetworks.Of([1, 2, 3])));
    }

    private static void Holds(Action<MapPicture> assertions) =>
        Property.Holds(
            FsCheck.FSharp.ArbMap.defaults.ArbFor<int[]>(), numbers => assertions(Draw(MapNetworks.Of(numbers))), Times);

    private static MapPicture Draw(NetworkSnapshot network) => MapPicture.Of(network.Consoles, network.Consoles.Length);

    private static IEnumerable<object> Seen(MapPicture picture) =>
    [
        (picture.Left, picture.Top, picture.Width, picture.Height),
        .. picture.Order.Select(index => picture.Spots[index])
            .Select(spot => (object)(spot.Console.Address, spot.Name, spot.NameSize, spot.Radius, spot.X, spot.Y)),
        .. picture.Lines.Select(line => (picture.Spots[line.From].Console.Address.Value,
            picture.Spots[line.To].Console.Address.Value, line.IsFound, line.Path)).Order().Cast<object>(),
    ];
}
