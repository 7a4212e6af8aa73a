using Wander.Protocol.Network;
using Wander.State;
using Wander.Web.Requests;

namespace Wander.Web.Map;

/// <summary>How large the picture is.</summary>
public enum MapSize
{
    /// <summary>All of it is in sight on wide screens, and it is readable on narrow ones.</summary>
    Fitting,

    /// <summary>It is as wide as the window.</summary>
    Whole,

    /// <summary>Its smallest names are as large as small text; the visitor scrolls.</summary>
    Readable,
}

/// <summary>What the map shows.</summary>
/// <param name="Moment">The network.</param>
/// <param name="Picture">The same as a picture.</param>
/// <param name="VisitorState">What the visitor's links carry.</param>
public sealed record MapView(NetworkMoment Moment, MapPicture Picture, VisitorState VisitorState)
{
    /// <summary>How large the picture is.</summary>
    public MapSize Size { get; init; }

    /// <summary>The console whose listings are shown; null for all.</summary>
    public NetworkConsole? Focus { get; init; }

    /// <summary>Whether that console is in the picture, and not further away than what is drawn.</summary>
    public bool IsFocusDrawn => Focus is not null && Focus.Index < Picture.Spots.Length;

    /// <summary>What the visitor asked for, where it is no console that we show; else null.</summary>
    public string? Unknown { get; init; }

    /// <summary>Why the console that the visitor asked for is not shown; null where it is, or none was asked for.</summary>
    public string? Remark { get; init; }

    /// <summary>The network.</summary>
    public NetworkSnapshot Network => Moment.Network;

    /// <summary>The console that most others list, which stands on the right; ours where there is no other.</summary>
    public MapSpot Start => Picture.Spots.Skip(1).DefaultIfEmpty(Picture.Spots[0]).MaxBy(spot => spot.Console.ListedBy.Length)!;
}
