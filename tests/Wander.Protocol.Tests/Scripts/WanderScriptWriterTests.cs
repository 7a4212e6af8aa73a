using FsCheck;
using FsCheck.Fluent;
using Wander.Protocol.Scripts;
using Property = Wander.Testing.Property;

namespace Wander.Protocol.Tests.Scripts;

public class WanderScriptWriterTests
{
    private static readonly string[] Pieces =
    [
        "https://a.example/", "'", "\"", "`", "\\", "${x}", "</script>", "<!--", "-->", "]]>", "//", "/*", "*/", "\n",
        "\r", "\t", "\0", "\x7f", "\u0085", "\u00a0", "\u00ad", "\u2028", "\u2029", "\u202e", "\u2066", "\u200b",
        "\ufeff", "\ud800", "\udc00", "\ud83d\ude00", "\U000e0001", "é", "日本", "\\u0041", "\\", "1", " ", ",", "]", "}",
        ";", "=",
    ];

    private static readonly Gen<string> Texts = Gen.Elements(Pieces).ListOf().Select(string.Concat);

    private static readonly Arbitrary<WanderDocument> Documents = (
        from lists in Texts.ListOf().ArrayOf(5)
        from referral in Gen.OneOf(Gen.Constant<string?>(null), Texts.Select(text => (string?)text))
        select new WanderDocument
        {
            Consoles = [.. lists[0]],
            Pages = [.. lists[1]],
            Ignore = [.. lists[2]],
            Styles = [.. lists[3]],
            Scripts = [.. lists[4]],
            Referral = referral,
        }).ToArbitrary();

    [Fact]
    public void A_document_is_written_with_one_entry_per_line()
    {
        var document = new WanderDocument
        {
            Consoles = ["https://susam.net/wander/"],
            Pages = ["https://midnight.pub/", "https://it's.example/?a=1&b=2"],
            Ignore = ["https://*.substack.com/"],
            Referral = "no",
        };

        Assert.Equal(
            """
            // The pages that this Wander console recommends, and the consoles that it lists.
            const wander = {
              consoles: [
                'https://susam.net/wander/',
              ],
              pages: [
                'https://midnight.pub/',
                'https://it\'s.example/?a=1&b=2',
              ],
              ignore: [
                'https://*.substack.com/',
              ],
              referral: 'no',
            };

            """.ReplaceLineEndings("\n"),
            WanderScriptWriter.Write(document));
    }

    [Fact]
    public void Consoles_and_pages_are_always_written_and_other_lists_only_if_not_empty()
    {
        var script = WanderScriptWriter.Write(new WanderDocument { Consoles = default, Ignore = [], Referral = null });

        Assert.EndsWith("\nconst wander = {\n  consoles: [],\n  pages: [],\n};\n", script, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'\\", @"'\'\\'")]
    [InlineData("</script><!--", @"'\x3C/script>\x3C!--'")]
    [InlineData("\r\n\t\0\x1f\x7f", @"'\r\n\t\x00\x1F\x7F'")]
    [InlineData("\u2028\u2029\u202e\ufeff\u00a0", @"'\u2028\u2029\u202E\uFEFF\xA0'")]
    [InlineData("é 日本 😀 \U000e0001", @"'é 日本 😀 \uDB40\uDC01'")]
    public void Strings_are_escaped(string text, string written) =>
        Assert.Contains(
            $"\n    {written},\n", WanderScriptWriter.Write(new WanderDocument { Pages = [text] }), StringComparison.Ordinal);

    [Fact]
    public void A_lone_surrogate_is_escaped() => // an attribute argument cannot contain one
        Strings_are_escaped("\ud800a\udc00", @"'\uD800a\uDC00'");

    [Fact]
    public void A_written_document_is_read_back_unchanged() => Property.Holds(
        Documents, document => Assert.Equal(document, ScriptAssert.Clean(WanderScriptWriter.Write(document))), times: 2000);

    [Fact]
    public void A_string_cannot_end_the_script_or_the_line() => Property.Holds(Documents, document =>
    {
        var script = WanderScriptWriter.Write(document);

        Assert.DoesNotContain('<', script);
        Assert.All(script, c => Assert.False(char.IsControl(c) && c != '\n'));
        var lists = new[] { document.Consoles, document.Pages, document.Ignore, document.Styles, document.Scripts };
        var lines = lists.Sum(list => list.IsEmpty ? 0 : list.Length + 2);
        var empty = lists.Take(2).Count(list => list.IsEmpty);
        Assert.Equal(3 + lines + empty + (document.Referral is null ? 0 : 1), script.Count(c => c == '\n'));
    });
}
