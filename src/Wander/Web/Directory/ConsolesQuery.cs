using Wander.Protocol.Network;

namespace Wander.Web.Directory;

/// <summary>What somebody asks of the list of consoles, as it came.</summary>
public sealed record ConsolesQuery
{
    /// <summary>The consoles of one part.</summary>
    public const int PartLength = 100;

    /// <summary>The longest part of an address that is looked for, in characters.</summary>
    public const int MaximumLength = 200;

    /// <summary>The name of the order by number of referrers.</summary>
    public const string MostListed = "listed";

    /// <summary>The name of the order by number of pages.</summary>
    public const string MostPages = "pages";

    /// <summary>A part of the address; any text.</summary>
    public string? Q { get; init; }

    /// <summary>The order; what is none is the nearest first.</summary>
    public string? Sort { get; init; }

    /// <summary>The console behind which the part begins, by its address; what is none is the beginning.</summary>
    public string? After { get; init; }

    /// <summary>What a link carries.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Parameters => new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["q"] = Q?.Trim(),
        ["sort"] = Sort is MostListed or MostPages ? Sort : null,
        ["after"] = After,
    }.Where(parameter => !string.IsNullOrWhiteSpace(parameter.Value));

    /// <summary>The consoles that are asked for, in their order.</summary>
    public IReadOnlyList<NetworkConsole> Select(NetworkSnapshot network)
    {
        ArgumentNullException.ThrowIfNull(network);
        var text = Q?.Trim() ?? "";
        var wanted = network.Consoles.Where(console => text.Length <= MaximumLength && IsAt(console, text));
        return Sort switch
        {
            MostListed => [.. wanted.OrderByDescending(console => console.ListedBy.Length)],
            MostPages => [.. wanted.OrderByDescending(console => console.Pages.Length)],
            _ => [.. wanted], // the network's own order
        };
    }

    private static bool IsAt(NetworkConsole console, string text) =>
        console.Address.Value.Contains(text, StringComparison.OrdinalIgnoreCase)
        || console.Aliases.Any(alias => alias.Value.Contains(text, StringComparison.OrdinalIgnoreCase));
}
