using Wander.Protocol.Network;

namespace Wander.Web.Directory;

/// <summary>A part of a list of pages.</summary>
/// <param name="Total">How many pages the whole list has, or at least has.</param>
/// <param name="IsExact">False where there are more than anybody counted.</param>
/// <param name="Pages">The pages of this part.</param>
/// <param name="Before">Where the part before this one ends: at this place, itself left out. Null at the beginning.</param>
/// <param name="Next">Where the next part begins; null at the end.</param>
public sealed record PageList(int Total, bool IsExact, IReadOnlyList<NetworkPage> Pages, PageKey? Before, PageKey? Next);

/// <summary>Which part of a list is wanted.</summary>
/// <param name="Order">The order.</param>
/// <param name="Limit">At most so many pages; at least 1.</param>
public sealed record PagePart(PageOrder Order, int Limit)
{
    /// <summary>The place at which it begins; null for the beginning.</summary>
    public PageKey? From { get; init; }

    /// <summary>The place before which it ends, instead; null where <see cref="From"/> counts.</summary>
    public PageKey? Before { get; init; }
}
