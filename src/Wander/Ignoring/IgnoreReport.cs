using System.Collections.Immutable;
using Wander.Protocol.Ignoring;

namespace Wander.Ignoring;

/// <summary>What each pattern of an ignore list does in today's network, and which of them could go.</summary>
internal sealed class IgnoreReport
{
    private IgnoreReport(ImmutableArray<PatternReport> patterns, ListedNetwork network, int hiddenConsoles, int hiddenPages) =>
        (Patterns, Network, HiddenConsoles, HiddenPages) = (patterns, network, hiddenConsoles, hiddenPages);

    /// <summary>The patterns in the owner's order.</summary>
    public ImmutableArray<PatternReport> Patterns { get; }

    /// <summary>What they are held against.</summary>
    public ListedNetwork Network { get; }

    /// <summary>How many listed consoles the list hides.</summary>
    public int HiddenConsoles { get; }

    /// <summary>How many recommended pages the list hides.</summary>
    public int HiddenPages { get; }

    /// <summary>Is there anything that the owner should look at?</summary>
    public bool HasFindings =>
        Patterns.Any(pattern => pattern.Cover is not null || pattern.Effect.IsWide || pattern.IsExpression);

    /// <summary>Holds a list against the network.</summary>
    public static IgnoreReport Of(IgnoreList list, ListedNetwork network)
    {
        var consoles = Hidden(list, network.Consoles);
        var pages = Hidden(list, network.Pages);
        var patterns = list.Patterns.Select(pattern =>
        {
            var cover = list.FindCover(pattern);
            var isTwice = cover is not null && pattern.Covers(cover);
            var counted = isTwice ? cover! : pattern; // what two hide that say the same is noted with the first
            return new PatternReport(new PatternEffect(pattern, [.. consoles[counted]], [.. pages[counted]]), cover, isTwice);
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

/// <summary>What a report says about one pattern.</summary>
/// <param name="Effect">What it hides.</param>
/// <param name="Cover">Another pattern that hides all that it hides; null when it is needed.</param>
/// <param name="IsTwice">Does <paramref name="Cover"/> say the same?</param>
internal sealed record PatternReport(PatternEffect Effect, IgnorePattern? Cover, bool IsTwice)
{
    /// <summary>The pattern.</summary>
    public IgnorePattern Pattern => Effect.Pattern;

    /// <summary>Does it look like a regular expression of an older console, although it is taken literally?</summary>
    public bool IsExpression => OldIgnorePattern.IsRegularExpression(Pattern.Text);
}
