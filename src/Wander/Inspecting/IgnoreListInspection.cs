using System.Globalization;
using Wander.Configuration;
using Wander.Protocol;

namespace Wander.Inspecting;

/// <summary>The ignore list: patterns that are there twice, and those that hide less or more than their owner seems to mean.</summary>
internal static class IgnoreListInspection
{
    // Lists of others, put together, can have thousands of both.
    private const int Shown = 20;

    // What hides this hides everything, which nobody is to be advised to.
    private const string Anything = "https://anything.invalid/";

    /// <summary>What is the matter with a list.</summary>
    public static IEnumerable<SettingsProblem> Of(IgnoreList ignore) => Bounded(Twice(ignore)).Concat(Bounded(NotItself(ignore))).Concat(Bounded(WithQuery(ignore)));

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
                    : $"{Quote.Of(pattern.Text)} hides the same as {Quote.Of(before.Text)} ({before.Source}): remove one of the two");
            }
        }
    }

    // "https://example.com/*" asks for something after the slash: the page at https://example.com/ itself stays.
    private static IEnumerable<SettingsProblem> NotItself(IgnoreList ignore)
    {
        foreach (var pattern in ignore.Patterns.Where(pattern => pattern.Text.EndsWith("/*", StringComparison.Ordinal)))
        {
            var meant = pattern.Text.TrimEnd('*');
            var itself = meant.Replace("*", "any", StringComparison.Ordinal);
            if (!pattern.Hides(itself) && IgnorePattern.TryParse(meant, reason: null, source: null, out var wider)
                && wider.Hides(itself) && !wider.Hides(Anything))
            {
                yield return Warning(pattern, $"{Quote.Of(pattern.Text)} hides what is below {Quote.Of(meant)}, but not that itself: "
                    + $"write {Quote.Whole(meant)}, which hides both");
            }
        }
    }

    // Whoever writes down the address of one film hides all of a site.
    private static IEnumerable<SettingsProblem> WithQuery(IgnoreList ignore)
    {
        foreach (var pattern in ignore.Patterns)
        {
            var end = pattern.Text.IndexOfAny(['?', '#']);
            if (end >= 0)
            {
                yield return Warning(pattern, $"{Quote.Of(pattern.Text)} hides everything that begins with {Quote.Whole(pattern.Text[..end])}, "
                    + $"as what follows {Quote.Of(pattern.Text[end].ToString())} does not count: write that, or a narrower path");
            }
        }
    }

    private static IEnumerable<SettingsProblem> Bounded(IEnumerable<SettingsProblem> problems)
    {
        var all = problems.ToList();
        return all.Count <= Shown
            ? all
            : all.Take(Shown).Append(all[Shown] with
            {
                Message = string.Create(CultureInfo.InvariantCulture, $"from here on, {all.Count - Shown:N0} more patterns are like these"),
            });
    }

    private static SettingsProblem Warning(IgnorePattern pattern, string message)
    {
        var source = pattern.Source ?? "ignore";
        var colon = source.LastIndexOf(':');
        var hasLine = int.TryParse(source.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var line) && colon > 0;
        return new SettingsProblem(SettingsSeverity.Warning, hasLine ? source[..colon] : source, hasLine ? line : 0, Column: 0, message);
    }
}
