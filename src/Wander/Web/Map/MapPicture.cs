using System.Collections.Immutable;
using Wander.Protocol.Network;

namespace Wander.Web.Map;

/// <summary>
/// The network as a picture: where each console stands, and the lines between them. It depends on the network alone, so that the
/// same network is always the same picture.
/// </summary>
/// <param name="Spots">The consoles, by index.</param>
/// <param name="Order">Their indexes in the order in which they stand around ours.</param>
/// <param name="Lines">Who lists whom, by who lists.</param>
/// <param name="Left">Where the picture begins, in CSS pixels right of our console: negative.</param>
/// <param name="Top">Where the picture begins, in CSS pixels below our console: negative.</param>
/// <param name="Width">How wide it is at its own size, in CSS pixels.</param>
/// <param name="Height">How high it is at its own size, in CSS pixels.</param>
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

    /// <summary>Draws the consoles that are nearest to ours.</summary>
    /// <param name="consoles">A network's consoles.</param>
    /// <param name="maximum">How many are drawn at most, at least 1.</param>
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

    // Of a symbol and its name: the name runs away from our console, and ours stands under its symbol.
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
