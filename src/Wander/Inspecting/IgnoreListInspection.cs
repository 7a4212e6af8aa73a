using System.Globalization;
using Wander.Configuration;
using Wander.Ignoring;
using Wander.Protocol;
using Wander.Protocol.Ignoring;
using Wander.Text;

namespace Wander.Inspecting;

/// <summary>
/// The ignore list: patterns that are there twice, and those that hide less or more than their owner seems to mean.
/// </summary>
internal static class IgnoreListInspection
{
    // Lists of others, put together, can have thousands of both.
    private const int Shown = 20;

    /// <summary>What is the matter with a list.</summary>
    public static IEnumerable<SettingsProblem> Of(IgnoreList ignore) =>
        Bounded(Twice(ignore)).Concat(Bounded(NotAsMeant(ignore)));

    private static IEnumerable<SettingsProblem> Twice(IgnoreList ignore)
    {
        var first = new Dictionary<string, IgnorePattern>(StringComparer.Ordinal);
        foreach (var pattern in ignore.Patterns)
        {
            if (!first.TryAdd(pattern.ComparedText, pattern))
            {
                var before = first[pattern.ComparedText];
                yield return Warning(pattern, before.Text == pattern.Text
                    ? $"{Quote.Of(pattern.Text)} is already in {before.Source}: remove one of the two"
                    : $"{Quote.Of(pattern.Text)} hides the same as {Quote.Of(before.Text)} ({before.Source}): remove one of "
                        + $"the two");
            }
        }
    }

    private static IEnumerable<SettingsProblem> NotAsMeant(IgnoreList ignore) =>
        from pattern in ignore.Patterns
        from advice in PatternAdvice.For(pattern)
        select Warning(pattern, $"{Quote.Of(pattern.Text)}: {advice}");

    private static IEnumerable<SettingsProblem> Bounded(IEnumerable<SettingsProblem> problems)
    {
        var all = problems.ToList();
        return all.Count <= Shown
            ? all
            : all.Take(Shown).Append(all[Shown] with
            {
                Message = string.Create(
                    CultureInfo.InvariantCulture, $"from here on, {all.Count - Shown:N0} more patterns are like these"),
            });
    }

    private static SettingsProblem Warning(IgnorePattern pattern, string message)
    {
        var location = pattern.Source ?? SourceLocation.Whole("ignore");
        return new SettingsProblem(SettingsSeverity.Warning, location.File, location.Line, Column: 0, message);
    }
}
