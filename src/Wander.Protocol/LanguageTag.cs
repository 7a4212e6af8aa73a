namespace Wander.Protocol;

/// <summary>Checks the syntax of language tags (RFC 5646), which pages and visitors supply, and compares them.</summary>
public static class LanguageTag
{
    /// <summary>The longest tag, in characters (RFC 5646, section 4.4.1).</summary>
    public const int MaximumLength = 35;

    /// <summary>
    /// Returns whether a tag matches a language range, ignoring case: <c>pt-BR</c> matches <c>pt</c>, but <c>pt</c> does not
    /// match <c>pt-BR</c> (RFC 4647, section 3.3.1, basic filtering).
    /// </summary>
    /// <param name="tag">The language of a page; null, which matches no range, when it declares none.</param>
    /// <param name="range">The requested language.</param>
    public static bool Matches(string? tag, string range)
    {
        ArgumentNullException.ThrowIfNull(range);
        return tag is not null
            && tag.StartsWith(range, StringComparison.OrdinalIgnoreCase)
            && (tag.Length == range.Length || tag[range.Length] == '-');
    }

    /// <summary>
    /// Returns whether a text has the syntax of a tag that begins with a language of 2 or 3 letters, such as <c>de</c> or
    /// <c>pt-BR</c>.
    /// </summary>
    public static bool IsTag(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > MaximumLength)
            return false;
        var subtags = text.Split('-');
        return subtags[0].Length is 2 or 3
            && subtags[0].All(char.IsAsciiLetter)
            && subtags.All(subtag => subtag.Length is >= 1 and <= 8 && subtag.All(char.IsAsciiLetterOrDigit));
    }
}
