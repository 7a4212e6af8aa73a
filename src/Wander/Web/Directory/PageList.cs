using Wander.Protocol.Network;

namespace Wander.Web.Directory;

/// <summary>A part of a list of pages.</summary>
/// <param name="Total">The number of pages in the whole list; the minimum number when it is not exact.</param>
/// <param name="IsExact">False when not all pages were counted.</param>
/// <param name="Pages">The pages of this part.</param>
/// <param name="Before">The place before which the previous part ends; null at the beginning.</param>
/// <param name="Next">The place at which the next part begins; null at the end.</param>
public sealed record PageList(int Total, bool IsExact, IReadOnlyList<NetworkPage> Pages, PageKey? Before, PageKey? Next);

/// <summary>The requested part of a list.</summary>
/// <param name="Order">The order.</param>
/// <param name="Limit">The maximum number of pages, at least 1.</param>
public sealed record PagePart(PageOrder Order, int Limit)
{
    /// <summary>The place at which the part begins; null for the beginning.</summary>
    public PageKey? From { get; init; }

    /// <summary>The place before which the part ends; null when <see cref="From"/> applies.</summary>
    public PageKey? Before { get; init; }
}
