using System.Globalization;
using System.Text;

namespace Wander.Web.Map;

/// <summary>
/// Draws the lines of the map. The links through which consoles were found form a tree of straight lines and arcs without
/// crossings. All other links are curves that first go inwards, where they are bundled, so that they do not cover names.
/// </summary>
/// <param name="spots">The consoles with their positions, by index.</param>
/// <param name="circle">The circle of consoles; null when this console is the only one.</param>
internal sealed class MapLines(MapSpot[] spots, MapCircle? circle)
{
    // The distance between the tip of an arrow and the symbol.
    private const double Gap = 2;

    // The distances at which curves turn, meet and cross the middle, as fractions of the radius of the hole.
    private const double TurnAt = 0.98;
    private const double GatherAt = 0.76;
    private const double AcrossAt = GatherAt - (TurnAt - GatherAt); // continues the curve smoothly

    /// <summary>Returns the lines between different consoles on the map, ordered by the listing console.</summary>
    public IEnumerable<MapLine> All() => circle is null ? [] :
        from lister in spots
        from index in lister.Console.Lists
        where index < spots.Length
        let listed = spots[index]
        select new MapLine(
            lister.Console.Index, index, listed.Console.FoundThrough == lister.Console.Index, Path(circle, lister, listed));

    private static string Path(MapCircle circle, MapSpot from, MapSpot to)
    {
        if (from.Distance == 0)
            return $"M0 0L{Before(to)}";
        if (to.Distance == 0)
            return $"M{At(from.Angle, from.Distance)}L{At(from.Angle, to.Radius + Gap)}";
        if (to.Console.FoundThrough == from.Console.Index)
            return Branch(from, to, circle.Arc(to.Console.Depth), isClockwise: true);
        if (from.Console.FoundThrough == to.Console.Index)
            return Branch(from, to, circle.Arc(from.Console.Depth), isClockwise: false);
        return Curve(circle.Hole, from, to);
    }

    // Inwards to the arc, along the arc, and outwards. Consoles follow, clockwise, the console through which they were found.
    private static string Branch(MapSpot from, MapSpot to, double arc, bool isClockwise)
    {
        var turn = (isClockwise ? to.Angle - from.Angle : from.Angle - to.Angle) is var angle && angle < 0
            ? angle + (2 * Math.PI)
            : angle;
        var start = At(from.Angle, from.Distance);
        var flags = $"{(turn > Math.PI ? 1 : 0)} {(isClockwise ? 1 : 0)}";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"M{start}L{At(from.Angle, arc)}A{arc:0.#} {arc:0.#} 0 {flags} {At(to.Angle, arc)}L{Before(to)}");
    }

    // Inwards to the point where the lines of this section meet, across the middle, and out again from the other section.
    private static string Curve(double hole, MapSpot from, MapSpot to)
    {
        var (turn, gather, across) = (hole * TurnAt, hole * GatherAt, hole * AcrossAt);
        var path = new StringBuilder(capacity: 100).Append('M');
        Add(path, from.Angle, from.Distance);
        Add(path.Append('C'), from.Angle, turn);
        Add(path, from.Gather, turn);
        Add(path, from.Gather, gather);
        Add(path.Append('S'), to.Gather, across);
        Add(path, to.Gather, gather);
        Add(path, to.Angle, turn);
        Add(path, to.Angle, to.Distance - to.Radius - Gap);
        return path.ToString();
    }

    // Keeps paths short, because a map can have many: whole pixels, and no space before a minus sign.
    private static void Add(StringBuilder path, double angle, double distance)
    {
        foreach (var place in (ReadOnlySpan<double>)[distance * Math.Cos(angle), distance * Math.Sin(angle)])
        {
            var rounded = (int)Math.Round(place);
            if (rounded >= 0 && char.IsAsciiDigit(path[^1]))
                path.Append(' ');
            path.Append(CultureInfo.InvariantCulture, $"{rounded}");
        }
    }

    private static string Before(MapSpot spot) => At(spot.Angle, spot.Distance - spot.Radius - Gap);

    private static string At(double angle, double distance) => string.Create(
        CultureInfo.InvariantCulture, $"{distance * Math.Cos(angle):0.#} {distance * Math.Sin(angle):0.#}");
}
