using System.Net;

namespace Wander.Tests.Web.Hosting;

/// <summary>Our own scripts and styles, compressed once.</summary>
public class CompressedFilesTests(Site site) : IClassFixture<Site>
{
    private const int Timeout = 60_000;

    [Fact(Timeout = Timeout)]
    public async Task They_are_sent_only_when_they_changed()
    {
        using var first = await site.Client.SendAsync(HttpMethod.Get, "main.js", ("Accept-Encoding", "br"));
        var tag = first.Headers.ETag!.ToString();

        using var again = await site.Client.SendAsync(
            HttpMethod.Get, "main.js", ("Accept-Encoding", "br"), ("If-None-Match", tag));
        using var plain = await site.Client.SendAsync(HttpMethod.Get, "main.js", ("If-None-Match", tag));

        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal(HttpStatusCode.OK, plain.StatusCode); // other bytes, another tag
        Assert.Equal("text/javascript", first.Content.Headers.ContentType?.MediaType);
        Assert.Equal(first.Content.Headers.ContentLength,
            (await first.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length);
    }

    [Theory(Timeout = Timeout)]
    [InlineData("identity")]
    [InlineData("br;q=0")]
    [InlineData("gzip, br;q=0")]
    [InlineData(";;;")]
    public async Task Who_does_not_take_them_gets_others(string encodings)
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
    public async Task Who_takes_Brotli_gets_it(string encodings)
    {
        using var response = await site.Client.SendAsync(HttpMethod.Get, "console.css", ("Accept-Encoding", encodings));

        Assert.Equal(["br"], response.Content.Headers.ContentEncoding);
    }

    [Fact(Timeout = Timeout)]
    public async Task What_is_not_there_is_not_there()
    {
        using var response = await site.Client.SendAsync(HttpMethod.Get, "nothing.js", ("Accept-Encoding", "br"));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }
}
