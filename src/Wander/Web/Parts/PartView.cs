using Wander.State;
using Wander.Web.Requests;

namespace Wander.Web.Parts;

/// <summary>The data of a part of the console.</summary>
/// <param name="Part">The part.</param>
/// <param name="Moment">The network.</param>
/// <param name="VisitorState">The state in the visitor's links.</param>
public sealed record PartView(ConsolePart Part, NetworkMoment Moment, VisitorState VisitorState)
{
    /// <summary>The maximum number of entries in a list. A longer list ends with a link to the full list.</summary>
    public const int MaximumShown = 10_000;

    /// <summary>The address that the visitor checks against the ignore list; null for none.</summary>
    public string? Url { get; init; }
}
