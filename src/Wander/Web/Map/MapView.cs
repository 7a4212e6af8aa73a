using Wander.Protocol.Network;
using Wander.State;
using Wander.Web.Requests;

namespace Wander.Web.Map;

/// <summary>The size of the map.</summary>
public enum MapSize
{
    /// <summary>Fits wide screens, and is readable on narrow ones.</summary>
    Fitting,

    /// <summary>As wide as the window.</summary>
    Whole,

    /// <summary>The smallest names are readable; the visitor scrolls.</summary>
    Readable,
}

/// <summary>The data of the map.</summary>
/// <param name="Moment">The network.</param>
/// <param name="Picture">The layout of the map.</param>
/// <param name="VisitorState">The state in the visitor's links.</param>
public sealed record MapView(NetworkMoment Moment, MapPicture Picture, VisitorState VisitorState)
{
    /// <summary>The size of the map.</summary>
    public MapSize Size { get; init; }

    /// <summary>The console whose links are highlighted; null for none.</summary>
    public NetworkConsole? Focus { get; init; }

    /// <summary>True when that console is on the map.</summary>
    public bool IsFocusDrawn => Focus is not null && Focus.Index < Picture.Spots.Length;

    /// <summary>The requested console if it is not in the network; otherwise null.</summary>
    public string? Unknown { get; init; }

    /// <summary>The reason why the requested console is not shown; null when it is shown, or when there was no request.</summary>
    public string? Remark { get; init; }

    /// <summary>The network.</summary>
    public NetworkSnapshot Network => Moment.Network;

    /// <summary>The console with the most referrers, which is on the right; this console if it is the only one.</summary>
    public MapSpot Start => Picture.Spots.Skip(1).DefaultIfEmpty(Picture.Spots[0]).MaxBy(spot => spot.Console.ListedBy.Length)!;
}
