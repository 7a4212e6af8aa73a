using System.Text;
using FsCheck.Fluent;
using Wander.Importing;

namespace Wander.Tests.Importing;

public class OpmlImportTests
{
    private static ImportReading Read(string opml, string? charset = null) => Read(Encoding.UTF8.GetBytes(opml), charset);

    private static ImportReading Read(byte[] opml, string? charset = null) =>
        OpmlImport.Read(new ImportContent("a.opml", opml, charset));

    private static ImportReading Body(string outlines) =>
        Read($"<opml version=\"2.0\"><head><title>x</title></head><body>\n{outlines}\n</body></opml>");

    private static string[] Pages(ImportReading reading) =>
        [.. reading.Document!.Pages!.Entries.Select(
            page => page.Note is null ? page.Address.Value : $"{page.Address}: {page.Note}")];

    private static string Problem(ImportReading reading) => Assert.Single(reading.Problems).ToString();

    [Fact]
    public void Sites_of_outlines_at_any_depth_are_imported_as_pages()
    {
        var reading = Body("""
            <outline text="A" title="A" type="rss" xmlUrl="https://a.example/feed" htmlUrl="https://a.example"/>
            <outline text="Folder"><outline text="Deeper">
              <outline text="B" htmlurl="https://b.example/" XMLURL="https://b.example/feed"/>
            </outline></outline>
            <OUTLINE text="C" type="link" url="https://c.example/"/>
            <outline text="D" url="https://d.example/"/>
            <outline text="A remark"/>
            """);

        Assert.Empty(reading.Problems);
        Assert.Equal(["https://a.example/", "https://b.example/", "https://c.example/", "https://d.example/"], Pages(reading));
        Assert.Null(reading.Document!.Consoles);
        Assert.Null(reading.Document.Url);
    }

    [Theory]
    [InlineData("1.0")]
    [InlineData("1.1")]
    [InlineData("2.0")]
    [InlineData("9")]
    public void Every_version_is_read(string version) => Assert.Equal(
        ["https://a.example/"],
            Pages(
            Read(
            $"<?xml version=\"1.0\"?>\n<!-- x -->\n<opml version='{version}'><body><outline "
            + $"htmlUrl='https://a.example/'/></body></opml>")));

    [Theory]
    [InlineData("text='A' description='Slow,&#10; kind &#x202e;and alive.'", ": Slow, kind and alive.")]
    [InlineData("text='A' title='B' description='B'", "")]
    [InlineData("text='A' title='B' description='A'", "")]
    [InlineData("text='A' title='B' description='  '", "")]
    [InlineData("text='A' title='B'", "")]
    public void A_description_that_differs_from_the_title_becomes_a_note(string attributes, string note) =>
        Assert.Equal(
            $"https://a.example/{note}", Assert.Single(Pages(Body($"<outline {attributes} htmlUrl='https://a.example/'/>"))));

    [Fact]
    public void A_note_is_truncated_to_the_maximum_length_of_settings() => Assert.Equal(
        300, Body($"<outline htmlUrl='https://a.example/' description='{new string('x', 5000)}'/>").Document!.Pages!.Entries[
            0].Note!.Length);

    [Fact]
    public void Commented_outlines_are_ignored() => Assert.Equal(
        ["https://b.example/"],
        Pages(
            Body(
            "<outline isComment='true' htmlUrl='https://a.example/'><outline><outline "
            + "htmlUrl='https://c.example/'/></outline></outline><outline htmlUrl='https://b.example/'/>")));

    [Theory]
    [InlineData(
        "<outline text='A' xmlUrl='https://a.example/feed'/>",
        "a.opml:2:2: Left out: The feed `https://a.example/feed` has no htmlUrl. Add the address of its site to `pages`.")]
    [InlineData("<outline type='include' url='https://a.example/more.opml'/>",
        "a.opml:2:2: Left out: The outline is a link to another list. Import `https://a.example/more.opml` separately.")]
    [InlineData("\n  <outline type='link' url='https://a.example/more.OPML'/>",
        "a.opml:3:4: Left out: The outline is a link to another list. Import `https://a.example/more.OPML` separately.")]
    [InlineData("<outline htmlUrl='a.example'/>", "a.opml:2:2: Left out: `a.example` has no scheme. Write `https://a.example/`.")]
    [InlineData("<outline htmlUrl='https://a.example/'/><outline htmlUrl='https://a.example'/>",
        "a.opml:2:41: warning: Left out: `https://a.example` is already in line 2.")]
    public void An_outline_that_is_not_a_site_is_reported_with_its_location(string outline, string problem) =>
        Assert.Equal(problem, Problem(Body(outline)));

    [Theory]
    [InlineData("<rss version='2.0'><channel/></rss>",
        "a.opml: This is the feed of one site. Add the address of the site to `pages`.")]
    [InlineData("<feed xmlns='http://www.w3.org/2005/Atom'/>",
        "a.opml: This is the feed of one site. Add the address of the site to `pages`.")]
    [InlineData(
        "<html xmlns='http://www.w3.org/1999/xhtml'/>",
        "a.opml: This is a web page. Pass a wander.js, an OPML file, a network.json, or the https:// address of a console.")]
    [InlineData(
        "<urlset/>",
        "a.opml: This is XML, but not OPML. Pass a wander.js, an OPML file, a network.json, or the https:// address of a "
        + "console.")]
    [InlineData("<?xml version='1.0'?>\n<!DOCTYPE opml SYSTEM 'file:///etc/passwd'>\n<opml/>",
        "a.opml:2:1: A DOCTYPE is not allowed, because it can load other files. Delete it.")]
    [InlineData(
        "<",
        "a.opml:1:1: The XML is not well-formed, so the rest of the file is not read. Begin with <?xml or <opml, close each "
        + "tag, and write & as &amp; and < as &lt;.")]
    public void A_file_that_is_not_opml_is_reported(string text, string problem)
    {
        var reading = Read(text);

        Assert.Null(reading.Document);
        Assert.Equal(problem, Problem(reading));
    }

    [Fact]
    public void Malformed_XML_ends_the_list_but_keeps_earlier_sites()
    {
        var reading = Body("<outline htmlUrl='https://a.example/'/>\n<outline text='Q&A' htmlUrl='https://b.example/'/>");

        Assert.Equal(["https://a.example/"], Pages(reading));
        Assert.StartsWith("a.opml:3:", Problem(reading), StringComparison.Ordinal);
        Assert.Contains("write & as &amp;", Problem(reading), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<?xml version='1.0' encoding='windows-1252'?>", null)]
    [InlineData("<?xml version=\"1.0\" encoding=\"ISO-8859-1\" standalone=\"yes\"?>", null)]
    [InlineData("<?xml version='1.0' encoding='utf-8'?>", "iso-8859-1")]
    public void The_charset_of_the_header_takes_precedence_over_the_declaration(string declaration, string? charset) =>
        Assert.Equal(
        ["https://a.example/: Café"],
        Pages(Read(Encoding.Latin1.GetBytes(
            $"{declaration}<opml><body><outline htmlUrl='https://a.example/' description='Café'/></body></opml>"), charset)));

    [Fact]
    public void Entities_are_not_expanded() =>
        Assert.Null(Read(
            "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>"
            + "<opml><body>&b;</body></opml>").Document);

    [Fact]
    public void Deeply_nested_outlines_are_read() => Assert.Equal(
        ["https://a.example/"],
        Pages(Body(string.Concat(Enumerable.Repeat("<outline>", 100_000)) + "<outline htmlUrl='https://a.example/'/>"
            + string.Concat(Enumerable.Repeat("</outline>", 100_000)))));

    [Fact]
    public void Any_fragments_of_xml_are_imported_or_reported()
    {
        string[] pieces =
        [
            "<opml>", "</opml>", "<body>", "</body>", "<outline ", "htmlUrl=", "'https://a.example/'", "/>", ">", "<", "&",
                "&amp;", "&#x0;", "&#xD800;", "<!--", "-->", "<![CDATA[", "]]>",
            "<?xml version='1.0' encoding='", "utf-7'?>", "<!DOCTYPE x>", "\0", "\ud800", "\u202e", " ", "\n", "xmlns:a='b'",
                "a:htmlUrl='x'",
        ];
        Property.Holds(
            Gen.Elements(pieces).ListOf().Select(string.Concat).ToArbitrary(), text => Assert.NotNull(Read(text)), times: 2000);
    }
}
