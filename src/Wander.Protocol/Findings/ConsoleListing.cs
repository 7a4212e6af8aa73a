using System.Collections.Immutable;

namespace Wander.Protocol.Findings;

/// <summary>
/// What a console's document lists, as addresses in their one form, each once, within the bounds of design section 14. What
/// is no address is left out and counted.
/// </summary>
/// <param name="Consoles">The neighbours, at most <see cref="MaximumConsoles"/>.</param>
/// <param name="Pages">The recommended pages, at most <see cref="MaximumPages"/>.</param>
/// <param name="NotAddresses">How many entries are no http or https addresses.</param>
/// <param name="BeyondBounds">How many entries were left out because there are too many.</param>
public sealed record ConsoleListing(
    ImmutableArray<ConsoleAddress> Consoles, ImmutableArray<PageAddress> Pages, int NotAddresses, int BeyondBounds)
{
    /// <summary>The most neighbours that one console may bring in.</summary>
    public const int MaximumConsoles = 500;

    /// <summary>The most pages that one console may recommend.</summary>
    public const int MaximumPages = 20_000;

    /// <summary>Since when each of <see cref="Pages"/> is listed, in their order; empty where nobody took note.</summary>
    public ImmutableArray<DateTimeOffset> Since { get; init; } = [];

    /// <summary>A console that lists nothing.</summary>
    public static ConsoleListing Empty { get; } = new([], [], 0, 0);

    /// <summary>Reads the lists of a document.</summary>
    public static ConsoleListing Of(WanderDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var consoles = Distinct<ConsoleAddress>(document.Consoles, ConsoleAddress.TryParse, MaximumConsoles);
        var pages = Distinct<PageAddress>(document.Pages, PageAddress.TryParse, MaximumPages);
        return new ConsoleListing(
            consoles.Entries, pages.Entries, consoles.Bad + pages.Bad, consoles.Beyond + pages.Beyond);
    }

    /// <summary>The same lists, with the time since when each page is listed.</summary>
    /// <param name="before">What was listed the last time; what it did not note of a page that it has already stays
    /// unknown.</param>
    /// <param name="now">When this was read: since then, what is new to it is listed.</param>
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
