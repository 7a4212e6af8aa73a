using System.Collections.Immutable;
using System.Net;
using Wander.Configuration.Yaml;
using Wander.Protocol;
using Wander.Protocol.Ignoring;
using Wander.Text;

namespace Wander.Configuration.Ignoring;

/// <summary>Reads the patterns of <c>ignore</c>, and checks what the ignore list hides.</summary>
internal static class IgnorePatterns
{
    private const int LongestPattern = 2048;

    /// <summary>Reads the patterns of <c>ignore</c>.</summary>
    public static ImmutableArray<Located<IgnorePattern>> Listed(Section section)
    {
        var patterns = ImmutableArray.CreateBuilder<Located<IgnorePattern>>();
        foreach (var item in section.List("ignore"))
        {
            var (text, reason) = Entry(item, section.Problems);
            if (text is not null && Read(text.Value, reason, text.Location, IgnoreLine.InSettings, section.Problems)
                is { } pattern)
                patterns.Add(pattern);
        }
        return patterns.DrainToImmutable();
    }

    /// <summary>Reads a pattern. A regular expression of an older console is translated when its meaning is clear.</summary>
    /// <param name="text">The text in the file.</param>
    /// <param name="reason">The reason; null for none.</param>
    /// <param name="location">The location of the text.</param>
    /// <param name="line">Formats a pattern and its reason for that file: a method of <see cref="IgnoreLine"/>.</param>
    /// <param name="problems">Receives the problems.</param>
    public static Located<IgnorePattern>? Read(
        string text, string? reason, SourceLocation location, Func<string, string?, string> line, ProblemList problems)
    {
        var meant = text;
        if (OldIgnorePattern.IsRegularExpression(text))
        {
            var isTranslated = OldIgnorePattern.TryTranslate(text, out var translation);
            meant = translation ?? text;
            problems.Warning(location, isTranslated
                ? $"{Quote.Of(text)} is a regular expression of an older console and is read as a pattern. "
                    + $"Replace it with {Quote.Whole(line(meant, reason))}."
                : $"{Quote.Of(text)} looks like a regular expression of an older console but is read literally. "
                    + "Rewrite it as a wildcard pattern, with `*` for any characters.");
        }
        // A URL cannot contain a space. The rest of the text is probably a reason.
        if (!meant.Trim().Any(char.IsWhiteSpace) && IgnorePattern.TryParse(meant, reason, location, out var pattern))
            return new Located<IgnorePattern>(pattern, location);
        problems.Error(location, WhatIsWrong(text.Trim(), line));
        return null;
    }

    /// <summary>
    /// Reports patterns that hide this console as errors, because the console would then show and crawl nothing.
    /// </summary>
    public static void MustNotHide(ConsoleAddress own, IEnumerable<Located<IgnorePattern>> patterns, ProblemList problems)
    {
        foreach (var (pattern, location) in patterns.Where(placed => placed.Value.Hides(own.Value)))
            problems.Error(location, $"{Quote.Of(pattern.Text)} hides this console, {own.Value}. "
                + "Write a narrower pattern, or remove it.");
    }

    /// <summary>Warns about an address that the owner both lists and hides. It stays hidden.</summary>
    public static void ShouldNotHide(IgnoreList ignore, string url, SourceLocation location, ProblemList problems)
    {
        if (ignore.Find(url) is { } pattern)
            problems.Warning(location, $"{Quote.Of(url)} is hidden "
                + $"by the ignore pattern {Quote.Of(pattern.Text)} ({pattern.Source}). Remove the address or the pattern.");
    }

    private static string WhatIsWrong(string text, Func<string, string?, string> line)
    {
        if (text.Length > LongestPattern)
            return $"{Quote.Of(text)} is longer than 2,048 characters. Write only the beginning of the address.";
        return text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) switch
        {
            [var mark, var pattern] when !mark.Any(char.IsLetterOrDigit) =>
                $"{Quote.Of(text)} begins with {Quote.Of(mark)} and a space, which are not part of a pattern. "
                + $"Write {Quote.Whole(pattern)}.",
            [var mark, _, ..] when !mark.Any(char.IsLetterOrDigit) =>
                $"{Quote.Of(text)} begins with {Quote.Of(mark)} and a space, which are not part of a pattern. "
                + "Write only the pattern.",
            [var address, var host] when IPAddress.TryParse(address, out _) =>
                $"{Quote.Of(text)} is a line of a hosts file. Write {Quote.Whole(host)}.",
            [var first, .. var rest] when rest.Length > 0
                && (first[^1] is ',' or ';' || Array.Exists(rest, word => word.Contains("://", StringComparison.Ordinal))) =>
                $"{Quote.Of(text)} contains several patterns. Write one pattern per line.",
            [var first, .. var rest] when rest.Length > 0 =>
                $"{Quote.Of(text)} contains a space, which a pattern cannot. "
                + $"If the rest is a reason, write {Quote.Whole(line(first, ReasonIn(rest)))}.",
            _ => $"{Quote.Of(text)} is not an ignore pattern. Write one like `https://*.example.com/`.",
        };
    }

    private static string? ReasonIn(string[] words) =>
        string.Join(' ', words).TrimStart('#', ' ') is { Length: > 0 } reason ? reason : null;

    private static (YamlText? Pattern, string? Reason) Entry(YamlNode item, ProblemList problems)
    {
        if (item is not YamlMapping mapping)
            return (Shape.Entry(item, "ignore", problems), null);
        var entry = Section.Entry(mapping, "ignore", SettingsKeys.IgnoreEntry, problems);
        if (mapping.Find("pattern") is null or YamlNothing)
            problems.Error(mapping.Location, "This entry of `ignore` has no `pattern`. "
                + "Add one, like `pattern: https://*.example.com/`.");
        return (entry.Text("pattern"), entry.Line("reason"));
    }
}
