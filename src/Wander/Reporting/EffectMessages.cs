using System.Collections.Immutable;
using System.Globalization;
using Wander.Ignoring;
using Wander.Protocol.Ignoring;
using Wander.Text;

namespace Wander.Reporting;

/// <summary>What a pattern hides, as parts of sentences.</summary>
internal static class EffectMessages
{
    /// <summary>A number: <c>1,538</c>.</summary>
    public static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Some of a number of things: <c>3 of 1,538 pages</c>.</summary>
    public static string Of(int some, int all, string thing) =>
        $"{Number(some)} of {NetworkReport.Count(all, thing)}";

    /// <summary>On how many sites it is, and whose they are: <c>9 sites, all of substack.com</c>.</summary>
    public static string Sites(PatternEffect effect) => effect switch
    {
        { Sites: [var site] } => site,
        { Domains: [var domain] } => $"{NetworkReport.Count(effect.Sites.Length, "site")}, all of {domain}",
        _ => $"{NetworkReport.Count(effect.Sites.Length, "site")} of {NetworkReport.Count(effect.Domains.Length, "domain")}",
    };

    /// <summary>The first few of many, and how many more there are.</summary>
    public static IEnumerable<string> Cut(IEnumerable<string> lines, int most)
    {
        ImmutableArray<string> all = [.. lines];
        // A line that says "and 1 more" is as long as the one that it stands for.
        return all.Length <= most + 1 ? all : all.Take(most).Append($"and {Number(all.Length - most)} more");
    }

    /// <summary>A pattern and where it is written.</summary>
    public static string Named(IgnorePattern pattern) =>
        pattern.Source is { } source ? $"{Quote.Of(pattern.Text)} ({source})" : Quote.Of(pattern.Text);
}
