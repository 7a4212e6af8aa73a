using System.Collections.Immutable;

namespace Wander.Protocol.Network;

/// <summary>How many pages in one language can be recommended.</summary>
/// <param name="Language">The language as tags begin (RFC 5646), in lower case: <c>pt</c>, whatever the country.</param>
/// <param name="Pages">How many pages, each counted once however many consoles recommend it.</param>
public sealed record LanguageCount(string Language, int Pages)
{
    /// <summary>The languages of what may be shown, the most frequent first; pages without one do not count.</summary>
    internal static ImmutableArray<LanguageCount> Of(NetworkSnapshot network)
    {
        var isEligible = new bool[network.Pages.Count];
        foreach (var entry in network.Pool.Entries)
        {
            foreach (var page in entry.Pages)
                isEligible[page] = true;
        }
        return Of(network.Pages.Where((page, index) => isEligible[index] && page.Language is not null)
            .CountBy(page => page.Language!, StringComparer.Ordinal)); // few tags, and many pages
    }

    /// <summary>The languages of tags, the most frequent first.</summary>
    /// <param name="tags">How often each tag is there.</param>
    internal static ImmutableArray<LanguageCount> Of(IEnumerable<KeyValuePair<string, int>> tags) =>
        [
            .. tags.GroupBy(tag => RecommendationPool.PrimaryLanguage(tag.Key), StringComparer.Ordinal)
                .Select(language => new LanguageCount(language.Key, language.Sum(tag => tag.Value)))
                .OrderByDescending(language => language.Pages)
                .ThenBy(language => language.Language, StringComparer.Ordinal),
        ];
}
