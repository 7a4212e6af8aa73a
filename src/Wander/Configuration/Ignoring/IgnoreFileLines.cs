using System.Collections.Immutable;
using Wander.Configuration.Yaml;
using Wander.Protocol;
using Wander.Protocol.Ignoring;

namespace Wander.Configuration.Ignoring;

/// <summary>
/// Reads a file of ignore patterns: one per line, optionally followed by <c>#</c> and a reason. A line with only a reason
/// applies to the pattern in the next line. A <c>#</c> without white space before it belongs to the pattern
/// (src/Wander/README.md#ignore-lists).
/// </summary>
internal static class IgnoreFileLines
{
    /// <summary>Reads the patterns of a file.</summary>
    /// <param name="text">The text of the file, with <c>\n</c> as line ends.</param>
    /// <param name="file">The path of the file below the folder of the settings file: <c>ignore/ads.txt</c>.</param>
    /// <param name="problems">Receives the problems.</param>
    public static ImmutableArray<Located<IgnorePattern>> Read(string text, string file, ProblemList problems)
    {
        var patterns = ImmutableArray.CreateBuilder<Located<IgnorePattern>>();
        var lineNumber = 0;
        string? reasonAbove = null;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            lineNumber++;
            var content = line.Trim();
            var location = new SourceLocation(file, lineNumber, line.IndexOf(content, StringComparison.Ordinal) + 1);
            var hash = StartOfReason(content);
            var reason = hash < 0 ? reasonAbove : content[(hash + 1)..].Trim("# \t").ToString();
            reasonAbove = hash == 0 ? reason : null;
            if (content.IsEmpty || hash == 0)
                continue;
            var pattern = (hash < 0 ? content : content[..hash].TrimEnd()).ToString();
            if (IgnorePatterns.Read(pattern, Fit(reason, location, problems), location, IgnoreLine.InFile, problems) is { } read)
                patterns.Add(read);
        }
        return patterns.DrainToImmutable();
    }

    private static int StartOfReason(ReadOnlySpan<char> content)
    {
        for (var i = 0; i < content.Length; i++)
        {
            if (content[i] == '#' && (i == 0 || char.IsWhiteSpace(content[i - 1])))
                return i;
        }
        return -1;
    }

    // Many lists are written by others, so a comment that is too long must not invalidate a pattern.
    private static string? Fit(string? reason, SourceLocation location, ProblemList problems)
    {
        if (string.IsNullOrEmpty(reason))
            return null;
        var line = reason.Replace('\t', ' ');
        if (Scalars.MistakeInLine(line) is not var (problem, remedy))
            return line;
        problems.Warning(location, $"The reason {problem} and is left out. {remedy}");
        return null;
    }
}
