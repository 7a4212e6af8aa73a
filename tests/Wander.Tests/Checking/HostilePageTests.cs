using AngleSharp.Html.Parser;
using FsCheck.Fluent;
using Wander.PageReading;
using Wander.Protocol;
using Wander.Text;

namespace Wander.Tests.Checking;

public class HostilePageTests
{
    private const int SmallStack = 192 * 1024;

    /// <summary>Complete pieces of a head. A full HTML parser and ours give the same result for any order of them.</summary>
    private static readonly string[] Pieces =
    [
        "<!DOCTYPE html>", "<html lang=de>", "<head>", "<meta charset=utf-8>", "<title>One &amp; only</title>",
            "<title>Two</title>", "<title></title>",
        "<TITLE>a </b> <!-- c</TITLE >", "<meta name=description content='d &gt; e'>",
            "<meta name=\"description\" content=second />",
        "<script>'<title>x</title>'</script>", "<script><!-- <script> </script> <title>y</title> --></script>",
            "<script/></script>",
        "<script><!--</script>", "<style><title>z</title></style>", "<noscript><meta name=description content=n></noscript>",
            "<!-- <title>c</title> -->",
        "<!-->", "<!--->", "<!-- --!>", "<!-- --!--!>", "<!x>", "</>", "<?xml version='1.0'?>",
            "<template><title>t</title><p></template>",
        "<template><template></template><meta name=description content=t></template>",
            "<template><svg><title>s</title></svg></template>", "</p>", "</title>",
        "<link rel=x>", "<base href=/>", "<noframes><title>f</title></noframes>", " \n", "<p>", "<svg><title>v</title></svg>",
            "<body>", "<meta a b=c d='e' \"f>",
    ];

    private static readonly string[] Tokens =
    [
        .. Pieces, "<", ">", "</", "/>", "<!--", "--", "-->", "--!", "!", "&", "&#", "&#x", ";", "&amp", "'", "\"", "=", "title",
            "script", "<script", "</script", "<title",
        "</title", "<a ", "<meta name=", "content=", "\0", "\uFFFF", "\uD800", "\r", "\r\n", "\f", "é", "<![CDATA[", "]]>",
            "<!DOCTYPE", "PUBLIC", "<template", "</template",
    ];

    [Fact]
    public void The_head_equals_that_of_a_full_HTML_parser()
    {
        var parser = new HtmlParser(new HtmlParserOptions { IsScripting = true });
        Property.Holds(
            Gen.Elements(Pieces).ArrayOf().Select(pieces => string.Concat(pieces.Take(12))).ToArbitrary(),
            html =>
            {
                using var document = parser.ParseDocument(html);
                var titles = document.Head!.QuerySelectorAll("title").Select(
                    title => PageText.Clean(title.TextContent, PageHead.MaximumTitle));
                var descriptions = document.Head!.QuerySelectorAll("meta[name=description]").Select(
                    meta => meta.GetAttribute("content"));
                var head = Read(html);
                Assert.Equal(titles.FirstOrDefault(title => title is not null), head.Title);
                Assert.Equal(descriptions.FirstOrDefault(), head.Description);
                Assert.Equal(document.Head!.QuerySelector("meta[charset]")?.GetAttribute("charset"), head.Charset);
            },
            times: 2000);
    }

    [Fact]
    public void The_head_of_any_page_is_within_the_limits()
    {
        var broken = Gen.Elements(Tokens).ArrayOf().Select(string.Concat);
        Property.Holds(broken.ToArbitrary(), AssertBounds, times: 5000);
        Property.Holds<string?>(text => AssertBounds(text ?? ""));

        static void AssertBounds(string html)
        {
            foreach (var isXml in new[] { false, true })
            {
                var head = Read(html, isXml);
                Assert.True(head.Title is null or { Length: > 0 and <= PageHead.MaximumTitle });
                Assert.True(head.Description is null or { Length: > 0 and <= PageHead.MaximumDescription });
                Assert.True(head.Language is null || LanguageTag.IsTag(head.Language));
            }
        }
    }

    [Fact]
    public void The_head_of_a_truncated_page_is_read()
    {
        var page = string.Concat(Tokens.Take(Pieces.Length - 5)) + "<link rel=alternate type=application/rss+xml href=/feed>";

        for (var length = 0; length <= page.Length; length++)
            Assert.NotNull(Read(page[..length]));
    }

    // AngleSharp 1.10.3 recurses for each of these texts. With the default stack size, 64 KiB of them ended the process.
    [Theory]
    [InlineData("", "</>")]
    [InlineData("<!--", "--!")]
    [InlineData("<!--", "-!-")]
    [InlineData("<a ", "/><")]
    [InlineData("<title>x</title>", "</>")]
    public void No_page_overflows_the_stack(string beginning, string part)
    {
        PageHead? head = null;
        var thread = new Thread(() => head = Read(beginning + Repeat(part)), SmallStack);
        thread.Start();
        thread.Join();

        Assert.NotNull(head);
        Assert.Equal(beginning.Contains("title", StringComparison.Ordinal) ? "x" : null, head.Title);
    }

    [Theory]
    [InlineData("", "<")]
    [InlineData("", "<a ")]
    [InlineData("", "&")]
    [InlineData("", "&#")]
    [InlineData("", "&#9")]
    [InlineData("", "&#x10FFFF")]
    [InlineData("", "&a")]
    [InlineData("", "<!--")]
    [InlineData("", "<!-")]
    [InlineData("", "<?")]
    [InlineData("", "<!DOCTYPE ")]
    [InlineData("", "\0")]
    [InlineData("", "\r")]
    [InlineData("", "\uD800")]
    [InlineData("", "<template>")]
    [InlineData("", "</template>")]
    [InlineData("", "<title>")]
    [InlineData("", "<title></title>")]
    [InlineData("", "<base href=x>")]
    [InlineData("", "<html lang=x>")]
    [InlineData("", "<meta name=description content=&#8203;>")]
    [InlineData("", "<meta http-equiv=refresh content=x>")]
    [InlineData("", "<meta http-equiv=content-type content=charset>")]
    [InlineData("", "<link rel=alternate type=application/rss+xml href=ftp:>")]
    [InlineData("<meta ", "name content ")]
    [InlineData("<meta ", "a")]
    [InlineData("<meta ", "/")]
    [InlineData("<meta name=wander content='", "no,")]
    [InlineData("<meta name=wander content='", "&amp;")]
    [InlineData("<meta http-equiv=content-type content='", "charset")]
    [InlineData("<meta http-equiv=refresh content='0;", "../")]
    [InlineData("<title>", "<")]
    [InlineData("<title>", "</title")]
    [InlineData("<title>", "</")]
    [InlineData("<title>", "&amp")]
    [InlineData("<title>x", "\u0301")]
    [InlineData("<title>", "\U000110BD")]
    [InlineData("<script>", "<!--<script>")]
    [InlineData("<script>", "</script")]
    [InlineData("<script><!--", "-")]
    [InlineData("<style>", "</style")]
    [InlineData("<!--", "-")]
    [InlineData("<!--", "<!--")]
    public void A_page_of_one_repeated_text_is_read(string beginning, string part)
    {
        Assert.NotNull(Read(beginning + Repeat(part)));
        Assert.NotNull(Read(beginning + Repeat(part) + "'>"));
    }

    [Fact]
    public void Ten_thousand_attributes_are_read()
    {
        var attributes = string.Concat(Enumerable.Range(0, 10_000).Select(number => $" {number:x}"));

        Assert.Equal("d", Read($"<meta name=description{attributes} content=d content=e>").Description);
    }

    [Fact]
    public void Deep_nesting_is_not_slow()
    {
        var nested = string.Concat(Enumerable.Repeat("<div>", 100_000));

        Assert.Equal("t", Read("<title>t</title>" + nested).Title);
        Assert.Null(Read(nested + "<title>t</title>").Title);
        Assert.Null(Read("<template>" + nested + "</template><title>t</title>").Title);
    }

    private static string Repeat(string part) => string.Concat(Enumerable.Repeat(part, HeadTokens.MaximumLength / part.Length));

    private static PageHead Read(string html, bool isXml = false) =>
        PageHead.Read(
            html, PageAddress.TryParse("https://page.example/", out var at) ? at : throw new InvalidOperationException(), isXml);
}
