using Wander.Protocol;

namespace Wander.Web.Localization;

/// <summary>The language that a visitor asks for.</summary>
internal static class LanguageParameter
{
    /// <summary>Reads a language tag; nothing and empty text are any language.</summary>
    /// <param name="text">What came with a request.</param>
    /// <param name="tag">The tag; null for any language, and where it has not the shape of a tag.</param>
    /// <returns>False when it has not the shape of a tag.</returns>
    public static bool TryRead(string? text, out string? tag)
    {
        tag = string.IsNullOrWhiteSpace(text) ? null : text.Trim();
        if (tag is null)
            return true;
        if (!LanguageTag.IsTag(tag))
            tag = null;
        return tag is not null;
    }
}
