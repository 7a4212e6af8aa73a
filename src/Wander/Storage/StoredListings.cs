using Wander.Protocol;
using Wander.Protocol.Findings;

namespace Wander.Storage;

/// <summary>
/// The tables <c>neighbours</c> and <c>recommendations</c>: what consoles list, in their order. A recommendation refers to its
/// page by key, so that a page's address is in the file once however many recommend it.
/// </summary>
internal sealed class StoredListings(Database database)
{
    /// <summary>Adds what they list to the consoles that were read.</summary>
    /// <param name="consoles">The consoles.</param>
    /// <param name="pages">The addresses of pages by their keys.</param>
    /// <param name="oddities">The rows that make no sense.</param>
    public void Read(IEnumerable<StoredConsole> consoles, IReadOnlyDictionary<long, PageAddress> pages, Oddities oddities)
    {
        var byId = consoles.ToDictionary(console => console.Id);
        ReadNeighbours(byId, oddities);
        ReadRecommendations(byId, pages, oddities);
    }

    /// <summary>Replaces what a console lists.</summary>
    public void Write(long console, ConsoleListing listing)
    {
        using (var delete = database.Prepare("DELETE FROM neighbours WHERE console = ?"))
            delete.With(console).Run();
        using (var delete = database.Prepare("DELETE FROM recommendations WHERE console = ?"))
            delete.With(console).Run();
        WriteNeighbours(console, listing);
        WriteRecommendations(console, listing);
    }

    /// <summary>Takes out the pages that had no more than an address, and that no listing names any more.</summary>
    public static void Sweep(Database database) => database.Execute(
        "DELETE FROM pages WHERE first_seen IS NULL AND NOT EXISTS (SELECT 1 FROM recommendations WHERE page = id)");

    private void ReadNeighbours(Dictionary<long, StoredConsole> consoles, Oddities oddities)
    {
        using var query = database.Prepare("SELECT console, position, address FROM neighbours ORDER BY console, position");
        var row = new StoredRow(query);
        while (row.Next())
        {
            if (!consoles.TryGetValue(row.Key(0), out var console))
                continue; // it was odd itself, and its list goes with it
            if (row.Console(2) is { } address)
                console.Add(row.Key(1), address);
            else
                Miss(console, oddities);
        }
    }

    private void ReadRecommendations(
        Dictionary<long, StoredConsole> consoles, IReadOnlyDictionary<long, PageAddress> pages, Oddities oddities)
    {
        using var query = database.Prepare("SELECT console, position, page, since FROM recommendations ORDER BY console, position");
        var row = new StoredRow(query);
        while (row.Next())
        {
            if (!consoles.TryGetValue(row.Key(0), out var console))
                continue;
            var since = row.TimeOrNull(3);
            if (row.IsSound && pages.TryGetValue(row.Key(2), out var address))
                console.Add(row.Key(1), address, since ?? default);
            else
                Miss(console, oddities);
        }
    }

    private static void Miss(StoredConsole console, Oddities oddities)
    {
        console.Miss();
        oddities.AddInList();
    }

    private void WriteNeighbours(long console, ConsoleListing listing)
    {
        using var insert = database.Prepare("INSERT INTO neighbours VALUES (?, ?, ?)");
        for (var position = 0; position < listing.Consoles.Length; position++)
            insert.With(console).With(position).With(listing.Consoles[position].Value).Run();
    }

    private void WriteRecommendations(long console, ConsoleListing listing)
    {
        using var name = database.Prepare("INSERT INTO pages (id, address) VALUES (?, ?) ON CONFLICT (id) DO NOTHING");
        using var insert = database.Prepare("INSERT INTO recommendations VALUES (?, ?, ?, ?)");
        for (var position = 0; position < listing.Pages.Length; position++)
        {
            var page = listing.Pages[position];
            name.With(StoredPages.KeyOf(page)).With(page.Value).Run();
            var since = position < listing.Since.Length ? listing.Since[position] : default;
            insert.With(console).With(position).With(StoredPages.KeyOf(page)).With(since == default ? null : since.UtcTicks).Run();
        }
    }
}
