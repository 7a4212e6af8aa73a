using System.Globalization;
using Wander.Configuration;
using Wander.Ignoring;
using Wander.Protocol;
using Wander.Protocol.Ignoring;
using Wander.Text;

namespace Wander.Inspecting;

/// <summary>
/// The problems of the ignore list: duplicate patterns, and patterns that hide less or more than their owner probably intends.
/// </summary>
internal static class IgnoreListInspection
{
    // Combined lists from other people can contain thousands of each.
    private const int MaximumShown = 20;

    /// <summary>Returns the problems of a list.</summary>
    public static IEnumerable<SettingsProblem> Of(IgnoreList ignore) =>
        Bounded(Duplicates(ignore)).Concat(Bounded(Unintended(ignore)));

    private static IEnumerable<SettingsProblem> Duplicates(IgnoreList ignore)
    {
        var first = new Dictionary<string, IgnorePattern>(StringComparer.Ordinal);
        foreach (var pattern in ignore.Patterns)
        {
            if (!first.TryAdd(pattern.ComparedText, pattern))
            {
                var before = first[pattern.ComparedText];
                yield return Warning(pattern, before.Text == pattern.Text
                    ? $"{Quote.Of(pattern.Text)} is already in {before.Source}. Remove one of the two entries."
                    : $"{Quote.Of(pattern.Text)} hides the same as {Quote.Of(before.Text)} ({before.Source}). "
                        + "Remove one of the two entries.");
            }
        }
    }

    private static IEnumerable<SettingsProblem> Unintended(IgnoreList ignore) =>
        from pattern in ignore.Patterns
        from advice in PatternAdvice.For(pattern)
        select Warning(pattern, $"{Quote.Of(pattern.Text)}: {advice}");

    private static IEnumerable<SettingsProblem> Bounded(IEnumerable<SettingsProblem> problems)
    {
        var all = problems.ToList();
        return all.Count <= MaximumShown
            ? all
            : all.Take(MaximumShown).Append(all[MaximumShown] with
            {
                Message = string.Create(
                    CultureInfo.InvariantCulture, $"{all.Count - MaximumShown:N0} more patterns have problems of this kind."),
            });
    }

    private static SettingsProblem Warning(IgnorePattern pattern, string message)
    {
        var location = pattern.Source ?? SourceLocation.Whole("ignore");
        return new SettingsProblem(SettingsSeverity.Warning, location.File, location.Line, Column: 0, message);
    }
}
