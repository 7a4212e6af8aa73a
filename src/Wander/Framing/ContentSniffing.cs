using System.Buffers;
using System.Text;

namespace Wander.Framing;

/// <summary>What a body is, by its first bytes (MIME Sniffing Standard, section 7.1): as much of it as we need.</summary>
internal static class ContentSniffing
{
    /// <summary>How many bytes browsers look at.</summary>
    public const int Length = 1445;

    // Control characters that no text has: all but tab, line feed, form feed, carriage return and escape.
    private static readonly SearchValues<byte> BinaryBytes =
        SearchValues.Create([.. Enumerable.Range(0, 0x20).Except([0x09, 0x0A, 0x0C, 0x0D, 0x1B]).Select(code => (byte)code)]);

    private static readonly string[] HtmlTags =
    [
        "<!doctype html", "<html", "<head", "<script", "<iframe", "<h1", "<div", "<font", "<table", "<a", "<style", "<title",
            "<b",
        "<body", "<br", "<p",
    ];

    /// <summary>Does it begin like an HTML page?</summary>
    public static bool IsHtml(ReadOnlySpan<byte> beginning)
    {
        var text = beginning[..Math.Min(beginning.Length, Length)].TrimStart("\t\n\f\r "u8);
        if (text.StartsWith("<!--"u8))
            return true;
        foreach (var tag in HtmlTags)
        {
            if (text.Length > tag.Length
                && text[tag.Length] is (byte)' ' or (byte)'>'
                && Ascii.EqualsIgnoreCase(text[..tag.Length], tag))
                return true;
        }
        return false;
    }

    /// <summary>Is it text, or at least nothing else?</summary>
    public static bool IsText(ReadOnlySpan<byte> beginning) =>
        beginning is [0xFE, 0xFF, ..] or [0xFF, 0xFE, ..] or [0xEF, 0xBB, 0xBF, ..]
        || !beginning[..Math.Min(beginning.Length, Length)].ContainsAny(BinaryBytes);

    /// <summary>Is it a picture (section 6.1, and AVIF)? What is sent as one and is none leaves the frame blank.</summary>
    public static bool IsImage(ReadOnlySpan<byte> beginning) =>
        beginning.StartsWith("GIF8"u8)
        || beginning.StartsWith("BM"u8)
        || beginning is [0xFF, 0xD8, 0xFF, ..] or [0x89, (byte)'P', (byte)'N', (byte)'G', ..] or [0, 0, 1 or 2, 0, ..]
        || (beginning.Length >= 12 && (beginning[4..].StartsWith("ftyp"u8) || beginning[8..].StartsWith("WEBP"u8)));

    /// <summary>Is it a document for another program: PDF or PostScript?</summary>
    public static bool IsDocument(ReadOnlySpan<byte> beginning) =>
        beginning.StartsWith("%PDF-"u8) || beginning.StartsWith("%!PS-Adobe-"u8);
}
