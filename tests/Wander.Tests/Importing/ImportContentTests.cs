using System.Text;
using Wander.Importing;

namespace Wander.Tests.Importing;

public class ImportContentTests
{
    private static ImportContent Content(string text) => new("file", Encoding.UTF8.GetBytes(text));

    [Theory]
    [InlineData("wander = {}", nameof(ImportKind.Script))]
    [InlineData("<!-- old browsers\nwander = {}", nameof(ImportKind.Script))]
    [InlineData("/* { */ const wander = {}", nameof(ImportKind.Script))]
    [InlineData("\ufeff \n{\"consoles\": {}}", nameof(ImportKind.Json))]
    [InlineData("[]", nameof(ImportKind.Json))]
    [InlineData("\ufeff<?xml version='1.0'?><opml/>", nameof(ImportKind.Xml))]
    [InlineData("<!-- a list --><!-- of mine -->\n<opml/>", nameof(ImportKind.Xml))]
    [InlineData("  <!DocType HTML>", nameof(ImportKind.WebPage))]
    [InlineData("<!-- x --><html>", nameof(ImportKind.WebPage))]
    [InlineData("", nameof(ImportKind.Empty))]
    [InlineData(" \r\n\t", nameof(ImportKind.Empty))]
    [InlineData("GIF89a\0\0", nameof(ImportKind.Binary))]
    public void The_kind_is_determined_by_the_beginning(string text, string kind) =>
        Assert.Equal(kind, Content(text).Kind.ToString());

    [Theory]
    [InlineData("",
        "file: The file is empty. Pass a wander.js, an OPML file, a network.json, or the https:// address of a console.")]
    [InlineData("<html>",
        "file: This is a web page. Pass a wander.js, an OPML file, a network.json, or the https:// address of a console.")]
    [InlineData("GIF89a\0\0",
        "file: This is not a text file. Pass a wander.js, an OPML file, a network.json, or the https:// address of a console.")]
    public void An_unsupported_file_is_reported(string text, string problem)
    {
        var reading = Content(text).Read();

        Assert.Null(reading.Document);
        Assert.Equal(problem, Assert.Single(reading.Problems).ToString());
    }

    [Fact]
    public void A_byte_order_mark_determines_the_encoding() =>
        Assert.NotNull(
            new ImportContent("file", (byte[])[0xFF, 0xFE, .. Encoding.Unicode.GetBytes("wander = {}")]).Read().Document);

    [Fact]
    public void Any_bytes_are_imported_or_reported() => Property.Holds<byte[]>(bytes =>
    {
        var reading = new ImportContent("file", bytes ?? []).Read();
        Assert.True(reading.Document is not null || reading.Problems.Length > 0);
    });
}
