namespace Wander.Web.Map;

/// <summary>
/// The circle of consoles around this console, with their names pointing outwards. Many consoles are distributed alternately over
/// several lanes: the names of one lane are between the lines to the next lane. Inside the circle, an arc for each depth
/// connects a console with those that were found through it.
/// </summary>
internal sealed class MapCircle
{
    // The distances between the arcs of two depths, and between the last arc and the consoles.
    private const double BetweenArcs = 13;
    private const double OutsideArcs = 12;

    // The distance between two lanes.
    private const double BetweenLanes = 8;

    // The room for a line between two names.
    private const double BesideLine = 4;

    // The minimum radius inside the arcs, for the other lines and the name of this console.
    private const double SmallestHole = 190;

    private const int MostLanes = 6;
    private const int MostParts = 36;

    private readonly MapSpot[] _spots;
    private readonly int[] _order;
    private readonly double _radius;
    private readonly double _height;
    private double[] _lanes = [];

    /// <summary>Creates the smallest possible circle.</summary>
    /// <param name="spots">The consoles by index: this console and at least one more.</param>
    /// <param name="order">The indexes in their order on the circle, without this console.</param>
    public MapCircle(MapSpot[] spots, int[] order)
    {
        (_spots, _order) = (spots, order);
        _radius = order.Max(index => spots[index].Radius);
        _height = order.Min(index => spots[index].Height);
        var (best, smallest) = (1, double.PositiveInfinity);
        for (var lanes = 1; lanes <= Math.Min(MostLanes, order.Length); lanes++)
        {
            if (MakeLanes(lanes) is var outer && outer < smallest)
                (best, smallest) = (lanes, outer);
        }
        MakeLanes(best);
    }

    /// <summary>The radius of the innermost arc.</summary>
    public double Hole => Arc(1);

    /// <summary>Returns the radius of the arc for a depth.</summary>
    /// <param name="depth">The distance from this console in links.</param>
    public double Arc(int depth) => _lanes[0] - _radius - OutsideArcs - ((Deepest - depth) * BetweenArcs);

    /// <summary>Returns the consoles with their positions, by index.</summary>
    public MapSpot[] Placed()
    {
        var angles = Angles();
        var gathers = Gathers(angles);
        var placed = (MapSpot[])_spots.Clone();
        // Horizontal text is easiest to read, so the console with the most referrers is on the right.
        var first = Enumerable.Range(0, _order.Length).MaxBy(place => _spots[_order[place]].Console.ListedBy.Length);
        for (var place = 0; place < _order.Length; place++)
        {
            placed[_order[place]] = _spots[_order[place]] with
            {
                Angle = Math.IEEERemainder(angles[place] - angles[first], 2 * Math.PI),
                Gather = Math.IEEERemainder(gathers[place] - angles[first], 2 * Math.PI),
                Distance = _lanes[place % _lanes.Length],
            };
        }
        return placed;
    }

    // Divides the circle into sections. The lines of a section are bundled; the number of sections keeps the bundles apart.
    private static double[] Gathers(double[] angles)
    {
        var gathers = new double[angles.Length];
        var parts = Math.Clamp((int)(1.2 * Math.Sqrt(angles.Length)), 1, MostParts);
        for (var part = 0; part < parts; part++)
        {
            var (start, end) = (part * angles.Length / parts, (part + 1) * angles.Length / parts);
            Array.Fill(gathers, (angles[start] + angles[end - 1]) / 2, start, end - start);
        }
        return gathers;
    }

    private int Deepest => _order.Max(index => _spots[index].Console.Depth);

    // Returns the outer radius.
    private double MakeLanes(int count)
    {
        _lanes = new double[count];
        var hole = Math.Max(SmallestHole, (_spots[0].NameLength / 2) + OutsideArcs);
        var start = Math.Max(hole + ((Deepest - 1) * BetweenArcs) + OutsideArcs + _radius, (Around() / (2 * Math.PI)) + _radius);
        for (var lane = 0; lane < count; lane++)
        {
            _lanes[lane] = start;
            start += ReachOf(lane) + BetweenLanes + _radius;
        }
        return start;
    }

    // The circumference at the inner edge of the first lane. The last and the first console may be in the same lane, so there is
    // additional room for the largest one.
    private double Around() => _order.Sum(index => WidthOf(_spots[index])) + Largest;

    private double Largest => _order.Max(index => _spots[index].Height);

    // The share of a console in the circumference: consoles of one lane are at least the height of a name apart, with room for
    // the lines to the outer lanes.
    private double WidthOf(MapSpot spot) =>
        ((_height + ((_lanes.Length - 1) * BesideLine)) / _lanes.Length) + (spot.Height - _height);

    private double ReachOf(int lane)
    {
        var reach = 0.0;
        for (var place = lane; place < _order.Length; place += _lanes.Length)
            reach = Math.Max(reach, _spots[_order[place]].Reach);
        return reach;
    }

    // Distributes spare room evenly.
    private double[] Angles()
    {
        var (angles, end) = (new double[_order.Length], 0.0);
        var scale = 2 * Math.PI / Around();
        for (var place = 0; place < _order.Length; place++)
        {
            var width = scale * WidthOf(_spots[_order[place]]);
            angles[place] = end + (width / 2);
            end += width;
        }
        return angles;
    }
}
