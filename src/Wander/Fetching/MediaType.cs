using System.Buffers;

namespace Wander.Fetching;

/// <summary>Parses the media type of a <c>Content-Type</c> header, without its parameters.</summary>
internal static class MediaType
{
    private static readonly SearchValues<char> TokenCharacters =
        SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary>
    /// Returns the type in lower case, such as <c>text/html</c>; null when there is none. Of several values, the last valid one
    /// applies, and <c>*/*</c> is ignored (Fetch Standard, "extract a MIME type").
    /// </summary>
    /// <param name="contentType">The raw header, with all its lines joined by commas; null when there is none.</param>
    public static string? Of(string? contentType) => contentType is null
        ? null
        : HeaderValues.Split([contentType]).Select(Essence).LastOrDefault(type => type is not null and not "*/*");

    /// <summary>Returns true when the text is a token (RFC 9110, section 5.6.2).</summary>
    public static bool IsToken(ReadOnlySpan<char> text) => !text.IsEmpty && !text.ContainsAnyExcept(TokenCharacters);

    private static string? Essence(string value)
    {
        var end = value.IndexOf(';', StringComparison.Ordinal);
        var type = value.AsSpan(0, end < 0 ? value.Length : end).Trim("\t\n\r ");
        var slash = type.IndexOf('/');
        return slash > 0 && IsToken(type[..slash]) && IsToken(type[(slash + 1)..]) ? type.ToString().ToLowerInvariant() : null;
    }
}
