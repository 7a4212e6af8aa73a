using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace Wander.Protocol.Ignoring;

/// <summary>
/// Ignore patterns of the network's early days, which were regular expressions that could match anywhere in a URL (design,
/// section 5): recognised, so that their owner can be told, and translated where the meaning is plain. They are never run.
/// </summary>
public static class OldIgnorePattern
{
    private static readonly SearchValues<char> Escapable = SearchValues.Create("./-_:?*+()[]{}|^$\\@~&=dwsbDWSB");

    // What is in no URL and in no wildcard pattern of any use.
    private static readonly SearchValues<string> Signs =
        SearchValues.Create(["[^", "(?:", "(?!", "(?=", "://.*", "://.+"], StringComparison.Ordinal);

    private static readonly string[] Starts = ["^", ".*", ".+", "https?:", "http(s)?:", "http(s?):", "(https?)"];

    // "/.*" could be meant for hidden files, but a pattern is a prefix and needs no star at its end.
    private static readonly string[] Ends = ["/.*", "/.*$", "/.+", "/.+$"];

    /// <summary>
    /// Was this written as a regular expression? Only what no URL and no wildcard pattern has counts: an escape, an anchor,
    /// a choice, <c>https?:</c>, <c>.*</c> where the text or a host begins or after the last slash. <c>+</c>, <c>(x)</c>,
    /// <c>[a]</c>, <c>.</c>, <c>*</c> and <c>?p=</c> alone are ordinary.
    /// </summary>
    /// <param name="text">What the owner wrote.</param>
    public static bool IsRegularExpression(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return HasEscape(text)
            || HasChoice(text)
            || text.AsSpan().ContainsAny(Signs)
            || Array.Exists(Starts, start => text.StartsWith(start, StringComparison.Ordinal))
            || Array.Exists(Ends, end => text.EndsWith(end, StringComparison.Ordinal));
    }

    /// <summary>
    /// The wildcard pattern that hides what the regular expression was written to hide: <c>.*://.*\.substack\.com/.*</c> is
    /// <c>https://*.substack.com/</c>. False for what is no regular expression, and where no single pattern means the same.
    /// </summary>
    /// <param name="text">What the owner wrote, with backslashes as they are or doubled as in a program.</param>
    /// <param name="pattern">The pattern.</param>
    public static bool TryTranslate(string text, [NotNullWhen(true)] out string? pattern)
    {
        pattern = IsRegularExpression(text) && OldExpression.TryRead(text, out var wildcard) ? $"https://{wildcard}" : null;
        if (pattern is not null && IsRegularExpression(pattern))
            pattern = null;
        return pattern is not null;
    }

    private static bool HasEscape(string text)
    {
        for (var i = 0; i + 1 < text.Length; i++)
        {
            if (text[i] == '\\' && Escapable.Contains(text[i + 1]))
                return true;
        }
        return false;
    }

    // "(a|b)": no URL has an upright line that is not encoded.
    private static bool HasChoice(string text)
    {
        var line = text.IndexOf('|', StringComparison.Ordinal);
        return line >= 0 && text.AsSpan(0, line).Contains('(') && text.AsSpan(line).Contains(')');
    }
}
