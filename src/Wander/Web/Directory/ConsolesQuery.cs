using Wander.Protocol.Network;

namespace Wander.Web.Directory;

/// <summary>The query of the list of consoles, as requested.</summary>
public sealed record ConsolesQuery
{
    /// <summary>The number of consoles in one part of the list.</summary>
    public const int PartLength = 100;

    /// <summary>The maximum length of a search text, in characters.</summary>
    public const int MaximumLength = 200;

    /// <summary>The name of the order by number of referrers.</summary>
    public const string MostListed = "listed";

    /// <summary>The name of the order by number of pages.</summary>
    public const string MostPages = "pages";

    /// <summary>The search text: a part of the address.</summary>
    public string? Q { get; init; }

    /// <summary>The name of the order; unknown names are the nearest first.</summary>
    public string? Sort { get; init; }

    /// <summary>The address of the last console before the part; unknown addresses are the beginning of the list.</summary>
    public string? After { get; init; }

    /// <summary>The parameters of a link to this query.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Parameters => new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["q"] = Q?.Trim(),
        ["sort"] = Sort is MostListed or MostPages ? Sort : null,
        ["after"] = After,
    }.Where(parameter => !string.IsNullOrWhiteSpace(parameter.Value));

    /// <summary>Returns the matching consoles in the requested order.</summary>
    public IReadOnlyList<NetworkConsole> Select(NetworkSnapshot network)
    {
        ArgumentNullException.ThrowIfNull(network);
        var text = Q?.Trim() ?? "";
        var wanted = network.Consoles.Where(console => text.Length <= MaximumLength && IsAt(console, text));
        return Sort switch
        {
            MostListed => [.. wanted.OrderByDescending(console => console.ListedBy.Length)],
            MostPages => [.. wanted.OrderByDescending(console => console.Pages.Length)],
            _ => [.. wanted], // by distance, the order of the network
        };
    }

    private static bool IsAt(NetworkConsole console, string text) =>
        console.Address.Value.Contains(text, StringComparison.OrdinalIgnoreCase)
        || console.Aliases.Any(alias => alias.Value.Contains(text, StringComparison.OrdinalIgnoreCase));
}
