using Wander.Protocol.Network;
using Wander.State;
using Wander.Web.Requests;

namespace Wander.Web.Directory;

/// <summary>What the list of consoles shows.</summary>
/// <param name="Moment">The network.</param>
/// <param name="Query">What was asked.</param>
/// <param name="Total">How many consoles there are of that.</param>
/// <param name="Consoles">Those of this part.</param>
/// <param name="Next">The last of this part, behind which the next one begins; null at the end.</param>
/// <param name="Before">
/// The console behind which the part before begins; empty for the beginning, null where this is the beginning.
/// </param>
/// <param name="VisitorState">What the visitor's links carry.</param>
public sealed record ConsolesView(
    NetworkMoment Moment,
    ConsolesQuery Query,
    int Total,
    IReadOnlyList<NetworkConsole> Consoles,
    string? Next,
    string? Before,
    VisitorState VisitorState)
{
    /// <summary>The part that a query asks for.</summary>
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
