using Microsoft.Data.Sqlite;
using Wander.Protocol;
using Wander.Protocol.Findings;

namespace Wander.Storage.Tables;

/// <summary>
/// Reads and writes the tables <c>neighbours</c> and <c>recommendations</c>: the lists of the consoles, in order. A
/// recommendation refers to its page by key, so that the address of a page is stored only once.
/// </summary>
internal sealed class StoredListings(SqliteConnection connection)
{
    private const string DeleteLists = """
        DELETE FROM neighbours WHERE console = $console;
        DELETE FROM recommendations WHERE console = $console
        """;

    private const string DeleteUnusedAddresses =
        "DELETE FROM pages WHERE first_seen IS NULL AND NOT EXISTS (SELECT 1 FROM recommendations WHERE page = id)";

    /// <summary>Reads the lists and adds them to the consoles.</summary>
    /// <param name="consoles">The consoles.</param>
    /// <param name="pages">The addresses of pages by key.</param>
    /// <param name="invalid">Receives the rows that were skipped.</param>
    public void Read(IEnumerable<StoredConsole> consoles, IReadOnlyDictionary<long, PageAddress> pages, InvalidRows invalid)
    {
        var byId = consoles.ToDictionary(console => console.Id);
        ReadNeighbours(byId, invalid);
        ReadRecommendations(byId, pages, invalid);
    }

    /// <summary>Replaces the lists of a console.</summary>
    public void Write(long console, ConsoleListing listing)
    {
        using (var delete = connection.CreateCommand(DeleteLists))
            delete.Execute(("$console", console));
        WriteNeighbours(console, listing);
        WriteRecommendations(console, listing);
    }

    /// <summary>Deletes the page rows that have no record and that no console recommends any more.</summary>
    public static void Sweep(SqliteConnection connection) => connection.Execute(DeleteUnusedAddresses);

    private void ReadNeighbours(Dictionary<long, StoredConsole> consoles, InvalidRows invalid)
    {
        using var query = connection.CreateCommand(
            "SELECT console, position, address FROM neighbours ORDER BY console, position");
        using var reader = query.ExecuteReader();
        var (consoleColumn, positionColumn) = (reader.GetOrdinal("console"), reader.GetOrdinal("position"));
        var addressColumn = reader.GetOrdinal("address");
        var row = new StoredRow(reader);
        while (row.Read())
        {
            if (!consoles.TryGetValue(row.Key(consoleColumn), out var console))
                continue; // the console is invalid, and is deleted with its lists
            if (row.Console(addressColumn) is { } address)
                console.Add(row.Key(positionColumn), address);
            else
                Miss(console, invalid);
        }
    }

    private void ReadRecommendations(
        Dictionary<long, StoredConsole> consoles, IReadOnlyDictionary<long, PageAddress> pages, InvalidRows invalid)
    {
        using var query = connection.CreateCommand(
            "SELECT console, position, page, since FROM recommendations ORDER BY console, position");
        using var reader = query.ExecuteReader();
        var (consoleColumn, positionColumn) = (reader.GetOrdinal("console"), reader.GetOrdinal("position"));
        var (pageColumn, sinceColumn) = (reader.GetOrdinal("page"), reader.GetOrdinal("since"));
        var row = new StoredRow(reader);
        while (row.Read())
        {
            if (!consoles.TryGetValue(row.Key(consoleColumn), out var console))
                continue;
            var since = row.TimeOrNull(sinceColumn);
            if (row.IsValid && pages.TryGetValue(row.Key(pageColumn), out var address))
                console.Add(row.Key(positionColumn), address, since ?? default);
            else
                Miss(console, invalid);
        }
    }

    private static void Miss(StoredConsole console, InvalidRows invalid)
    {
        console.MarkIncomplete();
        invalid.AddInList();
    }

    private void WriteNeighbours(long console, ConsoleListing listing)
    {
        using var insert = connection.CreateCommand(
            "INSERT INTO neighbours (console, position, address) VALUES ($console, $position, $address)");
        foreach (var (position, address) in listing.Consoles.Index())
            insert.Execute(("$console", console), ("$position", position), ("$address", address.Value));
    }

    private void WriteRecommendations(long console, ConsoleListing listing)
    {
        using var insertAddress = connection.CreateCommand(
            "INSERT INTO pages (id, address) VALUES ($id, $address) ON CONFLICT (id) DO NOTHING");
        using var insert = connection.CreateCommand(
            "INSERT INTO recommendations (console, position, page, since) VALUES ($console, $position, $page, $since)");
        foreach (var (position, page) in listing.Pages.Index())
        {
            var key = StoredPages.KeyOf(page);
            insertAddress.Execute(("$id", key), ("$address", page.Value));
            var since = position < listing.Since.Length ? listing.Since[position] : default;
            insert.Execute(
                ("$console", console),
                ("$position", position),
                ("$page", key),
                ("$since", since == default ? null : since.UtcTicks));
        }
    }
}
