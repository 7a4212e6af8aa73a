using System.Collections.Immutable;
using Wander.Protocol;
using Wander.Protocol.Findings;
using Wander.Protocol.Network;

namespace Wander.Web.Directory;

/// <summary>The lists of the directory in a static export, each in parts as in a service.</summary>
/// <param name="network">The network.</param>
internal sealed class DirectoryLists(NetworkSnapshot network)
{
    // Limited, because pages can declare any number of invented languages.
    private const int MaximumLanguages = 60;

    /// <summary>The languages that have a list, the most frequent first.</summary>
    public ImmutableArray<LanguageCount> Languages { get; } =
        [.. network.AllLanguages.Where(language => LanguageTag.IsTag(language.Language)).Take(MaximumLanguages)];

    /// <summary>The verdicts that have a list, with their numbers of pages.</summary>
    public ImmutableArray<KeyValuePair<Verdict, int>> Verdicts { get; } =
        [.. network.Pages.CountBy(page => page.Verdict).OrderBy(verdict => verdict.Key)];

    /// <summary>All lists: the newest first, the most recommended first, one per language, and one per verdict.</summary>
    public IEnumerable<DirectoryQuery> All =>
    [
        new(),
        new() { Sort = DirectoryQuery.MostRecommended },
        .. Languages.Select(language => new DirectoryQuery { Language = language.Language }),
        .. Verdicts.Select(verdict => QueryOf(verdict.Key)),
    ];

    /// <summary>Returns the query of the list of a verdict.</summary>
    public static DirectoryQuery QueryOf(Verdict verdict) => new() { Verdict = Localization.VerdictNames.NameOf(verdict) };

    /// <summary>Returns the parts of a list, at least one.</summary>
    public IEnumerable<PageList> PartsOf(DirectoryQuery query)
    {
        query.ReadFilter(network, out var filter);
        var all = network.InOrder(query.Order).Indexes.ToArray();
        return Cut([.. all.Where(index => filter.Matches(network.Pages[index]))], query.Order);
    }

    /// <summary>Returns the parts of the list of a console's pages, at least one.</summary>
    public IEnumerable<PageList> PartsOf(NetworkConsole console) =>
        Cut([.. PageSequence.Of(network.Pages, console.Pages, PageOrder.Newest).Indexes], PageOrder.Newest);

    private IEnumerable<PageList> Cut(int[] indexes, PageOrder order)
    {
        PageKey KeyOf(int place) => PageKey.Of(network.Pages[indexes[place]], order);
        for (var start = 0; start == 0 || start < indexes.Length; start += DirectoryQuery.PartLength)
        {
            var end = Math.Min(start + DirectoryQuery.PartLength, indexes.Length);
            yield return new PageList(
                indexes.Length,
                IsExact: true,
                [.. indexes[start..end].Select(index => network.Pages[index])],
                start == 0 ? null : KeyOf(start),
                end == indexes.Length ? null : KeyOf(end));
        }
    }
}
