using System.Collections.Immutable;
using Wander.Ignoring;
using Wander.Protocol.Ignoring;

namespace Wander.Reporting;

/// <summary>The JSON of <c>wander ignored --report</c>.</summary>
/// <param name="Consoles">The number of listed consoles.</param>
/// <param name="Pages">The number of recommended pages.</param>
/// <param name="HiddenConsoles">The number of hidden consoles.</param>
/// <param name="HiddenPages">The number of hidden pages.</param>
/// <param name="Patterns">The patterns in the order of the settings.</param>
internal sealed record IgnoreReportJson(
    int Consoles, int Pages, int HiddenConsoles, int HiddenPages, ImmutableArray<PatternReportJson> Patterns)
{
    /// <summary>Converts a report.</summary>
    public static IgnoreReportJson Of(IgnoreReport report) => new(
        report.Network.Consoles.Length,
        report.Network.Pages.Length,
        report.HiddenConsoles,
        report.HiddenPages,
        [.. report.Patterns.Select(PatternReportJson.Of)]);
}

/// <summary>The JSON of a pattern.</summary>
/// <param name="Pattern">The pattern as the owner wrote it.</param>
/// <param name="Reason">The owner's reason; null when there is none.</param>
/// <param name="Source">The file and line of the pattern; null when it has no location.</param>
internal sealed record PatternJson(string Pattern, string? Reason, string? Source)
{
    /// <summary>Converts a pattern; null stays null.</summary>
    public static PatternJson? Of(IgnorePattern? pattern) =>
        pattern is null ? null : new PatternJson(pattern.Text, pattern.Reason, pattern.Source?.ToString());
}

/// <summary>The JSON of the effect of a pattern.</summary>
/// <param name="Consoles">The number of listed consoles that it hides.</param>
/// <param name="Pages">The number of recommended pages that it hides.</param>
/// <param name="Sites">The number of their sites.</param>
/// <param name="Domains">The number of their domains.</param>
/// <param name="IsWide">True when it hides far more than one site.</param>
/// <param name="Examples">Up to ten of the addresses.</param>
internal sealed record EffectJson(int Consoles, int Pages, int Sites, int Domains, bool IsWide, ImmutableArray<string> Examples)
{
    private const int MostExamples = 10;

    /// <summary>Converts an effect.</summary>
    public static EffectJson Of(PatternEffect effect) => new(
        effect.Consoles.Length,
        effect.Pages.Length,
        effect.Sites.Length,
        effect.Domains.Length,
        effect.IsWide,
        [.. effect.Examples(MostExamples).Select(address => address.Url)]);
}

/// <summary>The JSON of one pattern in a report.</summary>
/// <param name="Pattern">The pattern as the owner wrote it.</param>
/// <param name="Reason">The owner's reason; null when there is none.</param>
/// <param name="Source">The file and line of the pattern.</param>
/// <param name="Hides">The effect of the pattern.</param>
/// <param name="SameAs">An earlier equivalent pattern; null when there is none.</param>
/// <param name="CoveredBy">A wider pattern that makes this pattern redundant; null when there is none.</param>
/// <param name="IsRegularExpression">True when it looks like a regular expression, which is matched literally.</param>
internal sealed record PatternReportJson(
    string Pattern,
    string? Reason,
    string? Source,
    EffectJson Hides,
    PatternJson? SameAs,
    PatternJson? CoveredBy,
    bool IsRegularExpression)
{
    /// <summary>Converts the report of one pattern.</summary>
    public static PatternReportJson Of(PatternReport report) => new(
        report.Pattern.Text,
        report.Pattern.Reason,
        report.Pattern.Source?.ToString(),
        EffectJson.Of(report.Effect),
        report.IsDuplicate ? PatternJson.Of(report.Cover) : null,
        report.IsDuplicate ? null : PatternJson.Of(report.Cover),
        report.IsExpression);
}
