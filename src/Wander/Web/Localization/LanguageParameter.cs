using Wander.Protocol;

namespace Wander.Web.Localization;

/// <summary>The <c>language</c> parameter of requests.</summary>
internal static class LanguageParameter
{
    /// <summary>Reads a language tag; null and empty text are any language.</summary>
    /// <param name="text">The value of the parameter.</param>
    /// <param name="tag">The tag; null for any language and for invalid tags.</param>
    /// <returns>False for an invalid tag.</returns>
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
