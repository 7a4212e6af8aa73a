using Wander.PageReading;
using Wander.Protocol;
using Wander.Tests.Checking;

namespace Wander.Tests.PageReading;

public class PageHeadTests
{
    private static PageHead Read(string html, string at = "https://page.example/blog/?via=x", bool isXml = false)
    {
        Assert.True(PageAddress.TryParse(at, out var address));
        return PageHead.Read(html, address, isXml);
    }

    [Fact]
    public void The_metadata_of_a_page_is_read()
    {
        var head = Read("""
            <!DOCTYPE html>
            <html lang="pt-BR">
            <!-- a comment -->
            <head>
              <meta charset="utf-8">
              <title>Mia&#x2019;s
                garden &amp; caf&eacute;</title>
              <meta name="description" content="Slow, &quot;kind&quot; and alive.">
              <link rel="stylesheet" href="style.css">
              <link rel="alternate" type="application/rss+xml" href="feed.xml">
            </head>
            <body><title>not this one</title></body>
            """);

        Assert.Equal(
            new PageHead
            {
                Title = "Mia’s garden & café",
                Description = "Slow, \"kind\" and alive.",
                Language = "pt-BR",
                Feed = Address("https://page.example/blog/feed.xml"),
                Charset = "utf-8",
                HasMarkup = true,
            },
            head);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Just a text, 1 < 2 & 3 > 2.")]
    [InlineData("<!-- a comment --><!DOCTYPE html>")]
    [InlineData("<")]
    [InlineData("</")]
    public void A_text_without_tags_is_not_markup_and_has_no_metadata(string text)
    {
        Assert.Equal(new PageHead(), Read(text) with { IsBlank = false });
    }

    [Theory]
    [InlineData("<title>One</title><title>Two</title>", "One")]
    [InlineData("<title> </title><title>&#8203;</title><title>Three</title>", "Three")]
    [InlineData("<TITLE>Capitals</TITLE>", "Capitals")]
    [InlineData("<title>A <b>bold</b> one</title>", "A <b>bold</b> one")]
    [InlineData("<title>Comments <!-- stay --></title>", "Comments <!-- stay -->")]
    [InlineData("<title>Never closed <meta name=description content=x>", "Never closed <meta name=description content=x>")]
    [InlineData("<title>&lt;script&gt;alert(1)&lt;/script&gt;</title>", "<script>alert(1)</script>")]
    [InlineData("<title>&#x202E;&#0;&#xD800;&notanentity; &copy 2026</title>", "\uFFFD\uFFFD¬anentity; © 2026")]
    [InlineData("<title>a\uFFFFb</title>", "a\uFFFDb")]
    [InlineData("text before <title>Sloppy</title>", "Sloppy")]
    [InlineData("</p></div><title>Stray ends</title>", "Stray ends")]
    [InlineData("<script>'<title>no</title>'</script><title>Yes</title>", "Yes")]
    [InlineData("<script><!-- <script> </script> <title>no</title> --></script><title>Yes</title>", "Yes")]
    [InlineData("<style>/* <title>no</title> */</style><title>Yes</title>", "Yes")]
    [InlineData("<noscript><title>no</title></noscript><title>Yes</title>", "Yes")]
    [InlineData("<noframes><title>no</title></noframes><title>Yes</title>", "Yes")]
    [InlineData("<template><title>no</title><template><body></template><title>no</title></template><title>Yes</title>", "Yes")]
    [InlineData("<template><textarea></template></textarea><title>no</title></template><title>Yes</title>", "Yes")]
    [InlineData("<!-- <title>no</title> --><title>Yes</title>", "Yes")]
    [InlineData("<svg><title>no</title></svg>", null)]
    [InlineData("<body><title>no</title>", null)]
    [InlineData("<head></head><title>no</title>", null)]
    [InlineData("<p><title>no</title>", null)]
    [InlineData("<frameset><title>no</title>", null)]
    [InlineData("</body><title>no</title>", null)]
    [InlineData("<meta name=og:title content=Shared>", "Shared")]
    [InlineData("<meta property='OG:Title' content=Shared><title>Own</title>", "Own")]
    [InlineData("<meta property=og:title content=' '><meta property=og:title content=Second><title></title>", "Second")]
    public void The_title_is_the_first_one_in_the_head_that_is_not_empty(string html, string? title)
    {
        Assert.Equal(title, Read(html).Title);
    }

    [Theory]
    [InlineData("<meta name=Description content='  One \n two '>", "One two")]
    [InlineData("<meta property=og:description content=shared>", "shared")]
    [InlineData("<meta property=og:description content=shared><meta name=description content=own>", "own")]
    [InlineData("<meta name=description content=first><meta name=description content=second>", "first")]
    [InlineData("<meta name=description content=''><meta name=description content=second>", "second")]
    [InlineData("<meta name=description content=first content=again>", "first")]
    [InlineData("<meta name=description>", null)]
    [InlineData("<meta content=x><meta name=keywords content=y>", null)]
    [InlineData("<noscript><meta name=description content=no></noscript>", null)]
    public void The_description_is_the_first_one_or_the_one_of_Open_Graph(string html, string? description)
    {
        Assert.Equal(description, Read(html).Description);
    }

    [Fact]
    public void Title_and_description_are_limited_in_length()
    {
        var head = Read($"<title>{new string('t', 2_000_000)}</title>");
        Assert.Equal(new string('t', 299) + "…", head.Title);

        head = Read($"<meta name=description content='{new string('d', 1000)}'>");
        Assert.Equal(new string('d', 499) + "…", head.Description);
    }

    [Theory]
    [InlineData("<html lang=de>", "de")]
    [InlineData("<!doctype html><HTML LANG='zh-Hant-TW'>", "zh-Hant-TW")]
    [InlineData("<html><html lang=fr><html lang=de>", "fr")]
    [InlineData("<html lang=en_US>", null)]
    [InlineData("<html lang=''>", null)]
    [InlineData("<html lang='\"><script>'>", null)]
    [InlineData("<head lang=de>", null)]
    [InlineData("<template><html lang=de></template>", null)]
    public void The_language_is_the_valid_lang_of_the_root_element(string html, string? language)
    {
        Assert.Equal(language, Read(html).Language);
    }

    [Theory]
    [InlineData("<link rel=alternate type=application/atom+xml href=/atom.xml>", "https://page.example/atom.xml")]
    [InlineData("<link rel='nofollow ALTERNATE' type=' Application/RSS+XML; charset=utf-8' href=?feed>",
        "https://page.example/blog/?feed")]
    [InlineData("<link rel=alternate type=application/feed+json href=//other.example/feed>", "https://other.example/feed")]
    [InlineData("<link rel=alternate type=application/rss+xml href=' fe\ned.xml\t'>", "https://page.example/blog/feed.xml")]
    [InlineData("<link rel=alternate type=application/rss+xml href=a><link rel=alternate type=application/atom+xml href=b>",
        "https://page.example/blog/a")]
    [InlineData(
        "<link rel=alternate type=application/rss+xml href=file:///etc/passwd><link rel=alternate type=application/rss+xml "
        + "href=b>", "https://page.example/blog/b")]
    [InlineData("<link rel=alternate type=application/rss+xml href=a><base href=/x/><base href=/y/>", "https://page.example/x/a")]
    [InlineData(
        "<base href=https://other.example/x/y><link rel=alternate type=application/rss+xml href=a>", "https://other.example/x/a")]
    [InlineData("<base target=_top><base href=data:,x><link rel=alternate type=application/rss+xml href=a>",
        "https://page.example/blog/a")]
    [InlineData("<link rel=alternate type=application/rss+xml href='feed:https://x.example/'>", null)]
    [InlineData("<link rel=alternate type=application/rss+xml href='javascript:alert(1)'>", null)]
    [InlineData("<link rel=alternate type=application/rss+xml href=''>", null)]
    [InlineData("<link rel=alternate type=application/rss+xml href='\\\\\u202e'>", null)]
    [InlineData("<link rel=alternate type=application/rss+xml>", null)]
    [InlineData("<link rel=alternate type=text/html href=a>", null)]
    [InlineData("<link rel=alternate hreflang=de href=a>", null)]
    [InlineData("<link rel=stylesheet type=application/rss+xml href=a>", null)]
    [InlineData("<template><link rel=alternate type=application/rss+xml href=a></template>", null)]
    public void The_feed_is_the_first_one_with_a_web_address(string html, string? feed)
    {
        Assert.Equal(feed, Read(html).Feed?.Value);
    }

    [Theory]
    [InlineData("<meta name=wander content=no>", true)]
    [InlineData("<META NAME=WANDER CONTENT=NO>", true)]
    [InlineData("<meta content='noindex, No ' name=wander>", true)]
    [InlineData("<meta name=wander content=yes><meta name=wander content=no>", true)]
    [InlineData("<meta name=wander content=no><meta name=wander content=yes>", true)]
    [InlineData("<script>/* <body> */</script><meta name=wander content=no>", true)]
    [InlineData("<meta name=wander content=nope>", false)]
    [InlineData("<meta name=wander>", false)]
    [InlineData("<meta name=robots content=no>", false)]
    [InlineData("<noscript><meta name=wander content=no></noscript>", false)]
    [InlineData("<template><meta name=wander content=no></template>", false)]
    [InlineData("<script>'<meta name=wander content=no>'</script>", false)]
    [InlineData("<title><meta name=wander content=no></title>", false)]
    [InlineData("<body><meta name=wander content=no>", false)]
    public void A_page_can_opt_out(string html, bool isOptedOut)
    {
        Assert.Equal(isOptedOut, Read(html).IsOptedOut);
    }

    [Theory]
    [InlineData("<meta http-equiv=refresh content='0; url=/new'>", "https://page.example/new")]
    [InlineData("<base href=https://other.example/><meta http-equiv=Refresh content='5,new'>", "https://other.example/new")]
    [InlineData("<meta http-equiv=refresh content='0; url=/new'><base href=https://other.example/>", "https://page.example/new")]
    [InlineData(
        "<meta http-equiv=refresh content=x><meta http-equiv=refresh content='0;/second'>", "https://page.example/second")]
    [InlineData("<meta http-equiv=refresh content=60><meta http-equiv=refresh content='0;/second'>", null)]
    [InlineData("<meta http-equiv=refresh content='6; url=/new'>", null)]
    [InlineData("<meta http-equiv=refresh content=0>", null)]
    [InlineData("<meta http-equiv=refresh content='0; url=?via=x#top'>", null)]
    [InlineData("<noscript><meta http-equiv=refresh content='0; url=/new'></noscript>", null)]
    [InlineData("<meta name=refresh content='0; url=/new'>", null)]
    [InlineData("<body><p>Moved</p><meta http-equiv=refresh content='0; url=/new'>", "https://page.example/new")]
    [InlineData("</head><svg><meta http-equiv=refresh content='0; url=/new'>", "https://page.example/new")]
    [InlineData("<p><template><meta http-equiv=refresh content='0; url=/new'></template>", null)]
    [InlineData("<p><textarea><meta http-equiv=refresh content='0; url=/new'></textarea>", null)]
    public void A_short_refresh_is_a_redirect(string html, string? to)
    {
        Assert.Equal(to, Read(html).Refresh?.LeadsAwayFrom(PageChecking.Address("https://page.example/blog/?via=x"))?.Value);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("<!doctype html><!-- nothing --> &nbsp;\u200B", true)]
    [InlineData("<html><head><meta charset=utf-8></head><body></body></html>", true)]
    [InlineData("<!-- <p>never closed", true)]
    [InlineData("<title>Only a title</title>", false)]
    [InlineData("x", false)]
    [InlineData("<body>x", false)]
    [InlineData("<script src=/page.js></script>", false)]
    [InlineData("</head></body><img src=/picture>", false)]
    public void A_page_without_content_is_blank(string html, bool isBlank)
    {
        Assert.Equal(isBlank, Read(html).IsBlank);
    }

    [Theory]
    [InlineData("<meta charset=' UTF-8 '>", " UTF-8 ")]
    [InlineData("<meta http-equiv='Content-Type' content='text/html; CHARSET = \"shift_jis\"'>", "shift_jis")]
    [InlineData("<meta http-equiv=content-type content='text/html; charset=koi8-r; x=y'>", "koi8-r")]
    [InlineData("<meta http-equiv=content-type content='charset charset=euc-kr'>", "euc-kr")]
    [InlineData("<meta http-equiv=content-type content='charset=\"open'>", null)]
    [InlineData("<meta http-equiv=content-type content='charset='>", null)]
    [InlineData("<meta http-equiv=content-type content='text/html'>", null)]
    [InlineData("<meta http-equiv=content-type><meta charset=a><meta charset=b>", "a")]
    [InlineData("<meta name=content-type content='charset=a'>", null)]
    [InlineData("<!-- <meta charset=a> -->", null)]
    public void A_page_can_declare_its_charset(string html, string? charset)
    {
        Assert.Equal(charset, Read(html).Charset);
    }

    [Fact]
    public void In_XML_any_element_can_be_self_closing()
    {
        const string Html =
            "<?xml version='1.0'?><html lang='de'><head><script src='x'/><title/><title>Seite</title></head></html>";

        Assert.Equal("Seite", Read(Html, isXml: true).Title);
        Assert.Null(Read(Html).Title);
    }

    [Fact]
    public void Only_the_first_64_KiB_are_read()
    {
        var filler = $"<style>{new string(' ', 64 * 1024)}</style>";

        Assert.Null(Read(filler + "<title>late</title>").Title);
        Assert.Equal("early", Read("<title>early</title>" + filler).Title);
    }

    private static PageAddress Address(string text) =>
        PageAddress.TryParse(text, out var address) ? address : throw new InvalidOperationException(text);
}
