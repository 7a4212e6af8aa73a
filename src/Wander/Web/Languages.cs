namespace Wander.Web;

/// <summary>The language that a visitor asks for.</summary>
internal static class Languages
{
    private const int MaximumLength = 35; // RFC 5646, section 4.4.1

    /// <summary>Reads a language tag (RFC 5646) by its shape; nothing and empty text are any language.</summary>
    /// <param name="text">What came with a request.</param>
    /// <param name="tag">The tag; null for any language, and where it has not the shape of a tag.</param>
    /// <returns>False when it has not the shape of a tag.</returns>
    public static bool TryRead(string? text, out string? tag)
    {
        tag = string.IsNullOrWhiteSpace(text) ? null : text.Trim();
        if (tag is null)
            return true;
        if (!IsTag(tag))
            tag = null;
        return tag is not null;
    }

    private static bool IsTag(string text)
    {
        if (text.Length > MaximumLength)
            return false;
        var subtags = text.Split('-');
        return subtags[0].Length is 2 or 3
            && subtags[0].All(char.IsAsciiLetter)
            && subtags.All(subtag => subtag.Length is >= 1 and <= 8 && subtag.All(char.IsAsciiLetterOrDigit));
    }
}
