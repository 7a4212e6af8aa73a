using System.Collections.Immutable;
using Wander.Configuration.Ignoring;
using Wander.Ignoring;

namespace Wander.Reporting;

/// <summary>A trial for scripts.</summary>
/// <param name="Pattern">The pattern, a regular expression translated.</param>
/// <param name="HidesOurselves">Does it hide our own console? Then it cannot be added.</param>
/// <param name="CoveredBy">A pattern that hides all of it already; null for none.</param>
/// <param name="Covers">Patterns that would no longer be needed.</param>
/// <param name="Hides">What it would hide that is not hidden already.</param>
/// <param name="Neighbours">Our neighbours among these.</param>
/// <param name="OwnPages">The pages that we recommend among these.</param>
/// <param name="LostConsoles">Consoles that would no longer be found.</param>
/// <param name="LostPages">How many pages nobody would recommend any more.</param>
/// <param name="Advice">Where it likely does not do what is meant, and what was read for something else.</param>
/// <param name="Line">The line to add below <c>ignore:</c>; null where it cannot or need not be added.</param>
internal sealed record IgnoreTrialJson(
    string Pattern,
    bool HidesOurselves,
    PatternJson? CoveredBy,
    ImmutableArray<PatternJson> Covers,
    EffectJson Hides,
    ImmutableArray<string> Neighbours,
    ImmutableArray<string> OwnPages,
    ImmutableArray<string> LostConsoles,
    int LostPages,
    ImmutableArray<string> Advice,
    string? Line)
{
    /// <summary>The trial.</summary>
    public static IgnoreTrialJson Of(IgnoreTrial trial) => new(
        trial.Pattern.Text,
        trial.HidesOurselves,
        PatternJson.Of(trial.Cover),
        [.. trial.Covered.Select(pattern => PatternJson.Of(pattern)!)],
        EffectJson.Of(trial.Effect),
        [.. trial.Neighbours.Select(neighbour => neighbour.Address.Value)],
        [.. trial.OwnPages.Select(page => page.Address.Value)],
        [.. trial.LostConsoles.Select(console => console.Address.Value)],
        trial.LostPages.Length,
        [.. trial.Remarks, .. trial.Advice],
        trial.HidesOurselves || trial.Cover is not null ? null : IgnoreLine.InSettings(trial.Pattern.Text, reason: null));
}
