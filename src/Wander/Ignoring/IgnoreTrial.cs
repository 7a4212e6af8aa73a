using System.Collections.Immutable;
using Wander.Configuration;
using Wander.Protocol;
using Wander.Protocol.Ignoring;
using Wander.Protocol.Network;

namespace Wander.Ignoring;

/// <summary>The effect of adding a pattern to the settings. Addresses that are already hidden are not included.</summary>
internal sealed record IgnoreTrial
{
    /// <summary>The pattern.</summary>
    public required IgnorePattern Pattern { get; init; }

    /// <summary>True when the pattern hides our own console. It cannot be added then.</summary>
    public required bool HidesOurselves { get; init; }

    /// <summary>A pattern of the settings that already hides every address that this pattern matches; null for none.</summary>
    public required IgnorePattern? Cover { get; init; }

    /// <summary>The patterns of the settings that would no longer be needed.</summary>
    public required ImmutableArray<IgnorePattern> Covered { get; init; }

    /// <summary>The addresses that the pattern would hide.</summary>
    public required PatternEffect Effect { get; init; }

    /// <summary>The number of listed addresses that the pattern matches and that are already hidden.</summary>
    public required int HiddenAlready { get; init; }

    /// <summary>Our neighbours that the pattern would hide.</summary>
    public required ImmutableArray<ListedConsole> Neighbours { get; init; }

    /// <summary>The pages of our own recommendations that the pattern would hide.</summary>
    public required ImmutableArray<OwnPage> OwnPages { get; init; }

    /// <summary>The consoles that would no longer be found, because only consoles that the pattern hides lead to them.</summary>
    public required ImmutableArray<NetworkConsole> LostConsoles { get; init; }

    /// <summary>The pages that would lose all their referrers, because only hidden and lost consoles recommend them.</summary>
    public required ImmutableArray<PageAddress> LostPages { get; init; }

    /// <summary>Reasons why the pattern probably does not have the intended effect, with remedies, as sentences.</summary>
    public required ImmutableArray<string> Advice { get; init; }

    /// <summary>The messages from parsing the pattern, for scripts, which do not read the standard error stream.</summary>
    public ImmutableArray<string> Remarks { get; init; } = [];

    /// <summary>True when the owner should review the pattern before adding it.</summary>
    public bool HasFindings =>
        HidesOurselves || Cover is not null || Effect.IsWide || Neighbours.Length + OwnPages.Length + Advice.Length > 0;

    /// <summary>Tries a pattern.</summary>
    /// <param name="pattern">A pattern that is not in the settings.</param>
    /// <param name="settings">The current settings, with our ignore list, neighbours and recommendations.</param>
    /// <param name="listed">Everything that the network lists.</param>
    public static IgnoreTrial Of(IgnorePattern pattern, WanderSettings settings, ListedNetwork listed)
    {
        var list = settings.Ignore;
        var matches = new PatternEffect(
            pattern,
            [.. listed.Consoles.Where(console => console.IsHiddenBy(pattern))],
            [.. listed.Pages.Where(page => page.IsHiddenBy(pattern))]);
        var effect = new PatternEffect(
            pattern,
            [.. matches.Consoles.Where(console => !console.IsHiddenBy(list))],
            [.. matches.Pages.Where(page => !page.IsHiddenBy(list))]);
        var consoles = effect.Consoles.Select(console => console.Url).ToHashSet(StringComparer.Ordinal);
        var pages = effect.Pages.Select(page => page.Url).ToHashSet(StringComparer.Ordinal);
        var network = listed.Network;
        var found = listed.FoundWithout(pattern);
        bool IsHidden(NetworkConsole console) =>
            console.Aliases.Prepend(console.Address).Any(address => pattern.Hides(address.Value));
        return new IgnoreTrial
        {
            Pattern = pattern,
            HidesOurselves = pattern.Hides(settings.Url.Value),
            Cover = list.FindCover(pattern),
            Covered = [.. list.Patterns.Where(pattern.Covers)],
            Effect = effect,
            HiddenAlready = matches.Consoles.Length + matches.Pages.Length - effect.Consoles.Length - effect.Pages.Length,
            Neighbours = [.. settings.Consoles.Where(console => consoles.Contains(console.Address.Value))],
            OwnPages = [.. settings.Pages.Where(page => pages.Contains(page.Address.Value))],
            LostConsoles = [.. network.Consoles.Where(console => !found.Contains(console.Index) && !IsHidden(console))],
            LostPages =
            [
                .. network.Pages.Where(page => !page.Recommenders.Any(found.Contains))
                    .Select(page => page.Address)
                    .Where(page => !pages.Contains(page.Value)),
            ],
            Advice = [.. PatternAdvice.For(pattern), .. SiteAdvice.For(pattern, list, listed)],
        };
    }
}
