using System.Net;

namespace Wander.Tests.Web.Endpoints;

public class RoutesTests(Site site) : IClassFixture<Site>
{
    private const int Timeout = 30_000;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static TheoryData<string> Routes =>
    [
        "", "wander.js", "network.json", "api/recommendation", "api/pages", "api/consoles",
            "api/ignored?url=https://bad.example/", "api/crawl",
        "api/crawl/events", "healthz", "readyz", "random", "console.css", "main.js", "style.css", "nothing", "api/nothing",
            "api/pages?limit=0",
        .. Parts.PartPages.Paths, "console/nonsense", "map", "map?console=nonsense",
        "directory", "directory?q=own", "directory/consoles", "directory/console?url=https://a.example/", "directory/console",
            "directory/site?host=own.example",
        "pages.txt", "blogroll.opml", "feed.xml", "feed.xml?after=!", "recommended.xml", "recommended.xml?site=a.example",
            "sitemap.xml", "robots.txt",
    ];

    [Theory(Timeout = Timeout), MemberData(nameof(Routes))]
    public async Task HEAD_has_the_headers_of_GET_and_no_body(string route)
    {
        using var get = await site.Client.SendAsync(HttpMethod.Get, route);
        using var head = await site.Client.SendAsync(HttpMethod.Head, route);

        Assert.Equal(get.StatusCode, head.StatusCode);
        Assert.Equal(get.Content.Headers.ContentType?.ToString(), head.Content.Headers.ContentType?.ToString());
        Assert.Equal(get.Headers.CacheControl?.ToString(), head.Headers.CacheControl?.ToString());
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(Cancelled));
        using var again = await site.Client.SendAsync(HttpMethod.Head, route); // a cached response must not change the length
        Assert.Equal(LengthOf(head), LengthOf(again));

        static string? LengthOf(HttpResponseMessage response) =>
            response.Content.Headers.NonValidated.TryGetValues("Content-Length", out var values) ? values.ToString() : null;
    }

    [Theory(Timeout = Timeout), MemberData(nameof(Routes))]
    public async Task Every_response_has_the_security_headers_and_no_cookie(string route)
    {
        using var response = await site.Client.SendAsync(HttpMethod.Get, route);

        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("style-src 'self' https://styles.example/wander.css;", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.True(response.Headers.Contains("Referrer-Policy"));
        Assert.True(response.Headers.Contains("Permissions-Policy"));
        Assert.False(response.Headers.Contains("Set-Cookie"));
        Assert.False(response.Headers.Contains("Server"));
    }

    [Theory(Timeout = Timeout)]
    [InlineData("nothing")]
    [InlineData("wander.jsx")]
    [InlineData("style.css/x")]
    [InlineData("console/nonsense")]
    public async Task An_unknown_path_is_answered_with_a_page_or_problem_details(string path)
    {
        using var browser = await site.Client.SendAsync(
            HttpMethod.Get, path, ("Accept", "text/html,application/xhtml+xml,*/*;q=0.8"));
        Assert.Contains("Page not found", await browser.PageAsync(404), StringComparison.Ordinal);
        using var program = await site.Client.SendAsync(HttpMethod.Get, path, ("Accept", "*/*"));
        await program.ProblemAsync(404);
        using var silent = await site.Client.SendAsync(HttpMethod.Get, path);
        await silent.ProblemAsync(404);
    }

    [Fact(Timeout = Timeout)]
    public async Task The_API_answers_with_problem_details_in_browsers_too()
    {
        using var response = await site.Client.SendAsync(HttpMethod.Get, "api/nothing", ("Accept", "text/html"));

        await response.ProblemAsync(404);
    }

    [Theory(Timeout = Timeout)]
    [InlineData("POST", "")]
    [InlineData("PUT", "wander.js")]
    [InlineData("POST", "console/ignores")]
    [InlineData("DELETE", "api/pages")]
    [InlineData("PATCH", "random")]
    [InlineData("OPTIONS", "api/crawl")]
    [InlineData("POST", "feed.xml")]
    public async Task Methods_other_than_GET_and_HEAD_are_not_allowed(string method, string path)
    {
        using var response = await site.Client.SendAsync(new HttpMethod(method), path);

        Assert.Equal("This address is read-only.", await response.ProblemAsync(405));
        Assert.Equal(["GET", "HEAD"], response.Content.Headers.Allow.Order());
    }

    [Fact(Timeout = Timeout)]
    public async Task Random_redirects_only_to_pages_of_the_network()
    {
        for (var i = 0; i < 20; i++)
        {
            using var response = await site.Client.SendAsync(
                HttpMethod.Get, "random?url=https://evil.example/&page=https://evil.example/");
            Assert.Equal(HttpStatusCode.Found, response.StatusCode);
            Assert.Contains(response.Headers.Location!.AbsoluteUri, Site.Pages);
            Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
        }
        using var bad = await site.Client.SendAsync(HttpMethod.Get, "random?language=!", ("Accept", "text/html"));
        await bad.PageAsync(400);
    }

    [Fact(Timeout = Timeout)]
    public async Task Too_long_request_lines_and_headers_are_rejected()
    {
        using var line = await site.Client.SendAsync(HttpMethod.Get, "api/pages?q=" + new string('a', 9000));
        Assert.Equal(HttpStatusCode.RequestUriTooLong, line.StatusCode);
        using var header = await site.Client.SendAsync(HttpMethod.Get, "api/pages", ("X-Long", new string('a', 40_000)));
        Assert.Equal(HttpStatusCode.RequestHeaderFieldsTooLarge, header.StatusCode);
    }

    [Fact(Timeout = Timeout)]
    public async Task The_service_does_not_wait_for_a_request_body()
    {
        using var client = new System.Net.Sockets.TcpClient();
        await client.ConnectAsync(site.Host.Root.Host, site.Host.Root.Port, Cancelled);
        var request = $"POST /wander/ HTTP/1.1\r\nHost: {site.Host.Root.Authority}\r\nContent-Length: 1000000000\r\n\r\nfirst";
        await client.GetStream().WriteAsync(System.Text.Encoding.ASCII.GetBytes(request), Cancelled);

        using var reader = new StreamReader(client.GetStream());
        var answer = await reader.ReadToEndAsync(Cancelled); // ends because the service closes the connection

        Assert.StartsWith("HTTP/1.1 405 ", answer, StringComparison.Ordinal);
    }
}
