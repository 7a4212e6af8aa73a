using System.Collections.Immutable;

namespace Wander.Protocol.Network;

/// <summary>The number of pages in one language.</summary>
/// <param name="Language">The primary language subtag (RFC 5646) in lower case, without the region: <c>pt</c>.</param>
/// <param name="Pages">The number of pages. A page counts once even when several consoles recommend it.</param>
public sealed record LanguageCount(string Language, int Pages)
{
    /// <summary>
    /// Counts the languages of the eligible pages, the most frequent first. Pages without a language do not count.
    /// </summary>
    internal static ImmutableArray<LanguageCount> Of(NetworkSnapshot network)
    {
        var isEligible = new bool[network.Pages.Count];
        foreach (var entry in network.Pool.Entries)
        {
            foreach (var page in entry.Pages)
                isEligible[page] = true;
        }
        return Of(network.Pages.Where((page, index) => isEligible[index] && page.Language is not null)
            .CountBy(page => page.Language!, StringComparer.Ordinal)); // count by tag first: there are many pages but few tags
    }

    /// <summary>Adds up the counts of tags by language, the most frequent first.</summary>
    /// <param name="tags">The number of pages for each tag.</param>
    internal static ImmutableArray<LanguageCount> Of(IEnumerable<KeyValuePair<string, int>> tags) =>
        [
            .. tags.GroupBy(tag => RecommendationPool.PrimaryLanguage(tag.Key), StringComparer.Ordinal)
                .Select(language => new LanguageCount(language.Key, language.Sum(tag => tag.Value)))
                .OrderByDescending(language => language.Pages)
                .ThenBy(language => language.Language, StringComparer.Ordinal),
        ];
}
