namespace Wander.Web.Map;

/// <summary>
/// The circle around our console on which all others stand, their names running outwards. Where they are many they stand in
/// several lanes, in turns: a name of one lane is where the lines to the next one leave room. Inside the circle, an arc for
/// each step from ours leads from a console to those that were found through it.
/// </summary>
internal sealed class MapCircle
{
    // The arcs of one step and the next; the last one and the consoles.
    private const double BetweenArcs = 13;
    private const double OutsideArcs = 12;

    // What stands on two lanes, one further out than the other.
    private const double BetweenLanes = 8;

    // A line that passes between two names.
    private const double BesideLine = 4;

    // Inside the arcs there is room for the other lines, and for our own name.
    private const double SmallestHole = 190;

    private const int MostLanes = 6;
    private const int MostParts = 36;

    private readonly MapSpot[] _spots;
    private readonly int[] _order;
    private readonly double _radius;
    private readonly double _height;
    private double[] _lanes = [];

    /// <summary>Makes the circle as small as it can be.</summary>
    /// <param name="spots">The consoles, by index; ours and at least one more.</param>
    /// <param name="order">Their indexes in the order in which they stand on the circle, ours left out.</param>
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

    /// <summary>How far from ours the arcs begin.</summary>
    public double Hole => Arc(1);

    /// <summary>How far from ours the arc is that leads to consoles.</summary>
    /// <param name="depth">How many steps from ours they are.</param>
    public double Arc(int depth) => _lanes[0] - _radius - OutsideArcs - ((Deepest - depth) * BetweenArcs);

    /// <summary>The consoles at their places, by index.</summary>
    public MapSpot[] Placed()
    {
        var angles = Angles();
        var gathers = Gathers(angles);
        var placed = (MapSpot[])_spots.Clone();
        // Text is read most easily on the right: there stands the console that most others list.
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

    // The circle in as many parts as keep the lines apart that go from one part to another.
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

    // Returns how far out all of it ends.
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

    // How long the circle must be on which the symbols of the first lane begin. Lanes do not take turns where the last console
    // stands beside the first one: there is room for the largest of all.
    private double Around() => _order.Sum(index => WidthOf(_spots[index])) + Largest;

    private double Largest => _order.Max(index => _spots[index].Height);

    // How much of that a console takes: all that stand on its own lane are at least a name apart, with room for the lines
    // that pass to the lanes further out.
    private double WidthOf(MapSpot spot) =>
        ((_height + ((_lanes.Length - 1) * BesideLine)) / _lanes.Length) + (spot.Height - _height);

    private double ReachOf(int lane)
    {
        var reach = 0.0;
        for (var place = lane; place < _order.Length; place += _lanes.Length)
            reach = Math.Max(reach, _spots[_order[place]].Reach);
        return reach;
    }

    // Where there is more room than needed, all have the same part of it.
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
