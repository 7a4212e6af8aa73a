using System.Collections.Frozen;
using System.Collections.Immutable;
using Wander.Protocol.Findings;

namespace Wander.Protocol.Network;

/// <summary>
/// All consoles with at least one eligible page, including this console (src/Wander.Protocol/README.md#picking). A page is
/// eligible when a check found that it may be shown. As long as none of a console's pages was checked, its unchecked pages
/// are eligible.
/// </summary>
public sealed class RecommendationPool
{
    private RecommendationPool(ImmutableArray<Entry> entries) => Entries = entries;

    /// <summary>The number of consoles in the pool.</summary>
    public int Count => Entries.Length;

    /// <summary>The consoles with their eligible pages, this console first if it has any.</summary>
    public ImmutableArray<Entry> Entries { get; }

    /// <summary>A console and its eligible pages.</summary>
    /// <param name="Console">The console's index.</param>
    /// <param name="Pages">The indexes of the pages, at least one.</param>
    public readonly record struct Entry(int Console, ImmutableArray<int> Pages);

    /// <summary>A pool without consoles.</summary>
    public static RecommendationPool Empty { get; } = new([]);

    /// <summary>Returns the pool of a network.</summary>
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

    /// <summary>Returns a pool for each <see cref="PrimaryLanguage"/>. Pages without a language are left out.</summary>
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

    /// <summary>Returns the primary language of a tag in lower case: <c>pt</c> for <c>pt-BR</c>.</summary>
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

    // Other consoles may recommend this console, but its visitors are already there.
    private static bool IsOurConsole(NetworkSnapshot network, NetworkPage page) =>
        page.Address.Value == network.Self.Address.Value;

    // Browsers block http pages inside https pages. Only a check can find out whether the page is available over https.
    private static bool IsBlocked(NetworkSnapshot network, NetworkPage page) =>
        page.Verdict is Verdict.Unchecked && network.Self.Address.IsHttps && !page.Address.IsHttps;
}
