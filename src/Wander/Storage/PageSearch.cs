using SQLitePCL;
using Wander.Protocol;
using Wander.Searching;

namespace Wander.Storage;

/// <summary>Finds pages by the full-text index of the store, beside whoever writes it. For any number of threads.</summary>
/// <param name="keeper">Knows where the file is, and what its index lacks.</param>
/// <param name="time">The clock.</param>
internal sealed class PageSearch(StoreKeeper keeper, TimeProvider time)
{
    /// <summary>The most pages that are named; where more have the terms, one finds some of them wherever one looks.</summary>
    public const int MaximumFound = 20_000;

    // One that takes longer finds so much that looking at the pages themselves is quicker.
    private static readonly TimeSpan LongestSearch = TimeSpan.FromSeconds(1);

    /// <summary>
    /// The pages that have all terms, in no order, and some that may have them: those that changed in the last moments, and those with
    /// half of a picture that is looked for.
    /// </summary>
    /// <param name="terms">The terms.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Null when the index cannot tell: it is far behind, there is none, or too many pages have them.</returns>
    public IReadOnlyList<PageId>? Find(SearchTerms terms, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(terms);
        if (terms.Terms.IsEmpty)
            return [];
        if (keeper.Unindexed is not { } unindexed)
            return null;
        using var end = new CancellationTokenSource(LongestSearch, time);
        try
        {
            using var database = Database.Open(keeper.FilePath, raw.SQLITE_OPEN_READONLY);
            using var onEnd = end.Token.Register(database.Interrupt);
            using var onCancel = cancellationToken.Register(database.Interrupt);
            return Read(database, terms)?.Union(unindexed.Select(page => page.Id)).ToList();
        }
        catch (Exception e) when (StoreFailure.TryRead(e, keeper.FilePath, out _))
        {
            cancellationToken.ThrowIfCancellationRequested();
            return null; // whoever writes it meets what is wrong with it, and says so
        }
    }

    private static List<PageId>? Read(Database database, SearchTerms terms)
    {
        using var query = database.Prepare("""
            SELECT page FROM page_index JOIN indexed_pages ON indexed_pages.id = page_index.rowid WHERE page_index MATCH ? LIMIT ?
            """).With(string.Join(" AND ", terms.Terms.Select(Grams.QueryFor))).With(MaximumFound + 1);
        var found = new List<PageId>();
        while (query.Next())
            found.Add(StoredPages.IdOf(query.Number(0)));
        return found.Count > MaximumFound ? null : found;
    }
}
