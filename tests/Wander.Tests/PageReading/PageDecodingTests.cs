using System.Text;
using Wander.PageReading;
using Wander.Protocol;

namespace Wander.Tests.PageReading;

public class PageDecodingTests
{
    [Fact]
    public void A_byte_order_mark_overrides_everything()
    {
        Assert.Equal("<meta charset=koi8-r>é", Decode([0xEF, 0xBB, 0xBF, .. "<meta charset=koi8-r>é"u8], "windows-1251"));
        Assert.Equal("é", Decode([0xFF, 0xFE, 0xE9, 0], "utf-8"));
    }

    [Fact]
    public void The_header_overrides_the_charset_of_the_page()
    {
        Assert.EndsWith("й", Decode([.. "<meta charset=koi8-r>"u8, 0xE9], "\"Windows-1251\""), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("no-such-charset")]
    public void Without_a_known_charset_the_charset_of_the_page_applies(string? charset)
    {
        Assert.EndsWith("И", Decode([.. "<!doctype html><meta charset=koi8-r>"u8, 0xE9], charset), StringComparison.Ordinal);
        Assert.EndsWith(
            "あ", Decode([.. "<meta http-equiv=content-type content='text/html; charset=Shift_JIS'>"u8, 0x82, 0xA0], charset),
                StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("UTF-16BE")]
    [InlineData("unicode")]
    [InlineData("utf8")]
    [InlineData("no-such-charset")]
    public void A_page_that_declares_UTF_16_or_an_unknown_charset_is_UTF_8(string charset)
    {
        var page = $"<meta charset={charset}>é";

        Assert.Equal(page, Decode(Encoding.UTF8.GetBytes(page)));
    }

    [Fact]
    public void A_charset_applies_only_in_the_head_and_the_first_1024_bytes()
    {
        byte[] latin1 = [.. "<meta charset=koi8-r>"u8, 0xE9];

        Assert.EndsWith("é", Decode([.. Encoding.ASCII.GetBytes(new string(' ', PageDecoding.MetaLength)), .. latin1]),
            StringComparison.Ordinal);
        Assert.EndsWith("é", Decode([.. "<body>"u8, .. latin1]), StringComparison.Ordinal);
        Assert.EndsWith("é", Decode([.. "<!-- "u8, .. latin1]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_without_a_charset_is_UTF_8_or_Windows_1252()
    {
        Assert.Equal("é€", Decode("é€"u8));
        Assert.Equal("é€", Decode([0xE9, 0x80]));
        Assert.Equal("", Decode([]));
    }

    [Fact]
    public void A_truncated_last_character_is_still_UTF_8()
    {
        var body = "é 👋"u8;

        Assert.Equal("é 👋", Decode(body));
        for (var cut = 1; cut <= 3; cut++)
            Assert.Equal("é \uFFFD", Decode(body[..^cut]));
        Assert.Equal("café", Decode([.. "caf"u8, 0xE9]));
        Assert.Equal("Ã© Ã(", Decode([.. "é "u8, 0xC3, (byte)'(']));
    }

    [Fact]
    public void Any_bytes_are_decoded()
    {
        Property.Holds<(byte[]? Body, string? Charset)>(page =>
        {
            var body = page.Body ?? [];
            Assert.NotNull(Decode(body, page.Charset));
            Assert.NotNull(Decode([.. Encoding.UTF8.GetBytes($"<meta charset='{page.Charset}'>"), .. body]));
        });
        Property.Holds<string?>(text => Assert.Equal(
            Encoding.UTF8.GetString(Encoding.UTF8.GetBytes("x" + text)), Decode(Encoding.UTF8.GetBytes("x" + text))));
    }

    private static string Decode(ReadOnlySpan<byte> body, string? charset = null) =>
        PageDecoding.Decode(body, charset,
            PageAddress.TryParse("https://page.example/", out var at) ? at : throw new InvalidOperationException());
}
