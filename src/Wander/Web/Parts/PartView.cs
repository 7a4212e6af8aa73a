using Wander.State;
using Wander.Web.Requests;

namespace Wander.Web.Parts;

/// <summary>What a part of the console shows.</summary>
/// <param name="Part">Which one.</param>
/// <param name="Moment">The network.</param>
/// <param name="VisitorState">What the visitor's links carry.</param>
public sealed record PartView(ConsolePart Part, NetworkMoment Moment, VisitorState VisitorState)
{
    /// <summary>The most entries of one list; of what is longer, the page tells where all of it is.</summary>
    public const int MaximumShown = 10_000;

    /// <summary>The address that the visitor wants to look up in the ignore list; null for none.</summary>
    public string? Url { get; init; }
}
