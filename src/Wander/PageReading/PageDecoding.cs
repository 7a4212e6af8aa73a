using System.Buffers;
using System.Text;
using System.Text.Unicode;
using Wander.Fetching;
using Wander.Protocol;

namespace Wander.PageReading;

/// <summary>
/// Decodes the bytes of a page. The encoding is that of a byte order mark, otherwise the charset of <c>Content-Type</c>,
/// otherwise the charset that the page declares at its beginning (HTML Standard, section 13.2.3), otherwise UTF-8 if the bytes
/// are valid UTF-8, and otherwise Windows-1252. Unknown charsets are ignored. The methods do not throw.
/// </summary>
internal static class PageDecoding
{
    /// <summary>The number of bytes that are searched for a charset.</summary>
    public const int MetaLength = 1024;

    private static readonly Encoding Windows1252 = BodyText.Find("windows-1252")!;

    /// <summary>Decodes a page.</summary>
    /// <param name="body">The bytes, which may be truncated within a character.</param>
    /// <param name="charset">The charset of <c>Content-Type</c>, with or without quotes; null when there is none.</param>
    /// <param name="at">The address of the page.</param>
    public static string Decode(ReadOnlySpan<byte> body, string? charset, PageAddress at)
    {
        var encoding = BodyText.Find(charset) ?? DeclaredBy(body, at) ?? (IsUtf8(body) ? Encoding.UTF8 : Windows1252);
        return BodyText.Decode(body, encoding);
    }

    private static Encoding? DeclaredBy(ReadOnlySpan<byte> body, PageAddress at)
    {
        var beginning = Windows1252.GetString(body[..Math.Min(body.Length, MetaLength)]);
        var encoding = BodyText.Find(PageHead.Read(beginning, at).Charset);
        // The declaration was readable as ASCII, so the page cannot be UTF-16 (HTML Standard, section 13.2.3.2).
        return encoding is UnicodeEncoding ? Encoding.UTF8 : encoding;
    }

    private static bool IsUtf8(ReadOnlySpan<byte> body)
    {
        if (Utf8.IsValid(body))
            return true;
        for (var cut = 1; cut <= Math.Min(3, body.Length); cut++)
        {
            // If everything else is ASCII, an incomplete character at the end is more likely Windows-1252, as in "café".
            if (Rune.DecodeFromUtf8(body[^cut..], out _, out _) == OperationStatus.NeedMoreData)
                return Utf8.IsValid(body[..^cut]) && !Ascii.IsValid(body[..^cut]);
        }
        return false;
    }
}
