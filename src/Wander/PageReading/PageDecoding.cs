using System.Buffers;
using System.Text;
using System.Text.Unicode;
using Wander.Fetching;
using Wander.Protocol;

namespace Wander.PageReading;

/// <summary>
/// Turns the bytes of a page into text: a byte order mark decides, else the declared charset, else what the page declares in its
/// beginning (HTML Standard, section 13.2.3), else UTF-8 when they are that, and Windows-1252 when not. Unknown charsets count as
/// none. Nothing here throws.
/// </summary>
internal static class PageDecoding
{
    /// <summary>How many bytes are searched for a charset.</summary>
    public const int MetaLength = 1024;

    private static readonly Encoding Windows1252 = BodyText.Find("windows-1252")!;

    /// <summary>Decodes a page.</summary>
    /// <param name="body">The bytes; they may end anywhere, also within a character.</param>
    /// <param name="charset">The charset of <c>Content-Type</c>, with or without quotes; null when none.</param>
    /// <param name="at">Where the page was found.</param>
    public static string Decode(ReadOnlySpan<byte> body, string? charset, PageAddress at)
    {
        var encoding = BodyText.Find(charset) ?? DeclaredBy(body, at) ?? (IsUtf8(body) ? Encoding.UTF8 : Windows1252);
        return BodyText.Decode(body, encoding);
    }

    private static Encoding? DeclaredBy(ReadOnlySpan<byte> body, PageAddress at)
    {
        var beginning = Windows1252.GetString(body[..Math.Min(body.Length, MetaLength)]);
        var encoding = BodyText.Find(PageHead.Read(beginning, at).Charset);
        // What could be read as ASCII is not UTF-16, whatever it says.
        return encoding is UnicodeEncoding ? Encoding.UTF8 : encoding;
    }

    private static bool IsUtf8(ReadOnlySpan<byte> body)
    {
        if (Utf8.IsValid(body))
            return true;
        for (var cut = 1; cut <= Math.Min(3, body.Length); cut++)
        {
            // Alone after ASCII it is more likely the last letter of "café" than the first half of something.
            if (Rune.DecodeFromUtf8(body[^cut..], out _, out _) == OperationStatus.NeedMoreData)
                return Utf8.IsValid(body[..^cut]) && !Ascii.IsValid(body[..^cut]);
        }
        return false;
    }
}
