using System.Text;
using FsCheck.Fluent;
using Wander.Fetching;

namespace Wander.Tests.Fetching;

public class BodyTextTests
{
    private static readonly byte[] Utf8 = [0xC3, 0xA9];
    private static readonly byte[] Latin1 = [0xE9];

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("utf-8")]
    [InlineData("\"UTF-8\"")]
    [InlineData("utf8")]
    [InlineData("no-such-charset")]
    [InlineData("utf-32")]
    [InlineData("utf-7")]
    [InlineData("unicode-1-1-utf-7")]
    [InlineData("csUnicode11UTF7")]
    [InlineData("\0")]
    public void Without_a_known_charset_a_body_is_UTF_8(string? charset)
    {
        Assert.Equal("é", BodyText.Decode(Utf8, charset));
    }

    [Theory]
    [InlineData("iso-8859-1")]
    [InlineData("latin1")]
    [InlineData("windows-1252")]
    [InlineData("US-ASCII")]
    [InlineData("ISO_8859-1")]
    [InlineData("ansi_x3.4-1968")]
    public void Latin_1_is_read_as_Windows_1252_like_in_browsers(string charset)
    {
        Assert.Equal("é", BodyText.Decode(Latin1, charset));
        Assert.Equal("€", BodyText.Decode([0x80], charset));
    }

    [Theory]
    [InlineData("shift_jis", new byte[] { 0x82, 0xA0 }, "あ")]
    [InlineData("euc-kr", new byte[] { 0xB0, 0xA1 }, "가")]
    [InlineData("gb18030", new byte[] { 0xB0, 0xA1 }, "啊")]
    [InlineData("koi8-r", new byte[] { 0xC1 }, "а")]
    [InlineData("iso-8859-9", new byte[] { 0xFD, 0x80 }, "ı€")]
    public void Other_charsets_of_the_web_are_read(string charset, byte[] bytes, string text)
    {
        Assert.Equal(text, BodyText.Decode(bytes, charset));
    }

    [Fact]
    public void A_byte_order_mark_overrides_the_charset()
    {
        foreach (var encoding in new Encoding[] { new UTF8Encoding(true), new UnicodeEncoding(false, true),
            new UnicodeEncoding(true, true) })
            Assert.Equal("é", BodyText.Decode([.. encoding.GetPreamble(), .. encoding.GetBytes("é")], "iso-8859-1"));
    }

    [Fact]
    public void Invalid_bytes_become_replacement_characters()
    {
        Assert.Equal("a\uFFFDb", BodyText.Decode([0x61, 0xFF, 0x62], "utf-8"));
    }

    [Fact]
    public void Any_bytes_are_decoded_with_any_charset()
    {
        Property.Holds<(string Charset, byte[] Body)>(value => Assert.NotNull(BodyText.Decode(value.Body ?? [], value.Charset)));
        var names = CodePagesEncodingProvider.Instance.GetEncodings().Concat(Encoding.GetEncodings()).Select(
            encoding => encoding.Name).Distinct();
        var charsets = Gen.Elements(names.ToArray());
        var bodies = FsCheck.FSharp.ArbMap.defaults.ArbFor<byte[]>().Generator;
        Property.Holds(
            charsets.SelectMany(_ => bodies, (charset, body) => (charset, body)).ToArbitrary(),
            value => Assert.NotNull(BodyText.Decode(value.body ?? [], value.charset)),
            times: 3000);
    }
}
