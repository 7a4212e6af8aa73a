using System.Collections.Immutable;
using Wander.Ignoring;
using Wander.Protocol.Ignoring;

namespace Wander.Reporting;

/// <summary>A report for scripts.</summary>
/// <param name="Consoles">How many consoles are listed.</param>
/// <param name="Pages">How many pages are recommended.</param>
/// <param name="HiddenConsoles">How many of the consoles are hidden.</param>
/// <param name="HiddenPages">How many of the pages are hidden.</param>
/// <param name="Patterns">The patterns in the owner's order.</param>
internal sealed record IgnoreReportJson(
    int Consoles, int Pages, int HiddenConsoles, int HiddenPages, ImmutableArray<PatternReportJson> Patterns)
{
    /// <summary>The report.</summary>
    public static IgnoreReportJson Of(IgnoreReport report) => new(
        report.Network.Consoles.Length,
        report.Network.Pages.Length,
        report.HiddenConsoles,
        report.HiddenPages,
        [.. report.Patterns.Select(PatternReportJson.Of)]);
}

/// <summary>A pattern, as everywhere in JSON.</summary>
/// <param name="Pattern">As the owner wrote it.</param>
/// <param name="Reason">Why; null for nothing.</param>
/// <param name="Source">Where it is written; null when nowhere.</param>
internal sealed record PatternJson(string Pattern, string? Reason, string? Source)
{
    /// <summary>The pattern; null for none.</summary>
    public static PatternJson? Of(IgnorePattern? pattern) =>
        pattern is null ? null : new PatternJson(pattern.Text, pattern.Reason, pattern.Source?.ToString());
}

/// <summary>What a pattern hides.</summary>
/// <param name="Consoles">How many listed consoles.</param>
/// <param name="Pages">How many recommended pages.</param>
/// <param name="Sites">On how many sites.</param>
/// <param name="Domains">Of how many domains.</param>
/// <param name="IsWide">Is that far more than one site's worth?</param>
/// <param name="Examples">Some of the addresses.</param>
internal sealed record EffectJson(int Consoles, int Pages, int Sites, int Domains, bool IsWide, ImmutableArray<string> Examples)
{
    private const int MostExamples = 10;

    /// <summary>The effect.</summary>
    public static EffectJson Of(PatternEffect effect) => new(
        effect.Consoles.Length,
        effect.Pages.Length,
        effect.Sites.Length,
        effect.Domains.Length,
        effect.IsWide,
        [.. effect.Examples(MostExamples).Select(address => address.Url)]);
}

/// <summary>What a report says about one pattern.</summary>
/// <param name="Pattern">As the owner wrote it.</param>
/// <param name="Reason">Why; null for nothing.</param>
/// <param name="Source">Where it is written.</param>
/// <param name="Hides">What it hides.</param>
/// <param name="SameAs">An earlier pattern that says the same; null for none.</param>
/// <param name="CoveredBy">A wider pattern; null for none.</param>
/// <param name="IsRegularExpression">Does it look like a regular expression, although it is taken literally?</param>
internal sealed record PatternReportJson(
    string Pattern,
    string? Reason,
    string? Source,
    EffectJson Hides,
    PatternJson? SameAs,
    PatternJson? CoveredBy,
    bool IsRegularExpression)
{
    /// <summary>The report of one pattern.</summary>
    public static PatternReportJson Of(PatternReport report) => new(
        report.Pattern.Text,
        report.Pattern.Reason,
        report.Pattern.Source?.ToString(),
        EffectJson.Of(report.Effect),
        report.IsTwice ? PatternJson.Of(report.Cover) : null,
        report.IsTwice ? null : PatternJson.Of(report.Cover),
        report.IsExpression);
}
