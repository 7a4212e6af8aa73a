using System.Collections.Immutable;
using Wander.Protocol.Network;

namespace Wander.Web.Map;

/// <summary>
/// The layout of the map: the positions of the consoles and the lines between them. The same network always has the same layout.
/// </summary>
/// <param name="Spots">The consoles, by index.</param>
/// <param name="Order">The indexes of the consoles in their order on the circle.</param>
/// <param name="Lines">The lines, ordered by the listing console.</param>
/// <param name="Left">The left edge in CSS pixels, relative to this console: negative.</param>
/// <param name="Top">The top edge in CSS pixels, relative to this console: negative.</param>
/// <param name="Width">The width in CSS pixels, unscaled.</param>
/// <param name="Height">The height in CSS pixels, unscaled.</param>
public sealed record MapPicture(
    ImmutableArray<MapSpot> Spots,
    ImmutableArray<int> Order,
    ImmutableArray<MapLine> Lines,
    double Left,
    double Top,
    double Width,
    double Height)
{
    private const double Margin = 12;

    /// <summary>Lays out the nearest consoles.</summary>
    /// <param name="consoles">The consoles of the network.</param>
    /// <param name="maximum">The maximum number of consoles on the map, at least 1.</param>
    public static MapPicture Of(ImmutableArray<NetworkConsole> consoles, int maximum)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maximum, 1);
        var count = Math.Min(maximum, consoles.Length);
        var order = MapTree.Order(consoles, count);
        var spots = MapNames.Spots(consoles, count);
        var circle = count > 1 ? new MapCircle(spots, order[1..]) : null;
        spots = circle?.Placed() ?? spots;
        var corners = spots.SelectMany(Corners).ToList();
        var (left, top) = (
            Math.Floor(corners.Min(corner => corner.X) - Margin), Math.Floor(corners.Min(corner => corner.Y) - Margin));
        return new MapPicture(
            [.. spots],
            [.. order],
            [.. new MapLines(spots, circle).All()],
            left,
            top,
            Math.Ceiling(corners.Max(corner => corner.X) + Margin) - left,
            Math.Ceiling(corners.Max(corner => corner.Y) + Margin) - top);
    }

    // The corners of a symbol and its name. Names point away from this console; its own name is below its symbol.
    private static (double X, double Y)[] Corners(MapSpot spot)
    {
        if (spot.Distance == 0)
        {
            var (half, below) = (spot.NameLength / 2, spot.Radius + (1.5 * spot.NameSize));
            return [(-half, -spot.Radius), (half, below)];
        }
        var (cos, sin, beside) = (Math.Cos(spot.Angle), Math.Sin(spot.Angle), spot.Height / 2);
        (double Along, double Aside)[] corners =
            [(-spot.Radius, -beside), (-spot.Radius, beside), (spot.Reach, -beside), (spot.Reach, beside)];
        return Array.ConvertAll(corners, corner => (
            spot.X + (corner.Along * cos) - (corner.Aside * sin),
            spot.Y + (corner.Along * sin) + (corner.Aside * cos)));
    }
}
