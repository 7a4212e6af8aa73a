using System.Collections.Immutable;
using Wander.Protocol.Network;
using Wander.Web.Localization;

namespace Wander.Web.Map;

/// <summary>How names are written into the picture, and how much room they need.</summary>
internal static class MapNames
{
    /// <summary>The size of most names.</summary>
    public const int Smallest = 12;

    // What is longer is shortened, so that one name does not make the whole picture large; large names may be longer.
    private static double Longest(int size) => 150 + (5 * size);

    // How many consoles in a hundred are listed by fewer than this one, and how much larger that makes its name: between nothing
    // and all. Steps and no curve, since few consoles are listed by very many and most by a handful.
    private static readonly (double Share, double Part)[] Steps = [(0.98, 1), (0.95, 0.55), (0.85, 0.25)];

    /// <summary>The symbols and names of the first consoles of a network, not at their places yet.</summary>
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

    // In a large network more is between the least and the most listed, and the picture is looked at from further away.
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

    // Addresses are ASCII. The widths are those of the widest of the usual fonts (DejaVu Sans, Verdana), in parts of the font's
    // size.
    private static double LengthOf(string name, int size) => size * name.Sum(letter => letter switch
    {
        'i' or 'j' or 'l' or '.' or '\'' or '!' => 0.37,
        'f' or 'r' or 't' or '/' or '-' or ':' or '(' or ')' => 0.46,
        'm' or 'M' or 'W' or '%' or '@' or '…' => 1.08,
        'w' or '&' or '+' or '=' or '~' or (>= 'A' and <= 'Z') => 0.85,
        _ => 0.64,
    });
}
