using Wander.Protocol;
using Wander.Protocol.Network;
using Wander.Web.Api;
using Wander.Web.Directory;

namespace Wander.Exporting;

/// <summary>The lists of the directory that a static console has, each in parts as a service shows them.</summary>
internal static class DirectoryLists
{
    // Strangers can make up languages without end.
    private const int MaximumLanguages = 60;

    /// <summary>The languages that have lists of their own, the most frequent first.</summary>
    public static IEnumerable<LanguageCount> LanguagesOf(NetworkSnapshot network) => 
        network.AllLanguages.Where(language => LanguageTag.IsTag(language.Language)).Take(MaximumLanguages);

    /// <summary>
    /// All lists: the newest first, the most recommended first, one a language, and one a verdict, whether or not any page has it, so
    /// that a link to it never breaks.
    /// </summary>
    public static IEnumerable<DirectoryQuery> Of(NetworkSnapshot network) =>
    [
        new(),
        new() { Sort = DirectoryQuery.MostRecommended },
        .. LanguagesOf(network).Select(language => new DirectoryQuery { Language = language.Language }),
        .. Verdicts.Names.Select(verdict => new DirectoryQuery { Verdict = verdict }),
    ];

    /// <summary>The parts of a list, one at least.</summary>
    public static IEnumerable<PageList> PartsOf(NetworkSnapshot network, DirectoryQuery query)
    {
        query.TryReadFilter(network, out var filter);
        int[] fitting = [.. network.InOrder(query.Order).Indexes.ToArray().Where(index => filter.Matches(network.Pages[index]))];
        return Cut(network, fitting, query.Order);
    }

    /// <summary>The parts of what a console recommends, one at least.</summary>
    public static IEnumerable<PageList> PartsOf(NetworkSnapshot network, NetworkConsole console) =>
        Cut(network, [.. PageSequence.Of(network.Pages, console.Pages, PageOrder.Newest).Indexes], PageOrder.Newest);

    private static IEnumerable<PageList> Cut(NetworkSnapshot network, int[] indexes, PageOrder order)
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
