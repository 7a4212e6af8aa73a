using Wander.Protocol.Network;
using Wander.Searching;
using Wander.Storage;

namespace Wander.Web.Directory;

/// <summary>
/// Makes one part of a list of pages. When the index or a console limits the candidates to a few pages, it sorts these. Otherwise
/// it reads all pages in the requested order, until the part is complete.
/// </summary>
/// <param name="search">Finds pages by their text.</param>
internal sealed class PageLists(PageSearch search)
{
    // Reading this number of texts takes 5 to 20 ms.
    private const int MaximumCounted = 5_000;

    /// <summary>Returns a part of the list of the pages that match a filter.</summary>
    public PageList Find(NetworkSnapshot network, PageFilter filter, PagePart part, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(part);
        if (filter.Terms is { Terms.IsEmpty: true })
            return new PageList(0, IsExact: true, [], Before: null, Next: null);
        if (Candidates(network, filter, cancellationToken) is { } few)
        {
            var sequence = PageSequence.Of(network.Pages, few.Where(index => filter.Matches(network.Pages[index])), part.Order);
            return Cut(network, sequence, _ => true, part, sequence.Indexes.Length, isExact: true, cancellationToken);
        }
        var all = network.InOrder(part.Order);
        bool[]? isSelected = filter.Verdict is null && filter.Language is null
            ? null
            : network.Pages.Having(filter.Verdict, filter.Language);
        bool Fits(int index) => isSelected?[index] is not false && filter.Terms?.AreIn(network.Pages[index]) is not false;
        var (total, isExact) =
            filter.Terms is not null ? Count(all, isSelected, Fits, cancellationToken)
            : (isSelected?.Count(selected => selected) ?? network.Pages.Count, true);
        return Cut(network, all, Fits, part, total, isExact, cancellationToken);
    }

    /// <summary>Returns the pages of a site, the newest first.</summary>
    public IReadOnlyList<NetworkPage> OfSite(NetworkSnapshot network, SiteHost site, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(site);
        // The index finds the site's name in the text of its pages, but also in other pages.
        var named = SearchTerms.Read(SearchText.UnicodeHost(site.Name)) is { } terms
            && search.Find(terms, cancellationToken) is { } found
            ? Known(network, found)
            : Enumerable.Range(0, network.Pages.Count);
        var sequence = PageSequence.Of(
            network.Pages, named.Where(index => site.Has(network.Pages[index].Address)), PageOrder.Newest);
        return [.. sequence.Indexes.ToArray().Select(index => network.Pages[index])];
    }

    private IEnumerable<int>? Candidates(NetworkSnapshot network, PageFilter filter, CancellationToken cancellationToken)
    {
        if (filter.Console is { } console)
            return console.Pages;
        if (filter.Terms is not { } terms || terms.Rare(network) is not { } rare)
            return null;
        // The combination of frequent terms may be rare.
        var ids = search.Find(rare, cancellationToken) ?? (rare == terms ? null : search.Find(terms, cancellationToken));
        return ids is { } found
            ? Known(network, found)
            : null;
    }

    // The index may contain pages that are hidden or no longer recommended.
    private static IEnumerable<int> Known(NetworkSnapshot network, IEnumerable<Protocol.PageId> found)
    {
        foreach (var id in found)
        {
            if (network.TryFindIndex(id, out var index))
                yield return index;
        }
    }

    private static (int Total, bool IsExact) Count(
        PageSequence all, bool[]? isSelected, Func<int, bool> fits, CancellationToken cancellationToken)
    {
        var (total, looked) = (0, 0);
        foreach (var index in all.Indexes)
        {
            if (isSelected?[index] is false)
                continue;
            if (++looked > MaximumCounted)
                return (total, false);
            cancellationToken.ThrowIfCancellationRequested();
            total += fits(index) ? 1 : 0;
        }
        return (total, true);
    }

    private static PageList Cut(
        NetworkSnapshot network, PageSequence sequence, Func<int, bool> fits, PagePart part, int total, bool isExact,
        CancellationToken cancellationToken)
    {
        var indexes = sequence.Indexes;
        var start = part.Before is { } end ? StartBefore(sequence, fits, sequence.CountBefore(end), part.Limit, cancellationToken)
            : part.From is { } from ? sequence.CountBefore(from)
            : 0;
        var pages = new List<NetworkPage>(part.Limit);
        PageKey? next = null;
        for (var place = start; place < indexes.Length && next is null; place++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!fits(indexes[place]))
                continue;
            if (pages.Count < part.Limit)
                pages.Add(network.Pages[indexes[place]]);
            else
                next = PageKey.Of(network.Pages[indexes[place]], part.Order);
        }
        var isFirst = StartBefore(sequence, fits, start, limit: 1, cancellationToken) == start;
        var isAll = isFirst && next is null;
        return new PageList(
            isAll ? pages.Count : Math.Max(total, pages.Count),
            isExact || isAll,
            pages,
            isFirst ? null : BeforeOf(pages, part),
            next);
    }

    // The list may have become shorter than the requested place. The previous part then ends at that place.
    private static PageKey? BeforeOf(List<NetworkPage> pages, PagePart part) =>
        pages.Count > 0 ? PageKey.Of(pages[0], part.Order) : part.Before ?? part.From;

    // Returns the place of the first of the last matching pages before a place; the place itself if there are none.
    private static int StartBefore(
        PageSequence sequence, Func<int, bool> fits, int end, int limit, CancellationToken cancellationToken)
    {
        var start = end;
        for (var place = end - 1; place >= 0 && limit > 0; place--)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!fits(sequence.Indexes[place]))
                continue;
            start = place;
            limit--;
        }
        return start;
    }
}
