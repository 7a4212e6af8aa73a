using System.Collections.Frozen;
using System.Collections.Immutable;
using Wander.Protocol.Findings;

namespace Wander.Protocol.Network;

/// <summary>
/// Every console with at least one eligible page, ours included (design, section 8). Eligible are the pages that may be
/// shown; pages not checked yet count only while their console has none that was.
/// </summary>
public sealed class RecommendationPool
{
    private RecommendationPool(ImmutableArray<Entry> entries) => Entries = entries;

    /// <summary>How many consoles can be picked from.</summary>
    public int Count => Entries.Length;

    /// <summary>Each console and its eligible pages.</summary>
    public ImmutableArray<Entry> Entries { get; }

    /// <summary>A console, and the pages of it that may be picked, as indexes.</summary>
    /// <param name="Console">The console's index.</param>
    /// <param name="Pages">The indexes of the pages, at least one.</param>
    public readonly record struct Entry(int Console, ImmutableArray<int> Pages);

    /// <summary>A pool without consoles.</summary>
    public static RecommendationPool Empty { get; } = new([]);

    /// <summary>All that may be shown of a network.</summary>
    public static RecommendationPool Of(NetworkSnapshot network)
    {
        ArgumentNullException.ThrowIfNull(network);
        var entries = ImmutableArray.CreateBuilder<Entry>(network.Consoles.Length);
        foreach (var console in network.Consoles)
        {
            var pages = Eligible(network, console);
            if (pages.Length > 0)
                entries.Add(new Entry(console.Index, pages));
        }
        return new RecommendationPool(entries.DrainToImmutable());
    }

    /// <summary>
    /// The same, apart for each language, by <see cref="PrimaryLanguage"/>; pages without one are in none.
    /// </summary>
    internal static FrozenDictionary<string, RecommendationPool> ByLanguage(NetworkSnapshot network)
    {
        var languages = new Dictionary<string, List<Entry>>(StringComparer.Ordinal);
        foreach (var entry in network.Pool.Entries)
        {
            var spoken = entry.Pages.Where(page => network.Pages[page].Language is not null)
                .GroupBy(page => PrimaryLanguage(network.Pages[page].Language!), StringComparer.Ordinal);
            foreach (var language in spoken)
            {
                if (!languages.TryGetValue(language.Key, out var entries))
                    languages.Add(language.Key, entries = []);
                entries.Add(entry with { Pages = [.. language] });
            }
        }
        return languages.ToFrozenDictionary(
            language => language.Key, language => new RecommendationPool([.. language.Value]), StringComparer.Ordinal);
    }

    /// <summary>The language that a tag begins with, in lower case: <c>pt</c> of <c>pt-BR</c>.</summary>
    internal static string PrimaryLanguage(string tag) => tag.Split('-', 2)[0].ToLowerInvariant();

    private static ImmutableArray<int> Eligible(NetworkSnapshot network, NetworkConsole console)
    {
        var isChecked = console.Pages.Any(page => network.Pages[page].Verdict != Verdict.Unchecked);
        var verdict = isChecked ? Verdict.Embeddable : Verdict.Unchecked;
        bool Fits(int page) =>
            network.Pages[page].Verdict == verdict
            && !IsOurConsole(network, network.Pages[page])
            && !IsBlocked(network, network.Pages[page]);
        return console.Pages.All(Fits) ? console.Pages : [.. console.Pages.Where(Fits)];
    }

    // A console in a console's frame: others recommend it, but our visitors are here already.
    private static bool IsOurConsole(NetworkSnapshot network, NetworkPage page) =>
        page.Address.Value == network.Self.Address.Value;

    // Browsers show no http page inside an https one; whether it answers on https as well, only a check can tell.
    private static bool IsBlocked(NetworkSnapshot network, NetworkPage page) =>
        page.Verdict is Verdict.Unchecked && network.Self.Address.IsHttps && !page.Address.IsHttps;
}
