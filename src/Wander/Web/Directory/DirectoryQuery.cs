using Wander.Protocol.Network;
using Wander.Searching;
using Wander.Web.Localization;

namespace Wander.Web.Directory;

/// <summary>What somebody asks of the directory, as it came.</summary>
public sealed record DirectoryQuery
{
    /// <summary>The name of the order by number of recommendations; any other text is the newest first.</summary>
    public const string MostRecommended = "recommended";

    /// <summary>The pages of one part.</summary>
    public const int PartLength = 50;

    /// <summary>What to search for.</summary>
    public string? Q { get; init; }

    /// <summary>A language tag.</summary>
    public string? Language { get; init; }

    /// <summary>A console's address.</summary>
    public string? Console { get; init; }

    /// <summary>A verdict by its name in the API.</summary>
    public string? Verdict { get; init; }

    /// <summary>The order.</summary>
    public string? Sort { get; init; }

    /// <summary>Where the part begins.</summary>
    public string? After { get; init; }

    /// <summary>Before what the part ends.</summary>
    public string? Before { get; init; }

    /// <summary>The order that is asked for.</summary>
    public PageOrder Order => Sort == MostRecommended ? PageOrder.MostRecommended : PageOrder.Newest;

    /// <summary>The part that is asked for; a place that cannot be read is the beginning.</summary>
    public PagePart Part => new(Order, PartLength)
    {
        From = PageKey.TryParse(After, out var from) ? from : null,
        Before = PageKey.TryParse(Before, out var before) ? before : null,
    };

    /// <summary>What a link carries: only what means something, in one order, so that one list has one address.</summary>
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

    /// <summary>Reads the filter: what cannot be used is left out, and named.</summary>
    /// <param name="network">The network, in which the console must be.</param>
    /// <param name="filter">The filter.</param>
    /// <returns>The names of the parameters that cannot be used.</returns>
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
