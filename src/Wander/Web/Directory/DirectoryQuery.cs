using Wander.Protocol.Network;
using Wander.Searching;
using Wander.Web.Localization;

namespace Wander.Web.Directory;

/// <summary>The query of the directory, as requested.</summary>
public sealed record DirectoryQuery
{
    /// <summary>The name of the order by number of recommendations. Any other name is the newest first.</summary>
    public const string MostRecommended = "recommended";

    /// <summary>The number of pages in one part of the list.</summary>
    public const int PartLength = 50;

    /// <summary>The search text.</summary>
    public string? Q { get; init; }

    /// <summary>A language tag.</summary>
    public string? Language { get; init; }

    /// <summary>The address of a console that recommends the pages.</summary>
    public string? Console { get; init; }

    /// <summary>The name of a verdict, as in the API.</summary>
    public string? Verdict { get; init; }

    /// <summary>The name of the order.</summary>
    public string? Sort { get; init; }

    /// <summary>The place at which the part begins.</summary>
    public string? After { get; init; }

    /// <summary>The place before which the part ends.</summary>
    public string? Before { get; init; }

    /// <summary>The requested order.</summary>
    public PageOrder Order => Sort == MostRecommended ? PageOrder.MostRecommended : PageOrder.Newest;

    /// <summary>The requested part. An invalid place is the beginning of the list.</summary>
    public PagePart Part => new(Order, PartLength)
    {
        From = PageKey.TryParse(After, out var from) ? from : null,
        Before = PageKey.TryParse(Before, out var before) ? before : null,
    };

    /// <summary>The parameters of a link to this query, without empty ones and in one order: each list has one address.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Parameters => new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["q"] = Q?.Trim(),
        ["language"] = Language,
        ["console"] = Console,
        ["verdict"] = Verdict,
        ["sort"] = Sort == MostRecommended ? Sort : null,
        ["after"] = After,
        ["before"] = Before,
    }.Where(parameter => !string.IsNullOrWhiteSpace(parameter.Value));

    /// <summary>Reads the filter. Invalid parameters are ignored and returned.</summary>
    /// <param name="network">The network that must contain the console.</param>
    /// <param name="filter">The filter.</param>
    /// <returns>The names of the invalid parameters.</returns>
    public IReadOnlyList<string> ReadFilter(NetworkSnapshot network, out PageFilter filter)
    {
        List<string> refused = [];
        if (!LanguageParameter.TryRead(Language, out var language))
            refused.Add("language");
        if (!VerdictNames.TryRead(Verdict, out var verdict))
            refused.Add("verdict");
        NetworkConsole? console = null;
        if (!string.IsNullOrWhiteSpace(Console) && !network.TryFindConsole(Console, out console))
            refused.Add("console");
        filter = new PageFilter { Terms = SearchTerms.Read(Q), Language = language, Verdict = verdict, Console = console };
        return refused;
    }
}
