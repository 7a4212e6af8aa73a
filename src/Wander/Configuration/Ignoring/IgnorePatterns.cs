using System.Collections.Immutable;
using System.Net;
using Wander.Configuration.Yaml;
using Wander.Protocol;
using Wander.Protocol.Ignoring;
using Wander.Text;

namespace Wander.Configuration.Ignoring;

/// <summary>The ignore list: from <c>ignore</c>, from <c>ignore_files</c>, and what it must not hide.</summary>
internal static class IgnorePatterns
{
    private const int LongestPattern = 2048;

    /// <summary>The patterns of <c>ignore</c>.</summary>
    public static ImmutableArray<Placed<IgnorePattern>> Listed(Section section)
    {
        var patterns = ImmutableArray.CreateBuilder<Placed<IgnorePattern>>();
        foreach (var item in section.List("ignore"))
        {
            var (text, reason) = Entry(item, section.Problems);
            if (text is not null && Read(text.Value, reason, text.Location, IgnoreLine.InSettings, section.Problems)
                is { } pattern)
                patterns.Add(pattern);
        }
        return patterns.DrainToImmutable();
    }

    /// <summary>One pattern; one in the notation of older consoles is taken for what it meant, as far as that is plain.</summary>
    /// <param name="text">What the owner wrote.</param>
    /// <param name="reason">Why; may be null.</param>
    /// <param name="location">Where it is written.</param>
    /// <param name="line">How a pattern and its reason are written there: one of <see cref="IgnoreLine"/>.</param>
    /// <param name="problems">Gets what is wrong.</param>
    public static Placed<IgnorePattern>? Read(
        string text, string? reason, SourceLocation location, Func<string, string?, string> line, ProblemList problems)
    {
        var meant = text;
        if (OldIgnorePattern.IsRegularExpression(text))
        {
            var isTranslated = OldIgnorePattern.TryTranslate(text, out var translation);
            meant = translation ?? text;
            problems.Warning(location, isTranslated
                ? $"{Quote.Of(text)} is a regular expression, as older consoles had them, and is read as the line "
                    + $"to write instead: {Quote.Whole(line(meant, reason))}"
                : $"{Quote.Of(text)} looks like a regular expression of an older console, and is taken literally: "
                    + "write it anew, with * for any characters");
        }
        // No URL has a space; most likely it is a reason that is not marked as one.
        if (!meant.Trim().Any(char.IsWhiteSpace) && IgnorePattern.TryParse(meant, reason, location, out var pattern))
            return new Placed<IgnorePattern>(pattern, location);
        problems.Error(location, WhatIsWrong(text.Trim(), line));
        return null;
    }

    /// <summary>A pattern that hides this console is an error: it would show nothing and crawl nobody.</summary>
    public static void MustNotHide(ConsoleAddress own, IEnumerable<Placed<IgnorePattern>> patterns, ProblemList problems)
    {
        foreach (var (pattern, location) in patterns.Where(placed => placed.Value.Hides(own.Value)))
            problems.Error(location, $"{Quote.Of(pattern.Text)} hides this console itself, {own.Value}: "
                + "write a narrower pattern, or remove it");
    }

    /// <summary>What the owner both lists and hides stays hidden; they should know.</summary>
    public static void ShouldNotHide(IgnoreList ignore, string url, SourceLocation location, ProblemList problems)
    {
        if (ignore.Find(url) is { } pattern)
            problems.Warning(location, $"{Quote.Of(url)} is hidden "
                + $"by the ignore pattern {Quote.Of(pattern.Text)} ({pattern.Source}): remove one of the two");
    }

    private static string WhatIsWrong(string text, Func<string, string?, string> line)
    {
        if (text.Length > LongestPattern)
            return $"{Quote.Of(text)} is longer than 2,048 characters: write how the address begins, and that is enough";
        return text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) switch
        {
            [var mark, var pattern] when !mark.Any(char.IsLetterOrDigit) =>
                $"{Quote.Of(text)} begins with {Quote.Of(mark)}, which is no part of a pattern: write {Quote.Whole(pattern)}",
            [var mark, _, ..] when !mark.Any(char.IsLetterOrDigit) =>
                $"{Quote.Of(text)} begins with {Quote.Of(mark)}, which is no part of a pattern: write the pattern alone",
            [var address, var host] when IPAddress.TryParse(address, out _) =>
                $"{Quote.Of(text)} is a line of a hosts file: write {Quote.Whole(host)}",
            [var first, .. var rest] when rest.Length > 0
                && (first[^1] is ',' or ';' || Array.Exists(rest, word => word.Contains("://", StringComparison.Ordinal))) =>
                $"{Quote.Of(text)} has several patterns in it: write each of them alone",
            [var first, .. var rest] when rest.Length > 0 =>
                $"{Quote.Of(text)} has a space in it, which no pattern has: write "
                + $"{Quote.Whole(line(first, ReasonIn(rest)))} if what follows is the reason",
            _ => $"{Quote.Of(text)} is no ignore pattern: write one like https://*.example.com/",
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
            problems.Error(mapping.Location, "this entry of `ignore` has no pattern: write `pattern: https://*.example.com/`");
        return (entry.Text("pattern"), entry.Line("reason"));
    }
}
