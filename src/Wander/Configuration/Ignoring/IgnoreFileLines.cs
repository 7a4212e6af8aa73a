using System.Collections.Immutable;
using Wander.Configuration.Yaml;
using Wander.Protocol;
using Wander.Protocol.Ignoring;

namespace Wander.Configuration.Ignoring;

/// <summary>
/// A file of ignore patterns: one in each line, behind it a <c>#</c> and the reason; a line that is only a reason gives it to the
/// pattern in the next line. A <c>#</c> without white space before it belongs to the pattern.
/// </summary>
internal static class IgnoreFileLines
{
    /// <summary>The patterns of a file's text.</summary>
    /// <param name="text">The text, with <c>\n</c> for line ends.</param>
    /// <param name="file">The file as the owner knows it: <c>ignore/ads.txt</c>.</param>
    /// <param name="problems">Gets what is wrong.</param>
    public static ImmutableArray<Placed<IgnorePattern>> Read(string text, string file, ProblemList problems)
    {
        var patterns = ImmutableArray.CreateBuilder<Placed<IgnorePattern>>();
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

    // Lists come from elsewhere: their remarks, however long, are no reason to refuse the patterns.
    private static string? Fit(string? reason, SourceLocation location, ProblemList problems)
    {
        if (string.IsNullOrEmpty(reason))
            return null;
        var line = reason.Replace('\t', ' ');
        if (Scalars.MistakeInLine(line, "reason") is not { } mistake)
            return line;
        problems.Warning(location, $"{mistake}; it is left out");
        return null;
    }
}
