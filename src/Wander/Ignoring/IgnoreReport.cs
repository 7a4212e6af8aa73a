using System.Collections.Immutable;
using Wander.Protocol.Ignoring;

namespace Wander.Ignoring;

/// <summary>The effect of each pattern of an ignore list on the current network, and which patterns are not needed.</summary>
internal sealed class IgnoreReport
{
    private IgnoreReport(ImmutableArray<PatternReport> patterns, ListedNetwork network, int hiddenConsoles, int hiddenPages) =>
        (Patterns, Network, HiddenConsoles, HiddenPages) = (patterns, network, hiddenConsoles, hiddenPages);

    /// <summary>The patterns in the order of the settings.</summary>
    public ImmutableArray<PatternReport> Patterns { get; }

    /// <summary>The network to which the patterns are applied.</summary>
    public ListedNetwork Network { get; }

    /// <summary>The number of listed consoles that the list hides.</summary>
    public int HiddenConsoles { get; }

    /// <summary>The number of recommended pages that the list hides.</summary>
    public int HiddenPages { get; }

    /// <summary>True when the owner should review at least one pattern.</summary>
    public bool HasFindings =>
        Patterns.Any(pattern => pattern.Cover is not null || pattern.Effect.IsWide || pattern.IsExpression);

    /// <summary>Applies an ignore list to the network.</summary>
    public static IgnoreReport Of(IgnoreList list, ListedNetwork network)
    {
        var consoles = Hidden(list, network.Consoles);
        var pages = Hidden(list, network.Pages);
        var patterns = list.Patterns.Select(pattern =>
        {
            var cover = list.FindCover(pattern);
            var isDuplicate = cover is not null && pattern.Covers(cover);
            var counted = isDuplicate ? cover! : pattern; // addresses hidden by two equal patterns are counted for the first
            return new PatternReport(new PatternEffect(pattern, [.. consoles[counted]], [.. pages[counted]]), cover, isDuplicate);
        });
        return new IgnoreReport(
            [.. patterns],
            network,
            consoles.SelectMany(group => group).Distinct().Count(),
            pages.SelectMany(group => group).Distinct().Count());
    }

    private static ILookup<IgnorePattern, ListedAddress> Hidden(IgnoreList list, IEnumerable<ListedAddress> addresses) =>
        addresses.SelectMany(address => address.PatternsOf(list).Select(pattern => (Pattern: pattern, Address: address)))
            .ToLookup(hidden => hidden.Pattern, hidden => hidden.Address);
}

/// <summary>The part of a report about one pattern.</summary>
/// <param name="Effect">The addresses that the pattern hides.</param>
/// <param name="Cover">Another pattern that hides everything that this pattern hides; null when this pattern is needed.</param>
/// <param name="IsDuplicate">True when <paramref name="Cover"/> hides exactly the same addresses.</param>
internal sealed record PatternReport(PatternEffect Effect, IgnorePattern? Cover, bool IsDuplicate)
{
    /// <summary>The pattern.</summary>
    public IgnorePattern Pattern => Effect.Pattern;

    /// <summary>True when the pattern looks like a regular expression of an older console but is read literally.</summary>
    public bool IsExpression => OldIgnorePattern.IsRegularExpression(Pattern.Text);
}
