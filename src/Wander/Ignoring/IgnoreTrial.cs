using System.Collections.Immutable;
using Wander.Configuration;
using Wander.Protocol;
using Wander.Protocol.Ignoring;
using Wander.Protocol.Network;

namespace Wander.Ignoring;

/// <summary>What one more pattern would do: everything in it is what is not hidden already.</summary>
internal sealed record IgnoreTrial
{
    /// <summary>The pattern.</summary>
    public required IgnorePattern Pattern { get; init; }

    /// <summary>Does it hide our own console? Then it cannot be added.</summary>
    public required bool HidesOurselves { get; init; }

    /// <summary>The pattern that hides all of it already; null when it would hide more.</summary>
    public required IgnorePattern? Cover { get; init; }

    /// <summary>Patterns that would no longer be needed.</summary>
    public required ImmutableArray<IgnorePattern> Covered { get; init; }

    /// <summary>What it would hide.</summary>
    public required PatternEffect Effect { get; init; }

    /// <summary>How many listed addresses it matches that are hidden already.</summary>
    public required int HiddenAlready { get; init; }

    /// <summary>Our neighbours among these.</summary>
    public required ImmutableArray<ListedConsole> Neighbours { get; init; }

    /// <summary>The pages that we recommend among these.</summary>
    public required ImmutableArray<OwnPage> OwnPages { get; init; }

    /// <summary>Consoles that would no longer be found, because only consoles that it hides lead to them.</summary>
    public required ImmutableArray<NetworkConsole> LostConsoles { get; init; }

    /// <summary>Pages that nobody would recommend any more, because only hidden and lost consoles do.</summary>
    public required ImmutableArray<PageAddress> LostPages { get; init; }

    /// <summary>Where it likely does not do what is meant, in sentences without a full stop.</summary>
    public required ImmutableArray<string> Advice { get; init; }

    /// <summary>What was told when the pattern was read; for scripts, which do not read it where people do.</summary>
    public ImmutableArray<string> Remarks { get; init; } = [];

    /// <summary>Should it not be added as it is?</summary>
    public bool HasFindings =>
        HidesOurselves || Cover is not null || Effect.IsWide || Neighbours.Length + OwnPages.Length + Advice.Length > 0;

    /// <summary>Tries a pattern.</summary>
    /// <param name="pattern">The pattern, not yet in the settings.</param>
    /// <param name="settings">What is hidden already, and what we list ourselves.</param>
    /// <param name="listed">The network.</param>
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
