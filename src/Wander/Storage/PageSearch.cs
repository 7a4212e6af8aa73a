using Microsoft.Data.Sqlite;
using Wander.Protocol;
using Wander.Searching;
using Wander.Storage.Tables;

namespace Wander.Storage;

/// <summary>Finds pages by the full-text index of the store, on a connection of its own. For any number of threads.</summary>
/// <param name="keeper">Provides the path of the file, and the pages that are not indexed yet.</param>
/// <param name="time">The clock.</param>
internal sealed class PageSearch(StoreKeeper keeper, TimeProvider time)
{
    /// <summary>The most pages that are returned; where more match, looking at the pages themselves finds some soon.</summary>
    public const int MaximumFound = 20_000;

    private const string SelectMatches = """
        SELECT page FROM page_index JOIN indexed_pages ON indexed_pages.id = page_index.rowid
        WHERE page_index MATCH $grams LIMIT $maximum
        """;

    // A search that takes longer matches so many pages that looking at the pages themselves is faster.
    private static readonly TimeSpan LongestSearch = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Returns the pages that contain all terms, in no order, and some that may contain them: those that changed in the last
    /// moments, and those with half of a surrogate pair that a term contains.
    /// </summary>
    /// <param name="terms">The terms.</param>
    /// <param name="cancellationToken">Interrupts the search.</param>
    /// <returns>Null when the index cannot answer: it is far behind, it does not exist, or too many pages match.</returns>
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
            return null; // the writer meets the same failure, and reports it
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
