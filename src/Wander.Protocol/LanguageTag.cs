namespace Wander.Protocol;

/// <summary>Language tags (RFC 5646) by their shape: strangers and visitors write them.</summary>
public static class LanguageTag
{
    /// <summary>The longest tag, in characters (RFC 5646, section 4.4.1).</summary>
    public const int MaximumLength = 35;

    /// <summary>
    /// Is a page in this language for somebody who asks for that one? <c>pt-BR</c> is for <c>pt</c>, not the reverse (RFC 4647,
    /// basic filtering).
    /// </summary>
    /// <param name="tag">The page's language; null is in none.</param>
    /// <param name="range">What is asked for.</param>
    public static bool Matches(string? tag, string range)
    {
        ArgumentNullException.ThrowIfNull(range);
        return tag is not null
            && tag.StartsWith(range, StringComparison.OrdinalIgnoreCase)
            && (tag.Length == range.Length || tag[range.Length] == '-');
    }

    /// <summary>
    /// Has a text the shape of a tag, such as <c>de</c> or <c>pt-BR</c>? Any other text is answered with false.
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
