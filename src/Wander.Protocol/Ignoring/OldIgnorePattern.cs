using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace Wander.Protocol.Ignoring;

/// <summary>
/// Detects ignore patterns of the original console before version 0.2, which were regular expressions that could match
/// anywhere in a URL, and translates them when there is an equivalent wildcard pattern. They are never evaluated
/// (src/Wander.Protocol/README.md#ignore-patterns).
/// </summary>
public static class OldIgnorePattern
{
    private static readonly SearchValues<char> Escapable = SearchValues.Create("./-_:?*+()[]{}|^$\\@~&=dwsbDWSB");

    // Sequences that neither URLs nor useful wildcard patterns contain.
    private static readonly SearchValues<string> Signs =
        SearchValues.Create(["[^", "(?:", "(?!", "(?=", "://.*", "://.+"], StringComparison.Ordinal);

    private static readonly string[] Starts = ["^", ".*", ".+", "https?:", "http(s)?:", "http(s?):", "(https?)"];

    // "/.*" could mean hidden files, but a wildcard pattern matches prefixes and needs no star at its end.
    private static readonly string[] Ends = ["/.*", "/.*$", "/.+", "/.+$"];

    /// <summary>
    /// Returns whether a text is a regular expression. The criteria are sequences that neither URLs nor wildcard patterns
    /// contain: an escape sequence, an anchor, an alternation, <c>https?:</c>, or <c>.*</c> at the start of the text or the
    /// host or after the last slash. <c>+</c>, <c>(x)</c>, <c>[a]</c>, <c>.</c>, <c>*</c> and <c>?p=</c> can occur in URLs
    /// and are not criteria.
    /// </summary>
    /// <param name="text">The text of an ignore list.</param>
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
    /// Translates a regular expression to the wildcard pattern that hides the same addresses:
    /// <c>.*://.*\.substack\.com/.*</c> becomes <c>https://*.substack.com/</c>. Returns false when the text is not a regular
    /// expression or has no equivalent pattern.
    /// </summary>
    /// <param name="text">
    /// The text of an ignore list, with single backslashes or with doubled ones as in a string literal.
    /// </param>
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

    // An alternation such as "(a|b)". URLs do not contain an unencoded vertical bar.
    private static bool HasChoice(string text)
    {
        var line = text.IndexOf('|', StringComparison.Ordinal);
        return line >= 0 && text.AsSpan(0, line).Contains('(') && text.AsSpan(line).Contains(')');
    }
}
