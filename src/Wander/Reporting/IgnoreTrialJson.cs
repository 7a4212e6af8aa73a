using System.Collections.Immutable;
using Wander.Configuration.Ignoring;
using Wander.Ignoring;

namespace Wander.Reporting;

/// <summary>The JSON of one pattern that <c>wander ignored --try</c> has tried.</summary>
/// <param name="Pattern">The pattern; for a regular expression, its translation.</param>
/// <param name="HidesOurselves">True when it hides this console, so that it cannot be added.</param>
/// <param name="CoveredBy">An existing pattern that makes it redundant; null when there is none.</param>
/// <param name="Covers">Existing patterns that it would make redundant.</param>
/// <param name="Hides">What it would hide in addition to the existing patterns.</param>
/// <param name="Neighbours">The neighbours of this console that it would hide.</param>
/// <param name="OwnPages">The recommended pages of this console that it would hide.</param>
/// <param name="LostConsoles">Consoles that would no longer be found.</param>
/// <param name="LostPages">The number of pages that would lose their last recommendation.</param>
/// <param name="Advice">Warnings that the pattern might not do what its author intends, and remarks on how it was read.</param>
/// <param name="Line">The line to add under <c>ignore:</c>; null when it cannot be added, or is redundant.</param>
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
    /// <summary>Converts a trial.</summary>
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
