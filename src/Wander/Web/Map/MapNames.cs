using System.Collections.Immutable;
using Wander.Protocol.Network;
using Wander.Web.Localization;

namespace Wander.Web.Map;

/// <summary>The names on the map, their font sizes and their lengths.</summary>
internal static class MapNames
{
    /// <summary>The font size of most names, in pixels.</summary>
    public const int Smallest = 12;

    // Longer names are shortened, so that a single name does not enlarge the whole map. Larger font sizes allow longer names.
    private static double Longest(int size) => 150 + (5 * size);

    // Share: the fraction of consoles with fewer referrers. Part: the font size between the smallest (0) and the largest (1).
    // Steps instead of a curve, because a few consoles have very many referrers and most have a handful.
    private static readonly (double Share, double Part)[] Steps = [(0.98, 1), (0.95, 0.55), (0.85, 0.25)];

    /// <summary>Returns the symbols and names of the first consoles of a network, without positions.</summary>
    public static MapSpot[] Spots(ImmutableArray<NetworkConsole> consoles, int count)
    {
        var counts = consoles[..count].Select(console => console.ListedBy.Length).Order().ToArray();
        return [.. consoles[..count].Select(console =>
        {
            var size = SizeOf(console, counts);
            var name = Shortened(InterfaceTexts.NameOf(console.Address.Value), size);
            return new MapSpot
            {
                Console = console,
                Name = name,
                NameSize = size,
                NameLength = LengthOf(name, size),
                Radius = 3.5 + Math.Min(6.5, 0.55 * Math.Sqrt(console.Pages.Length)),
            };
        })];
    }

    // In a large network the numbers of referrers differ more, and the map is displayed smaller.
    private static int SizeOf(NetworkConsole console, int[] counts)
    {
        var largest = 19 + (7 * Math.Clamp(Math.Log10(counts.Length / 100.0), 0, 1));
        var part = console.Index == 0 ? 1 : PartOf(ShareBelow(console.ListedBy.Length, counts));
        return (int)Math.Round(Smallest + (part * (largest - Smallest)));
    }

    private static double PartOf(double share)
    {
        foreach (var (least, part) in Steps)
        {
            if (share >= least)
                return part;
        }
        return 0;
    }

    private static double ShareBelow(int count, int[] counts)
    {
        var (low, high) = (0, counts.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (counts[middle] < count)
                low = middle + 1;
            else
                high = middle;
        }
        return (double)low / counts.Length;
    }

    private static string Shortened(string name, int size)
    {
        if (LengthOf(name, size) <= Longest(size))
            return name;
        var kept = name.Length;
        while (LengthOf(name[..kept] + "…", size) > Longest(size))
            kept--;
        return name[..kept] + "…";
    }

    // Addresses are ASCII. The widths are those of the widest common fonts (DejaVu Sans, Verdana), relative to the font size.
    private static double LengthOf(string name, int size) => size * name.Sum(letter => letter switch
    {
        'i' or 'j' or 'l' or '.' or '\'' or '!' => 0.37,
        'f' or 'r' or 't' or '/' or '-' or ':' or '(' or ')' => 0.46,
        'm' or 'M' or 'W' or '%' or '@' or '…' => 1.08,
        'w' or '&' or '+' or '=' or '~' or (>= 'A' and <= 'Z') => 0.85,
        _ => 0.64,
    });
}
