using System.Collections.Immutable;
using System.Globalization;
using Wander.Ignoring;
using Wander.Protocol.Ignoring;
using Wander.Text;

namespace Wander.Reporting;

/// <summary>Phrases about the effect of an ignore pattern, and numbers in messages.</summary>
internal static class EffectMessages
{
    /// <summary>Formats a number: <c>1,538</c>.</summary>
    public static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Formats a part of a number of things: <c>3 of 1,538 pages</c>.</summary>
    public static string Of(int some, int all, string thing) =>
        $"{Number(some)} of {NetworkReport.Count(all, thing)}";

    /// <summary>Describes the sites that a pattern hides: <c>9 sites, all under substack.com</c>.</summary>
    public static string Sites(PatternEffect effect) => effect switch
    {
        { Sites: [var site] } => site,
        { Domains: [var domain] } => $"{NetworkReport.Count(effect.Sites.Length, "site")}, all under {domain}",
        _ => $"{NetworkReport.Count(effect.Sites.Length, "site")} in {NetworkReport.Count(effect.Domains.Length, "domain")}",
    };

    /// <summary>Returns the first lines, and then one line with the number of those left out.</summary>
    public static IEnumerable<string> Cut(IEnumerable<string> lines, int most)
    {
        ImmutableArray<string> all = [.. lines];
        // A line "and 1 more" would take as much space as the line that it replaces.
        return all.Length <= most + 1 ? all : all.Take(most).Append($"and {Number(all.Length - most)} more");
    }

    /// <summary>Formats a pattern with its location, if it has one.</summary>
    public static string Named(IgnorePattern pattern) =>
        pattern.Source is { } source ? $"{Quote.Of(pattern.Text)} ({source})" : Quote.Of(pattern.Text);
}
