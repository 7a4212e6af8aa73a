using System.Text;

namespace Wander.Fetching;

/// <summary>
/// Decodes a response body as text. The encoding is that of a byte order mark, otherwise the declared charset, otherwise UTF-8
/// (Encoding Standard, section 6). Invalid bytes become U+FFFD, and an unknown charset is ignored. The methods do not throw.
/// </summary>
internal static class BodyText
{
    /// <summary>Decodes a body.</summary>
    /// <param name="body">The bytes.</param>
    /// <param name="charset">The charset of <c>Content-Type</c>, with or without quotes; null when there is none.</param>
    public static string Decode(ReadOnlySpan<byte> body, string? charset) => Decode(body, Find(charset) ?? Encoding.UTF8);

    /// <summary>Decodes a body with the encoding of its byte order mark, or with the given encoding if it has none.</summary>
    public static string Decode(ReadOnlySpan<byte> body, Encoding encoding) => body switch
    {
        [0xEF, 0xBB, 0xBF, .. var rest] => Encoding.UTF8.GetString(rest),
        [0xFF, 0xFE, .. var rest] => Encoding.Unicode.GetString(rest),
        [0xFE, 0xFF, .. var rest] => Encoding.BigEndianUnicode.GetString(rest),
        _ => encoding.GetString(body),
    };

    /// <summary>Returns the encoding that browsers use for a charset; null when the charset is missing or unknown.</summary>
    /// <param name="charset">Any text from a response, with or without quotes; null when there is none.</param>
    public static Encoding? Find(string? charset)
    {
        var name = charset?.Trim().Trim('"').ToLowerInvariant();
        if (string.IsNullOrEmpty(name))
            return null;
        if (name is "utf8")
            return Encoding.UTF8; // .NET accepts only "utf-8"
        try
        {
            return AsInBrowsers(CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name));
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null; // GetEncoding throws for unknown charsets, and for UTF-7, which is disabled
        }
    }

    private static Encoding? AsInBrowsers(Encoding encoding) => encoding.CodePage switch
    {
        20127 or 28591 => CodePagesEncodingProvider.Instance.GetEncoding(1252), // ASCII and Latin-1
        28599 => CodePagesEncodingProvider.Instance.GetEncoding(1254), // Latin-5
        12000 or 12001 => null, // UTF-32
        _ => encoding,
    };
}
