using Wander.Protocol.Network;

namespace Wander.Web.Map;

/// <summary>
/// A console in the picture. Lengths are in CSS pixels at the picture's own size, and our console is at (0, 0).
/// </summary>
public sealed record MapSpot
{
    /// <summary>The console.</summary>
    public required NetworkConsole Console { get; init; }

    /// <summary>Its name, shortened where it is long.</summary>
    public required string Name { get; init; }

    /// <summary>How large the name is written: the more consoles list it, the larger.</summary>
    public required int NameSize { get; init; }

    /// <summary>How long the name is at most, in any usual font.</summary>
    public required double NameLength { get; init; }

    /// <summary>Half the size of the symbol: the more pages it recommends, the larger.</summary>
    public required double Radius { get; init; }

    /// <summary>Which way it stands from ours, in radians clockwise from the right: from -π to π.</summary>
    public double Angle { get; init; }

    /// <summary>
    /// The direction in which its lines and those of its neighbours on the circle come together, in radians as well.
    /// </summary>
    public double Gather { get; init; }

    /// <summary>How far it stands from ours; 0 for ours.</summary>
    public double Distance { get; init; }

    /// <summary>How far right of ours it stands.</summary>
    public double X => Distance * Math.Cos(Angle);

    /// <summary>How far below ours it stands.</summary>
    public double Y => Distance * Math.Sin(Angle);

    /// <summary>From the middle of the symbol to where its name begins.</summary>
    public double NameStart => Radius + 4;

    /// <summary>From the middle of the symbol to where its name ends.</summary>
    public double Reach => NameStart + NameLength;

    /// <summary>How much of a ring it takes: symbols and names beside each other do not touch.</summary>
    public double Height => Math.Max(1.2 * NameSize, (2 * Radius) + 2);

    /// <summary>Whether it stands left of ours, where names are turned so that none is upside down.</summary>
    public bool IsLeft => Math.Abs(Angle) > Math.PI / 2;
}
