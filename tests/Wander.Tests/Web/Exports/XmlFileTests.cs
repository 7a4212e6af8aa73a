using System.Text;
using System.Xml.Linq;
using FsCheck.Fluent;
using Wander.Web.Exports;

namespace Wander.Tests.Web.Exports;

/// <summary>Tests that any title or description of a page results in well-formed XML.</summary>
public class XmlFileTests
{
    // FsCheck's own strings rarely contain these.
    private static readonly string[] Pieces =
    [
        "a", " ", "\t", "\r", "\n", "\r\n", "\0", "\u0001", "\u001f", "\u007f", "\u0085", "\u2028", "\ufffe", "\uffff", "\ufeff",
            "\ud800",
        "\udc00", "😀", "\ud83d", "\ude00", "<", ">", "&", "\"", "'", "]]>", "<![CDATA[", "<!--", "-->", "<?xml ?>", "&amp;",
            "&#0;", "é", "\udbff\udfff",
    ];

    private static async Task<XElement> WriteAsync(string text)
    {
        using var stream = new MemoryStream();
        using (var file = new XmlFile(stream, "root", "urn:test"))
        {
            file.Attribute("attribute", text);
            file.Text("element", text);
            file.Empty("empty", ("attribute", text), ("none", null));
            await file.SendAsync(CancellationToken.None);
            await file.EndAsync(CancellationToken.None);
        }
        return XDocument.Parse(Encoding.UTF8.GetString(stream.ToArray()), LoadOptions.PreserveWhitespace).Root!;
    }

    private static void AssertIsPreserved(string? text)
    {
        var root = WriteAsync(text ?? "").GetAwaiter().GetResult();

        XNamespace ns = "urn:test";
        var expected = Cleaned(text ?? "");
        Assert.Equal(expected, (string?)root.Attribute("attribute"));
        Assert.Equal(expected, (string?)root.Element(ns + "element"));
        Assert.Equal(expected, (string?)root.Element(ns + "empty")!.Attribute("attribute"));
        Assert.Single(root.Element(ns + "empty")!.Attributes());
    }

    // Applies the Char production of XML 1.0, section 2.2, to each character.
    private static string Cleaned(string text)
    {
        var cleaned = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
                cleaned.Append(text[i]).Append(text[++i]);
            else
                cleaned.Append(text[i] is '\t' or '\n' or '\r' or (>= ' ' and < '\ud800') or (>= '\ue000' and <= '\ufffd')
                    ? text[i] : '\ufffd');
        }
        return cleaned.ToString();
    }

    [Fact]
    public void Any_text_is_preserved_except_forbidden_characters() => Property.Holds<string>(AssertIsPreserved);

    [Fact]
    public void Texts_with_special_characters_are_preserved() =>
        Property.Holds(Gen.Elements(Pieces).ListOf().Select(string.Concat).ToArbitrary(), AssertIsPreserved);

    [Fact]
    public async Task The_file_is_sent_in_parts()
    {
        using var stream = new MemoryStream();
        using var file = new XmlFile(stream, "root", "");
        for (var i = 0; i < 100; i++)
        {
            file.Text("element", new string('x', 10_000));
            await file.SendAsync(TestContext.Current.CancellationToken);
            Assert.InRange((i + 1) * 10_000 - stream.Length, -30_000, 30_000);
            Assert.Equal(stream.Length, file.Length);
        }
    }
}
