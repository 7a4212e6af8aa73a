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
    public static string Decode(ReadOnlySpan<byte> body, string? charset) => body switch
    {
        [0xEF, 0xBB, 0xBF, .. var rest] => Encoding.UTF8.GetString(rest),
        [0xFF, 0xFE, .. var rest] => Encoding.Unicode.GetString(rest),
        [0xFE, 0xFF, .. var rest] => Encoding.BigEndianUnicode.GetString(rest),
        _ => Find(charset).GetString(body),
    };

    private static Encoding Find(string? charset)
    {
        var name = charset?.Trim().Trim('"').ToLowerInvariant();
        // Browsers read Latin-1 as Windows-1252.
        if (name is "iso-8859-1" or "latin1" or "us-ascii" or "ascii")
            name = "windows-1252";
        if (string.IsNullOrEmpty(name))
            return Encoding.UTF8;
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return Encoding.UTF8; // .NET has no other way to say that it does not know a charset, or, of UTF-7, does not want to
        }
    }
}
