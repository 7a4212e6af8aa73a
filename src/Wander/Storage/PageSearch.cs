using Microsoft.Data.Sqlite;
using Wander.Protocol;
using Wander.Searching;
using Wander.Storage.Tables;

namespace Wander.Storage;

/// <summary>Searches the full-text index of the store, on a separate read-only connection. Thread-safe.</summary>
/// <param name="keeper">The store: provides the path of the file, and the pages that are not indexed yet.</param>
/// <param name="time">The clock.</param>
internal sealed class PageSearch(StoreKeeper keeper, TimeProvider time)
{
    /// <summary>
    /// The maximum number of pages that are returned. When more pages match, a scan over the pages in memory soon finds enough of
    /// them, so <see cref="Find"/> returns null.
    /// </summary>
    public const int MaximumFound = 20_000;

    private const string SelectMatches = """
        SELECT page FROM page_index JOIN indexed_pages ON indexed_pages.id = page_index.rowid
        WHERE page_index MATCH $grams LIMIT $maximum
        """;

    // A search that takes longer matches so many pages that a scan over the pages in memory is faster.
    private static readonly TimeSpan LongestSearch = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Returns the pages that contain all terms, in no particular order, and some candidates that the caller must check: pages
    /// that changed since they were last indexed, and pages that share half of a surrogate pair with a term.
    /// </summary>
    /// <param name="terms">The search terms.</param>
    /// <param name="cancellationToken">Interrupts the search.</param>
    /// <returns>
    /// Null when the index cannot answer, because it is far behind, does not exist, or more than
    /// <see cref="MaximumFound"/> pages match.
    /// </returns>
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
            using var connection = SqliteFile.Open(keeper.FilePath, SqliteOpenMode.ReadOnly);
            using var onEnd = connection.InterruptOn(end.Token);
            using var onCancel = connection.InterruptOn(cancellationToken);
            return Read(connection, terms)?.Union(unindexed.Select(page => page.Id)).ToList();
        }
        catch (Exception e) when (StoreFailure.TryRead(e, keeper.FilePath, out _))
        {
            cancellationToken.ThrowIfCancellationRequested();
            return null; // the writer has the same failure, and reports it
        }
    }

    private static List<PageId>? Read(SqliteConnection connection, SearchTerms terms)
    {
        using var query = connection.CreateCommand(SelectMatches).With(
            ("$grams", string.Join(" AND ", terms.Terms.Select(Grams.QueryFor))),
            ("$maximum", MaximumFound + 1));
        using var reader = query.ExecuteReader();
        var page = reader.GetOrdinal("page");
        var found = new List<PageId>();
        while (reader.Read())
            found.Add(StoredPages.IdOf(reader.GetInt64(page)));
        return found.Count > MaximumFound ? null : found;
    }
}
