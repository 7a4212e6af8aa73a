using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Http;
using Wander.Checking;
using Wander.Protocol.Findings;

namespace Wander.Tests.Checking;

public class HostileAnswerTests
{
    private const int Timeout = 60_000;
    private const string Page = "https://page.example/";

    private static Task<PageCheck> OfAsync(RequestDelegate answer) =>
        PageChecking.OfAsync(Page, answer, $"url: {PageChecking.Console}\ncrawl: {{ timeout: 2s }}");

    private static Task<PageCheck> OfHtmlAsync(string html) => OfAsync(Replies.Bytes(Encoding.UTF8.GetBytes(html), "text/html"));

    [Fact(Timeout = Timeout)]
    public async Task A_hundred_thousand_nested_elements_are_not_slow()
    {
        var nested = string.Concat(Enumerable.Repeat("<div>", 100_000));

        var check = await OfHtmlAsync($"<title>Deep</title>{nested}");
        var untitled = await OfHtmlAsync($"<!doctype html>{nested}<title>Too late</title>");

        Assert.Equal((Verdict.Embeddable, "Deep"), (check.Verdict, check.Title));
        Assert.Equal((Verdict.Embeddable, null), (untitled.Verdict, untitled.Title));
    }

    [Fact(Timeout = Timeout)]
    public async Task A_title_of_two_megabytes_is_shortened()
    {
        var check = await OfHtmlAsync($"<title>{string.Concat(Enumerable.Repeat("endless ", 256 * 1024))}</title>");

        Assert.Equal(Verdict.Embeddable, check.Verdict);
        Assert.InRange(check.Title!.Length, 290, 300);
        Assert.EndsWith("…", check.Title);
    }

    [Theory(Timeout = Timeout)]
    [InlineData("text/html; charset=klingon")]
    [InlineData("text/html; charset=utf-7")]
    [InlineData("text/html; charset=")]
    [InlineData("text/html; charset=\"utf-8")]
    public async Task An_unknown_charset_is_ignored(string type)
    {
        var check = await OfAsync(Replies.Bytes("<title>Grüße</title>"u8.ToArray(), type));

        Assert.Equal((Verdict.Embeddable, "Grüße"), (check.Verdict, check.Title));
    }

    [Theory(Timeout = Timeout)]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task A_decompression_bomb_fails(string encoding)
    {
        var head = "<!doctype html><title>Boom</title>"u8.ToArray();
        var wire = new MemoryStream();
        using (Stream stream = encoding == "gzip" ? new GZipStream(wire, CompressionLevel.Optimal, true)
            : new BrotliStream(wire, CompressionLevel.Optimal, true))
        {
            stream.Write(head);
            for (var i = 0; i < 256; i++)
                stream.Write(new byte[1024 * 1024]);
        }

        // BoundedBodyTests measures the allocated memory; here other threads allocate too.
        var check = await OfAsync(Replies.Bytes(wire.ToArray(), "text/html", ("Content-Encoding", encoding)));

        Assert.Equal(
            (Verdict.Failing, "decompression bomb: the response body unpacks to more than 100 times its size"),
                (check.Verdict, check.Reason));
    }

    [Theory(Timeout = Timeout)]
    [InlineData("deflate")]
    [InlineData("zstd")]
    [InlineData("gzip, br")]
    public async Task An_encoding_that_was_not_requested_fails(string encoding)
    {
        var check = await OfAsync(Replies.Bytes("<title>x</title>"u8.ToArray(), "text/html", ("Content-Encoding", encoding)));

        Assert.Equal(
            (Verdict.Failing, $"unsupported content encoding {encoding}"), (check.Verdict, check.Reason));
    }

    [Fact(Timeout = Timeout)]
    public async Task A_page_that_arrives_byte_by_byte_fails()
    {
        var check = await OfAsync(Replies.Drip("text/html"));

        Assert.Equal((Verdict.Failing, "response not complete within 2 s"), (check.Verdict, check.Reason));
    }

    [Fact(Timeout = Timeout)]
    public async Task A_page_that_never_responds_fails()
    {
        var check = await OfAsync(Replies.Hang());

        Assert.Equal((Verdict.Failing, "no response within 2 s"), (check.Verdict, check.Reason));
    }

    [Fact(Timeout = Timeout)]
    public async Task A_page_that_resets_the_connection_fails()
    {
        Assert.Equal(Verdict.Failing, (await OfAsync(Replies.Reset())).Verdict);
    }

    [Fact(Timeout = Timeout)]
    public async Task An_endless_body_without_a_tag_fails()
    {
        var check = await OfAsync(Replies.Endless("text/html"));

        Assert.Equal((Verdict.Failing, "no HTML tag in the first 256 KiB"), (check.Verdict, check.Reason));
    }

    [Fact(Timeout = Timeout)]
    public async Task A_page_longer_than_the_limit_is_embeddable()
    {
        var check = await OfHtmlAsync("<!doctype html><title>Long</title><p>" + new string('x', 2 * PageLoader.MaximumBytes));

        Assert.Equal((Verdict.Embeddable, "Long"), (check.Verdict, check.Title));
    }

    [Fact(Timeout = Timeout)]
    public async Task An_empty_page_fails()
    {
        Assert.Equal((Verdict.Failing, "the page is empty"), await VerdictOf(OfHtmlAsync("")));

        static async Task<(Verdict, string?)> VerdictOf(Task<PageCheck> check) => ((await check).Verdict, (await check).Reason);
    }

    [Fact(Timeout = Timeout)]
    public async Task The_metadata_of_a_page_is_cleaned()
    {
        var check = await OfHtmlAsync("""
            <html lang="x<script>"><title> A
             title \u202E&#x202E;with&nbsp;<b>tags</b>&#0;</title>
            <meta name=description content="&#x2066;First&#10;second">
            <link rel=alternate type=application/atom+xml href="javascript:alert(1)">
            <link rel=alternate type=application/rss+xml href="/feed.xml">
            """.Replace("\\u202E", "\u202E", StringComparison.Ordinal));

        Assert.Equal("A title with <b>tags</b>", check.Title?.Replace("\uFFFD", "", StringComparison.Ordinal));
        Assert.Equal("First second", check.Description);
        Assert.Null(check.Language);
        Assert.Equal("https://page.example/feed.xml", check.Feed?.Value);
    }
}
