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
    public void What_it_is_shows_in_how_it_begins(string text, string kind) => Assert.Equal(kind, Content(text).Kind.ToString());

    [Theory]
    [InlineData("",
        "file: nothing is in it: name a wander.js, an OPML file, a network.json, or the address of a console with its https://")]
    [InlineData("<html>",
        "file: this is a web page: name a wander.js, an OPML file, a network.json, or the address of a console with its "
        + "https://")]
    [InlineData("GIF89a\0\0",
        "file: this is no text: name a wander.js, an OPML file, a network.json, or the address of a console with its https://")]
    public void What_is_none_of_those_is_told_in_words(string text, string problem)
    {
        var reading = Content(text).Read();

        Assert.Null(reading.Document);
        Assert.Equal(problem, Assert.Single(reading.Problems).ToString());
    }

    [Fact]
    public void A_byte_order_mark_decides_about_the_encoding() =>
        Assert.NotNull(
            new ImportContent("file", (byte[])[0xFF, 0xFE, .. Encoding.Unicode.GetBytes("wander = {}")]).Read().Document);

    [Fact]
    public void Any_bytes_are_a_list_or_none() => Property.Holds<byte[]>(bytes =>
    {
        var reading = new ImportContent("file", bytes ?? []).Read();
        Assert.True(reading.Document is not null || reading.Problems.Length > 0);
    });
}
