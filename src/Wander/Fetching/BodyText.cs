using System.Text;

namespace Wander.Fetching;

/// <summary>
/// Turns a body into text: a byte order mark decides, else the declared charset, else UTF-8 (Encoding Standard, section 6). Wrong
/// bytes become U+FFFD and an unknown charset counts as none; nothing here throws.
/// </summary>
internal static class BodyText
{
    /// <summary>Decodes a body.</summary>
    /// <param name="body">The bytes.</param>
    /// <param name="charset">The charset of <c>Content-Type</c>, with or without quotes; null when none.</param>
    public static string Decode(ReadOnlySpan<byte> body, string? charset) => Decode(body, Find(charset) ?? Encoding.UTF8);

    /// <summary>Decodes a body that is in this encoding unless a byte order mark says otherwise.</summary>
    public static string Decode(ReadOnlySpan<byte> body, Encoding encoding) => body switch
    {
        [0xEF, 0xBB, 0xBF, .. var rest] => Encoding.UTF8.GetString(rest),
        [0xFF, 0xFE, .. var rest] => Encoding.Unicode.GetString(rest),
        [0xFE, 0xFF, .. var rest] => Encoding.BigEndianUnicode.GetString(rest),
        _ => encoding.GetString(body),
    };

    /// <summary>The encoding that browsers use for a charset; null when there is none, or they do not know it.</summary>
    /// <param name="charset">What a stranger wrote, with or without quotes; null when nothing.</param>
    public static Encoding? Find(string? charset)
    {
        var name = charset?.Trim().Trim('"').ToLowerInvariant();
        if (string.IsNullOrEmpty(name))
            return null;
        if (name is "utf8")
            return Encoding.UTF8; // which .NET knows as utf-8 alone
        try
        {
            return AsBrowsersReadIt(CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name));
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null; // .NET has no other way to say that it does not know a charset, or, of UTF-7, does not want to
        }
    }

    private static Encoding? AsBrowsersReadIt(Encoding encoding) => encoding.CodePage switch
    {
        20127 or 28591 => CodePagesEncodingProvider.Instance.GetEncoding(1252), // ASCII and Latin-1
        28599 => CodePagesEncodingProvider.Instance.GetEncoding(1254), // Latin-5
        12000 or 12001 => null, // UTF-32
        _ => encoding,
    };
}
