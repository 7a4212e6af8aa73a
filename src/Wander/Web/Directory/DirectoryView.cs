using Wander.State;
using Wander.Web.Requests;

namespace Wander.Web.Directory;

/// <summary>The data of the directory.</summary>
/// <param name="Moment">The network.</param>
/// <param name="Query">The query.</param>
/// <param name="Filter">The filter that was read from the query.</param>
/// <param name="List">One part of the list.</param>
/// <param name="Remarks">Remarks for the visitor.</param>
/// <param name="VisitorState">The state in the visitor's links.</param>
public sealed record DirectoryView(
    NetworkMoment Moment,
    DirectoryQuery Query,
    PageFilter Filter,
    PageList List,
    IReadOnlyList<string> Remarks,
    VisitorState VisitorState);
