using Wander.Protocol.Network;
using Wander.State;
using Wander.Web.Requests;

namespace Wander.Web.Directory;

/// <summary>The data of the list of consoles.</summary>
/// <param name="Moment">The network.</param>
/// <param name="Query">The query.</param>
/// <param name="Total">The number of matching consoles.</param>
/// <param name="Consoles">The consoles of this part of the list.</param>
/// <param name="Next">The last console of this part, after which the next part begins; null at the end.</param>
/// <param name="Before">
/// The console after which the previous part begins; empty for the beginning of the list, null if this is the first part.
/// </param>
/// <param name="VisitorState">The state in the visitor's links.</param>
public sealed record ConsolesView(
    NetworkMoment Moment,
    ConsolesQuery Query,
    int Total,
    IReadOnlyList<NetworkConsole> Consoles,
    string? Next,
    string? Before,
    VisitorState VisitorState)
{
    /// <summary>Selects the part that a query requests.</summary>
    public static ConsolesView Of(NetworkMoment moment, ConsolesQuery query, VisitorState visitor)
    {
        ArgumentNullException.ThrowIfNull(moment);
        ArgumentNullException.ThrowIfNull(query);
        var all = query.Select(moment.Network);
        var start = moment.Network.TryFindConsole(query.After, out var last)
            ? all.TakeWhile(console => console != last).Count() + 1
            : 0;
        var end = Math.Min(start + ConsolesQuery.PartLength, all.Count);
        var before = start - ConsolesQuery.PartLength;
        return new ConsolesView(
            moment,
            query,
            all.Count,
            [.. all.Skip(start).Take(ConsolesQuery.PartLength)],
            end < all.Count ? all[end - 1].Address.Value : null,
            start == 0 ? null : before <= 0 ? "" : all[before - 1].Address.Value,
            visitor);
    }
}
