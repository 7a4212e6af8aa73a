using System.Collections.Immutable;

namespace Wander.Protocol.Findings;

/// <summary>
/// The canonical addresses that a console's document lists, without duplicates and within the limits of
/// src/Wander.Protocol/README.md#limits. Entries that are not addresses are left out and counted.
/// </summary>
/// <param name="Consoles">The neighbours, at most <see cref="MaximumConsoles"/>.</param>
/// <param name="Pages">The recommended pages, at most <see cref="MaximumPages"/>.</param>
/// <param name="NotAddresses">The number of entries that are not http or https addresses.</param>
/// <param name="BeyondBounds">The number of entries that were left out because a list is too long.</param>
public sealed record ConsoleListing(
    ImmutableArray<ConsoleAddress> Consoles, ImmutableArray<PageAddress> Pages, int NotAddresses, int BeyondBounds)
{
    /// <summary>The maximum number of neighbours that are read from one console.</summary>
    public const int MaximumConsoles = 500;

    /// <summary>The maximum number of pages that are read from one console.</summary>
    public const int MaximumPages = 20_000;

    /// <summary>
    /// The time since which each of <see cref="Pages"/> is listed, in their order; empty when it was not recorded.
    /// </summary>
    public ImmutableArray<DateTimeOffset> Since { get; init; } = [];

    /// <summary>The listing of a console that lists nothing.</summary>
    public static ConsoleListing Empty { get; } = new([], [], 0, 0);

    /// <summary>Parses the lists of a document.</summary>
    public static ConsoleListing Of(WanderDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var consoles = Distinct<ConsoleAddress>(document.Consoles, ConsoleAddress.TryParse, MaximumConsoles);
        var pages = Distinct<PageAddress>(document.Pages, PageAddress.TryParse, MaximumPages);
        return new ConsoleListing(
            consoles.Entries, pages.Entries, consoles.Bad + pages.Bad, consoles.Beyond + pages.Beyond);
    }

    /// <summary>Returns the same lists with the time since which each page is listed.</summary>
    /// <param name="before">
    /// The previous listing of the console. When it has no time for a page that it lists, the time stays unknown (the
    /// default value).
    /// </param>
    /// <param name="now">The time at which this listing was read; pages that are not in the previous listing get it.</param>
    public ConsoleListing After(ConsoleListing before, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(before);
        if (ReferenceEquals(this, before) && Since.Length == Pages.Length)
            return this;
        var known = new Dictionary<PageAddress, DateTimeOffset>(before.Pages.Length);
        for (var i = 0; i < before.Pages.Length; i++)
            known[before.Pages[i]] = before.Since.Length == before.Pages.Length ? before.Since[i] : default;
        return this with { Since = [.. Pages.Select(page => known.GetValueOrDefault(page, now))] };
    }

    private delegate bool Parser<T>(string? text, out T? address);

    private static (ImmutableArray<T> Entries, int Bad, int Beyond) Distinct<T>(
        ImmutableArray<string> texts, Parser<T> parse, int maximum) where T : class
    {
        var entries = ImmutableArray.CreateBuilder<T>(Math.Min(texts.Length, maximum));
        var known = new HashSet<T>();
        var (bad, beyond) = (0, 0);
        foreach (var text in texts)
        {
            if (!parse(text, out var address))
                bad++;
            else if (entries.Count == maximum)
                beyond++;
            else if (known.Add(address!))
                entries.Add(address!);
        }
        return (entries.DrainToImmutable(), bad, beyond);
    }
}
