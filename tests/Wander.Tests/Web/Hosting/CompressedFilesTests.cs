using System.Net;

namespace Wander.Tests.Web.Hosting;

/// <summary>Tests the compressed scripts and style sheets of <c>wwwroot</c>.</summary>
public class CompressedFilesTests(Site site) : IClassFixture<Site>
{
    private const int Timeout = 60_000;

    [Fact(Timeout = Timeout)]
    public async Task An_unchanged_file_is_answered_with_304()
    {
        using var first = await site.Client.SendAsync(HttpMethod.Get, "main.js", ("Accept-Encoding", "br"));
        var tag = first.Headers.ETag!.ToString();

        using var again = await site.Client.SendAsync(
            HttpMethod.Get, "main.js", ("Accept-Encoding", "br"), ("If-None-Match", tag));
        using var plain = await site.Client.SendAsync(HttpMethod.Get, "main.js", ("If-None-Match", tag));

        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal(HttpStatusCode.OK, plain.StatusCode); // the uncompressed file has a different tag
        Assert.Equal("text/javascript", first.Content.Headers.ContentType?.MediaType);
        Assert.Equal(first.Content.Headers.ContentLength,
            (await first.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length);
    }

    [Theory(Timeout = Timeout)]
    [InlineData("identity")]
    [InlineData("br;q=0")]
    [InlineData("gzip, br;q=0")]
    [InlineData(";;;")]
    public async Task A_client_that_rejects_Brotli_gets_another_encoding(string encodings)
    {
        using var response = await site.Client.SendAsync(HttpMethod.Get, "console.css", ("Accept-Encoding", encodings));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.DoesNotContain("br", response.Content.Headers.ContentEncoding);
        Assert.Contains("Accept-Encoding", response.Headers.Vary);
    }

    [Theory(Timeout = Timeout)]
    [InlineData("gzip, deflate, br, zstd")]
    [InlineData("BR")]
    [InlineData("gzip;q=1.0, br;q=0.1")]
    public async Task A_client_that_accepts_Brotli_gets_it(string encodings)
    {
        using var response = await site.Client.SendAsync(HttpMethod.Get, "console.css", ("Accept-Encoding", encodings));

        Assert.Equal(["br"], response.Content.Headers.ContentEncoding);
    }

    [Fact(Timeout = Timeout)]
    public async Task A_missing_file_is_not_found()
    {
        using var response = await site.Client.SendAsync(HttpMethod.Get, "nothing.js", ("Accept-Encoding", "br"));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }
}
