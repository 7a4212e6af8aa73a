using System.Text;
using Wander.Framing;

namespace Wander.Tests.Framing;

public class FrameableMediaTypesTests
{
    [Theory]
    [InlineData("text/html")]
    [InlineData("Text/HTML; charset=utf-8")]
    [InlineData(" text/html ;")]
    [InlineData("application/xhtml+xml")]
    [InlineData("text/plain; charset=utf-8")]
    [InlineData("text/markdown")]
    [InlineData("text/css")]
    [InlineData("text/xml")]
    [InlineData("application/xml")]
    [InlineData("application/atom+xml")]
    [InlineData("application/rss+xml")]
    [InlineData("application/json")]
    [InlineData("application/ld+json")]
    [InlineData("application/javascript")]
    [InlineData("image/svg+xml")]
    [InlineData("audio/mpeg")]
    [InlineData("video/mp4; codecs=\"avc1, mp4a\"")]
    [InlineData("application/pdf, text/html")]
    [InlineData("text/html, */*")]
    [InlineData("text/html, rubbish")]
    public void A_type_that_browsers_display_is_frameable(string contentType)
    {
        Assert.True(FrameableMediaTypes.Shows(contentType, "hello"u8));
    }

    [Theory]
    [InlineData("application/pdf")]
    [InlineData("application/zip")]
    [InlineData("application/octet-stream")]
    [InlineData("application/epub+zip")]
    [InlineData("application/vnd.google-earth.kml+xml")]
    [InlineData("application/x-yaml")]
    [InlineData("text/csv; charset=utf-8")]
    [InlineData("TEXT/CALENDAR")]
    [InlineData("text/x-vcard")]
    [InlineData("text/rtf")]
    [InlineData("text/tab-separated-values")]
    [InlineData("image/tiff")]
    [InlineData("image/heic")]
    [InlineData("video/x-msvideo")]
    [InlineData("audio/midi")]
    [InlineData("font/woff2")]
    [InlineData("x/y")]
    [InlineData("text/html, application/pdf")]
    [InlineData("text/pdf")]
    public void A_type_that_browsers_download_is_not_frameable(string contentType)
    {
        Assert.False(FrameableMediaTypes.Shows(contentType, "<!doctype html>"u8));
        Assert.False(FrameableMediaTypes.IsHtml(contentType, "<!doctype html>"u8));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("html")]
    [InlineData("text/")]
    [InlineData("text/html/x")]
    [InlineData("text html/x")]
    [InlineData("*/*")]
    [InlineData("unknown/unknown")]
    [InlineData("application/unknown")]
    public void Without_a_type_the_first_bytes_decide(string? contentType)
    {
        Assert.True(FrameableMediaTypes.Shows(contentType, "hello"u8));
        Assert.True(FrameableMediaTypes.Shows(contentType, []));
        Assert.True(FrameableMediaTypes.Shows(contentType, "\e[1mbold\e[0m\t\f"u8));
        Assert.True(FrameableMediaTypes.Shows(contentType, "<html >\0"u8));
        Assert.True(FrameableMediaTypes.Shows(contentType, [0xFE, 0xFF, 0, (byte)'x']));
        Assert.False(FrameableMediaTypes.Shows(contentType, "%PDF-1.7"u8));
        Assert.False(FrameableMediaTypes.Shows(contentType, "%!PS-Adobe-3.0"u8));
        Assert.False(FrameableMediaTypes.Shows(contentType, "PK\u0003\u0004"u8));
        Assert.False(FrameableMediaTypes.Shows(contentType, "hello\0"u8));
        Assert.False(FrameableMediaTypes.IsHtml(contentType, "hello"u8));
        Assert.True(FrameableMediaTypes.IsHtml(contentType, "<html >\0"u8));
    }

    [Theory]
    [InlineData("<!DOCTYPE HTML>", true)]
    [InlineData("\r\n\t <hTmL lang=de>", true)]
    [InlineData("<!--x", true)]
    [InlineData("<p>", true)]
    [InlineData("<a href", true)]
    [InlineData("<h1>", true)]
    [InlineData("<h2>", false)]
    [InlineData("<article>", false)]
    [InlineData("<html", false)]
    [InlineData("x<html>", false)]
    [InlineData("", false)]
    public void HTML_without_a_type_is_recognised_by_its_first_tag(string beginning, bool isHtml)
    {
        Assert.Equal(isHtml, FrameableMediaTypes.IsHtml(null, Encoding.UTF8.GetBytes(beginning)));
    }

    [Theory]
    [InlineData("/html")]
    [InlineData("\"text/html\"")]
    public void An_invalid_type_that_Chromium_downloads_is_not_frameable(string contentType)
    {
        Assert.False(FrameableMediaTypes.Shows(contentType, "<!doctype html>"u8));
    }

    [Fact]
    public void Only_the_bytes_that_browsers_read_are_relevant()
    {
        byte[] late = [.. new byte[ContentSniffing.Length].Select(_ => (byte)' '), 0];

        Assert.True(FrameableMediaTypes.Shows(null, late));
        Assert.False(FrameableMediaTypes.Shows(null, late.AsSpan(1)));
    }

    [Theory]
    [InlineData("image/png", "\u0089PNG\r\n\u001a\n", true)]
    [InlineData("image/png", "\u00ff\u00d8\u00ff\u00e0", true)]
    [InlineData("image/gif", "GIF89a", true)]
    [InlineData("image/bmp", "BM", true)]
    [InlineData("image/x-icon", "\0\0\u0001\0", true)]
    [InlineData("image/webp", "RIFF\0\0\0\0WEBPVP8 ", true)]
    [InlineData("image/avif", "\0\0\0 ftypavif", true)]
    [InlineData("image/tiff", "GIF89a", false)]
    [InlineData("image/png", "<!doctype html>", false)]
    [InlineData("image/png", "", false)]
    public void An_image_is_frameable_when_its_bytes_are_an_image(string contentType, string beginning, bool shows)
    {
        Assert.Equal(shows, FrameableMediaTypes.Shows(contentType, Encoding.Latin1.GetBytes(beginning)));
    }

    [Fact]
    public void Plain_text_with_binary_bytes_is_downloaded()
    {
        Assert.False(FrameableMediaTypes.Shows("text/plain", [0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1]));
        Assert.True(FrameableMediaTypes.Shows("text/html", [0, 1, 2]));
    }

    [Theory]
    [InlineData("text/html; charset=x", true)]
    [InlineData("application/xhtml+xml", true)]
    [InlineData("text/plain", false)]
    [InlineData("image/svg+xml", false)]
    public void HTML_is_recognised_by_its_type(string contentType, bool isHtml)
    {
        Assert.Equal(isHtml, FrameableMediaTypes.IsHtml(contentType, []));
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("", false)]
    [InlineData("inline", false)]
    [InlineData(" Inline ; filename=\"a.html\"", false)]
    [InlineData("filename=a.html", false)]
    [InlineData("; filename=a.html", false)]
    [InlineData("\"attachment\"", false)]
    [InlineData("attachment", true)]
    [InlineData("ATTACHMENT; filename=x", true)]
    [InlineData("attachment ;", true)]
    [InlineData("form-data; name=x", true)]
    [InlineData("something-new", true)]
    public void Every_disposition_except_inline_is_an_attachment(string? contentDisposition, bool isAttachment)
    {
        Assert.Equal(isAttachment, FrameableMediaTypes.IsAttachment(contentDisposition));
    }

    [Fact]
    public void Any_headers_and_bytes_are_handled_without_an_exception()
    {
        Property.Holds<(string? Header, byte[]? Body)>(answer =>
        {
            var body = answer.Body ?? [];
            _ = FrameableMediaTypes.IsAttachment(answer.Header);
            Assert.True(
                !FrameableMediaTypes.IsHtml(answer.Header, body) || FrameableMediaTypes.Shows(answer.Header, body), "HTML shows");
            Assert.Equal(FrameableMediaTypes.Shows(null, body), FrameableMediaTypes.Shows("rubbish", body));
        });
    }
}
