using System.Globalization;
using System.Text.RegularExpressions;
using Wander.Web.Map;

namespace Wander.Tests.Web.Map;

/// <summary>Reads the positions of symbols, names and lines on a map.</summary>
internal static partial class MapBoxes
{
    /// <summary>Returns the corners of a symbol with its name, in order.</summary>
    public static (double X, double Y)[] Corners(MapSpot spot)
    {
        var (half, beside) = (spot.NameLength / 2, (spot.Height / 2) - 0.01);
        if (spot.Distance == 0)
            return [(-half, -spot.Radius), (half, -spot.Radius), (half, spot.Radius + (1.5 * spot.NameSize)),
                (-half, spot.Radius + (1.5 * spot.NameSize))];
        return [At(-spot.Radius, -beside), At(spot.Reach, -beside), At(spot.Reach, beside), At(-spot.Radius, beside)];

        (double X, double Y) At(double along, double aside) => (
            spot.X + (along * Math.Cos(spot.Angle)) - (aside * Math.Sin(spot.Angle)),
            spot.Y + (along * Math.Sin(spot.Angle)) + (aside * Math.Cos(spot.Angle)));
    }

    /// <summary>Asserts that no two symbols or names overlap (separating axis theorem).</summary>
    public static void AreApart(MapPicture picture)
    {
        var boxes = picture.Spots.Select(Corners).ToList();
        for (var i = 0; i < boxes.Count; i++)
        {
            for (var j = 0; j < i; j++)
                Assert.True(IsLineBetween(boxes[i], boxes[j]) || IsLineBetween(boxes[j], boxes[i]),
                    $"{picture.Spots[i]} touches {picture.Spots[j]}");
        }
    }

    /// <summary>Returns the points of a path, including control points.</summary>
    public static IEnumerable<(double X, double Y)> Points(string path) =>
        from match in Numbers.Matches(Arcs.Replace(path, " "))
        select (double.Parse(match.Groups["x"].ValueSpan, CultureInfo.InvariantCulture),
            double.Parse(match.Groups["y"].ValueSpan, CultureInfo.InvariantCulture));

    /// <summary>Returns each item with its successor.</summary>
    public static IEnumerable<(T First, T Second)> Pairs<T>(this IEnumerable<T> items)
    {
        var list = items.ToList();
        return list.Zip(list.Skip(1));
    }

    // Returns whether a line parallel to a side of the first box separates the two boxes.
    private static bool IsLineBetween((double X, double Y)[] box, (double X, double Y)[] other)
    {
        for (var i = 0; i < 2; i++)
        {
            var (x, y) = (box[i + 1].X - box[i].X, box[i + 1].Y - box[i].Y);
            var (own, its) = (Along(box), Along(other));
            if (own.Max < its.Min || its.Max < own.Min)
                return true;

            (double Min, double Max) Along((double X, double Y)[] corners)
            {
                var places = Array.ConvertAll(corners, corner => (corner.X * x) + (corner.Y * y));
                return (places.Min(), places.Max());
            }
        }
        return false;
    }

    [GeneratedRegex(@"(?<x>-?[0-9.]+) ?(?<y>-?[0-9.]+)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Numbers { get; }

    // Radii and flags are not points.
    [GeneratedRegex(@"A[0-9.]+ [0-9.]+ 0 [01] [01] ", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Arcs { get; }
}
