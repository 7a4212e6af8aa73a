using Wander.Protocol.Network;

namespace Wander.Web.Map;

/// <summary>
/// A console on the map. Lengths are in CSS pixels, unscaled; this console is at (0, 0).
/// </summary>
public sealed record MapSpot
{
    /// <summary>The console.</summary>
    public required NetworkConsole Console { get; init; }

    /// <summary>The name, shortened if it is long.</summary>
    public required string Name { get; init; }

    /// <summary>The font size of the name, which grows with the number of referrers.</summary>
    public required int NameSize { get; init; }

    /// <summary>The maximum length of the name in common fonts.</summary>
    public required double NameLength { get; init; }

    /// <summary>The radius of the symbol, which grows with the number of pages.</summary>
    public required double Radius { get; init; }

    /// <summary>The direction from this console, in radians clockwise from the right, from -π to π.</summary>
    public double Angle { get; init; }

    /// <summary>
    /// The direction of the point where the lines of its section of the circle meet, in radians.
    /// </summary>
    public double Gather { get; init; }

    /// <summary>The distance from this console; 0 for this console.</summary>
    public double Distance { get; init; }

    /// <summary>The horizontal position, positive to the right.</summary>
    public double X => Distance * Math.Cos(Angle);

    /// <summary>The vertical position, positive downwards.</summary>
    public double Y => Distance * Math.Sin(Angle);

    /// <summary>The distance from the centre of the symbol to the start of the name.</summary>
    public double NameStart => Radius + 4;

    /// <summary>The distance from the centre of the symbol to the end of the name.</summary>
    public double Reach => NameStart + NameLength;

    /// <summary>The room on the circle that keeps symbols and names apart.</summary>
    public double Height => Math.Max(1.2 * NameSize, (2 * Radius) + 2);

    /// <summary>True for consoles in the left half, whose names are rotated by 180° so that they are not upside down.</summary>
    public bool IsLeft => Math.Abs(Angle) > Math.PI / 2;
}
