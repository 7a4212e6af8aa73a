using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Wander.Protocol.Network;

/// <summary>A picked page, and the console that recommends it.</summary>
/// <param name="Page">The page.</param>
/// <param name="Console">The console from whose pages it was picked.</param>
public readonly record struct Recommendation(NetworkPage Page, NetworkConsole Console);

/// <summary>
/// Picks the next page (src/Wander.Protocol/README.md#picking): first a console, then one of its eligible pages, both with
/// uniform probability, so that a console with 500 pages is not preferred to a console with 5. The cost of a pick depends on
/// the pages that the visitor has seen, not on the size of the network.
/// </summary>
public static class RecommendationPicker
{
    /// <summary>The number of a visitor's last pages that are not picked again.</summary>
    public const int MaximumSeen = 100;

    // When all pages of the picked console were seen, another console is picked. After this many attempts, the visitor has
    // probably seen nearly the whole pool, and the unseen pages are enumerated instead.
    private const int Tries = 64;
    private const int TriesInList = 8;

    /// <summary>Picks a page.</summary>
    /// <param name="network">The network.</param>
    /// <param name="pool">The pool of the network, or its part in one language.</param>
    /// <param name="seen">
    /// The visitor's last pages, the current one last; empty for the first pick, which is a page of this console.
    /// </param>
    /// <param name="random">The source of random numbers.</param>
    /// <returns>The picked page; null when the pool is empty.</returns>
    public static Recommendation? Pick(
        NetworkSnapshot network, RecommendationPool pool, ReadOnlySpan<PageId> seen, Random random)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(pool);
        ArgumentNullException.ThrowIfNull(random);
        if (pool.Count == 0)
            return null;
        if (seen.Length > MaximumSeen)
            seen = seen[^MaximumSeen..];

        var entries = pool.Entries;
        if (seen.IsEmpty && entries[0].Console == network.Self.Index)
            return Choose(network, entries[0], entries[0].Pages[random.Next(entries[0].Pages.Length)]);

        for (var i = 0; i < Tries; i++)
        {
            var entry = entries[random.Next(entries.Length)];
            if (PickUnseen(network, entry.Pages, seen, random) is { } page)
                return Choose(network, entry, page);
        }
        return PickByEnumerating(network, entries, seen, random);
    }

    // Picks uniformly from the consoles that still have an unseen page. When there is none, only the visitor's current page
    // counts as seen, so that another page is shown.
    private static Recommendation PickByEnumerating(
        NetworkSnapshot network, ImmutableArray<RecommendationPool.Entry> entries, ReadOnlySpan<PageId> seen, Random random)
    {
        Recommendation? chosen = null;
        var candidates = 0;
        foreach (var entry in entries)
        {
            if (PickUnseen(network, entry.Pages, seen, random) is { } page && random.Next(++candidates) == 0)
                chosen = Choose(network, entry, page);
        }
        if (chosen is { } found)
            return found;
        if (seen.Length > 1)
            return PickByEnumerating(network, entries, seen[^1..], random);
        var any = entries[random.Next(entries.Length)];
        return Choose(network, any, any.Pages[random.Next(any.Pages.Length)]);
    }

    private static Recommendation Choose(NetworkSnapshot network, RecommendationPool.Entry entry, int page) =>
        new(network.Pages[page], network.Consoles[entry.Console]);

    // Random attempts are fast and uniform over the unseen pages. After several failures, the list is enumerated.
    private static int? PickUnseen(
        NetworkSnapshot network, ImmutableArray<int> pages, ReadOnlySpan<PageId> seen, Random random)
    {
        for (var i = 0; i < TriesInList; i++)
        {
            var page = pages[random.Next(pages.Length)];
            if (!WasSeen(network, page, seen))
                return page;
        }

        int? chosen = null;
        var candidates = 0;
        foreach (var page in pages)
        {
            if (!WasSeen(network, page, seen) && random.Next(++candidates) == 0)
                chosen = page;
        }
        return chosen;
    }

    // The cast to numbers lets the runtime vectorise the search.
    private static bool WasSeen(NetworkSnapshot network, int page, ReadOnlySpan<PageId> seen) =>
        MemoryMarshal.Cast<PageId, ulong>(seen).Contains(network.Pages[page].Address.Id.Value);
}
