using System.Collections.Frozen;
using Wander.Fetching;

namespace Wander.Framing;

/// <summary>
/// Decides which responses a sandboxed frame displays in Chromium and Firefox; they download the others or leave the frame
/// blank. The lists are those of Chromium (<c>blink/common/mime_util</c>, <c>media/base/mime_util</c>), which is stricter than
/// Firefox.
/// </summary>
internal static class FrameableMediaTypes
{
    private static readonly FrozenSet<string> Shown = FrozenSet.Create(
        StringComparer.Ordinal,
        "application/xhtml+xml", "application/xml", "application/atom+xml", "application/rss+xml", "application/json",
        "application/javascript", "application/x-javascript", "application/ecmascript", "application/x-ecmascript",
        "image/apng", "image/avif", "image/bmp", "image/gif", "image/jpeg", "image/jpg", "image/pjpeg", "image/png",
            "image/svg+xml",
        "image/vnd.microsoft.icon", "image/webp", "image/x-icon", "image/x-ms-bmp", "image/x-png",
        "application/ogg", "audio/aac", "audio/flac", "audio/mp3", "audio/mp4", "audio/mpeg", "audio/ogg", "audio/wav",
            "audio/webm",
        "audio/x-m4a", "audio/x-mp3", "audio/x-wav", "video/mp4", "video/ogg", "video/webm", "video/x-m4v");

    private static readonly FrozenSet<string> DownloadedText = FrozenSet.Create(
        StringComparer.Ordinal,
        "text/calendar", "text/x-calendar", "text/vcalendar", "text/x-vcalendar", "text/vcard", "text/x-vcard", "text/x-vcf",
        "text/directory", "text/ldif", "text/qif", "text/x-qif", "text/ofx", "text/rtf", "text/csv", "text/x-csv",
        "text/comma-separated-values", "text/tab-separated-values", "text/tsv", "text/vnd.sun.j2me.app-descriptor",
            "text/x-ms-iqy", "text/x-ms-odc",
        "text/x-ms-rqy", "text/x-ms-contact", "text/pdf");

    /// <summary>Returns true when a frame displays a response of this type. Sandboxed frames never display PDF.</summary>
    /// <param name="contentType">The raw <c>Content-Type</c>; null when there is none. An invalid type counts as none.</param>
    /// <param name="beginning">The first <see cref="ContentSniffing.Length"/> bytes of the body, or all if it is shorter.</param>
    public static bool Shows(string? contentType, ReadOnlySpan<byte> beginning) => TypeOf(contentType) switch
    {
        // Chromium treats these invalid values as an unknown type, and other invalid values as no type.
        null when contentType?.TrimStart() is ['/' or '"', ..] => false,
        null =>
            ContentSniffing.IsHtml(beginning) || (ContentSniffing.IsText(beginning) && !ContentSniffing.IsDocument(beginning)),
        "text/plain" => ContentSniffing.IsText(beginning), // many servers use it as the type of unknown files
        var type when type.StartsWith("text/", StringComparison.Ordinal) => !DownloadedText.Contains(type),
        "image/svg+xml" => true,
        var type when type.StartsWith("image/", StringComparison.Ordinal) =>
            Shown.Contains(type) && ContentSniffing.IsImage(beginning),
        var type => Shown.Contains(type) || IsJson(type),
    };

    /// <summary>Returns true when the response is an HTML page by its type or, without a type, by its first bytes.</summary>
    /// <inheritdoc cref="Shows" path="/param"/>
    public static bool IsHtml(string? contentType, ReadOnlySpan<byte> beginning) => TypeOf(contentType) switch
    {
        null => ContentSniffing.IsHtml(beginning),
        var type => type is "text/html" or "application/xhtml+xml",
    };

    /// <summary>
    /// Returns true when browsers download the response regardless of its type: for any disposition type except <c>inline</c>
    /// (RFC 6266, section 4.2). Without a disposition type, as in <c>filename=x</c>, they display it.
    /// </summary>
    /// <param name="contentDisposition">The raw <c>Content-Disposition</c>; null when there is none.</param>
    public static bool IsAttachment(string? contentDisposition)
    {
        var header = contentDisposition.AsSpan();
        var type = header[..(header.IndexOf(';') is >= 0 and var end ? end : header.Length)].Trim();
        return MediaType.IsToken(type) && !type.Equals("inline", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsJson(string type) =>
        type.StartsWith("application/", StringComparison.Ordinal) && type.EndsWith("+json", StringComparison.Ordinal);

    // These types mean that the type is unknown (MIME Sniffing Standard, section 7).
    private static string? TypeOf(string? contentType) =>
        MediaType.Of(contentType) is var type and not ("unknown/unknown" or "application/unknown") ? type : null;
}
