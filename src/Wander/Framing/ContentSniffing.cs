using System.Buffers;
using System.Text;

namespace Wander.Framing;

/// <summary>Determines the kind of a body by its first bytes: a part of the MIME Sniffing Standard, section 7.1.</summary>
internal static class ContentSniffing
{
    /// <summary>The number of bytes that browsers read for this.</summary>
    public const int Length = 1445;

    // Control characters other than tab, line feed, form feed, carriage return and escape do not occur in text.
    private static readonly SearchValues<byte> BinaryBytes =
        SearchValues.Create([.. Enumerable.Range(0, 0x20).Except([0x09, 0x0A, 0x0C, 0x0D, 0x1B]).Select(code => (byte)code)]);

    private static readonly string[] HtmlTags =
    [
        "<!doctype html", "<html", "<head", "<script", "<iframe", "<h1", "<div", "<font", "<table", "<a", "<style", "<title",
            "<b",
        "<body", "<br", "<p",
    ];

    /// <summary>Returns true when the body begins like an HTML page.</summary>
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

    /// <summary>Returns true when the body begins with a byte order mark or contains no binary bytes.</summary>
    public static bool IsText(ReadOnlySpan<byte> beginning) =>
        beginning is [0xFE, 0xFF, ..] or [0xFF, 0xFE, ..] or [0xEF, 0xBB, 0xBF, ..]
        || !beginning[..Math.Min(beginning.Length, Length)].ContainsAny(BinaryBytes);

    /// <summary>
    /// Returns true when the body is an image (MIME Sniffing Standard, section 6.1, and AVIF). A frame stays blank when a
    /// response with an image type is not an image.
    /// </summary>
    public static bool IsImage(ReadOnlySpan<byte> beginning) =>
        beginning.StartsWith("GIF8"u8)
        || beginning.StartsWith("BM"u8)
        || beginning is [0xFF, 0xD8, 0xFF, ..] or [0x89, (byte)'P', (byte)'N', (byte)'G', ..] or [0, 0, 1 or 2, 0, ..]
        || (beginning.Length >= 12 && (beginning[4..].StartsWith("ftyp"u8) || beginning[8..].StartsWith("WEBP"u8)));

    /// <summary>Returns true when the body is a PDF or PostScript document, which frames do not display.</summary>
    public static bool IsDocument(ReadOnlySpan<byte> beginning) =>
        beginning.StartsWith("%PDF-"u8) || beginning.StartsWith("%!PS-Adobe-"u8);
}
