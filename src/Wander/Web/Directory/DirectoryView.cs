using Wander.State;
using Wander.Web.Requests;

namespace Wander.Web.Directory;

/// <summary>What the directory shows.</summary>
/// <param name="Moment">The network.</param>
/// <param name="Query">What was asked.</param>
/// <param name="Filter">What was understood of it.</param>
/// <param name="List">The part of the list.</param>
/// <param name="Remarks">What the visitor should know.</param>
/// <param name="VisitorState">What the visitor's links carry.</param>
public sealed record DirectoryView(
    NetworkMoment Moment,
    DirectoryQuery Query,
    PageFilter Filter,
    PageList List,
    IReadOnlyList<string> Remarks,
    VisitorState VisitorState);
