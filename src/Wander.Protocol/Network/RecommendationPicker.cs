using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Wander.Protocol.Network;

/// <summary>A page to show, and the console that recommends it.</summary>
/// <param name="Page">The page.</param>
/// <param name="Console">The console that it was picked from.</param>
public readonly record struct Recommendation(NetworkPage Page, NetworkConsole Console);

/// <summary>
/// Picks what to show next (design, section 8): a console uniformly, then one of its eligible pages uniformly, so that a
/// list of 500 pages does not drown one of 5. What a pick costs depends on what the visitor has seen, not on the network's
/// size.
/// </summary>
public static class RecommendationPicker
{
    /// <summary>How many of a visitor's last pages are not shown again.</summary>
    public const int MaximumSeen = 100;

    // Consoles whose every page was seen are passed over by trying again. Where this many tries in a row fail, nearly the
    // whole pool was seen, and it is counted instead.
    private const int Tries = 64;
    private const int TriesInList = 8;

    /// <summary>Picks a page.</summary>
    /// <param name="network">The network.</param>
    /// <param name="pool">All of its pool, or what it has in one language.</param>
    /// <param name="seen">The visitor's last pages; none for a first visit, which begins with a page of our own.</param>
    /// <param name="random">The source of chance.</param>
    /// <returns>Null when the pool is empty.</returns>
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
        return PickByCounting(network, entries, seen, random);
    }

    // Uniform over the consoles that still have something unseen. When none has, a click must show another page all the
    // same: then only the page that the visitor is on counts as seen.
    private static Recommendation PickByCounting(
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
            return PickByCounting(network, entries, seen[^1..], random);
        var any = entries[random.Next(entries.Length)];
        return Choose(network, any, any.Pages[random.Next(any.Pages.Length)]);
    }

    private static Recommendation Choose(NetworkSnapshot network, RecommendationPool.Entry entry, int page) =>
        new(network.Pages[page], network.Consoles[entry.Console]);

    // Trying is uniform over the unseen pages as well as fast; a list that the visitor knows well is looked through instead.
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

    private static bool WasSeen(NetworkSnapshot network, int page, ReadOnlySpan<PageId> seen) =>
        MemoryMarshal.Cast<PageId, ulong>(seen).Contains(network.Pages[page].Address.Id.Value); // vectorised for numbers only
}
