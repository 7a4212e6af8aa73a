using System.Buffers;

namespace Wander.Fetching;

/// <summary>The type and subtype of a <c>Content-Type</c> header, without its parameters.</summary>
internal static class MediaType
{
    private static readonly SearchValues<char> TokenCharacters =
        SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary>
    /// The type in lower case, such as <c>text/html</c>. Of several the last that can be read counts, and <c>*/*</c> is none
    /// (Fetch Standard, "extract a MIME type"). Null when there is none.
    /// </summary>
    /// <param name="contentType">The raw header, all its lines joined by commas; null when there is none.</param>
    public static string? Of(string? contentType) => contentType is null
        ? null
        : HeaderValues.Split([contentType]).Select(Essence).LastOrDefault(type => type is not null and not "*/*");

    /// <summary>Is the text a token (RFC 9110, section 5.6.2)?</summary>
    public static bool IsToken(ReadOnlySpan<char> text) => !text.IsEmpty && !text.ContainsAnyExcept(TokenCharacters);

    private static string? Essence(string value)
    {
        var end = value.IndexOf(';', StringComparison.Ordinal);
        var type = value.AsSpan(0, end < 0 ? value.Length : end).Trim("\t\n\r ");
        var slash = type.IndexOf('/');
        return slash > 0 && IsToken(type[..slash]) && IsToken(type[(slash + 1)..]) ? type.ToString().ToLowerInvariant() : null;
    }
}
