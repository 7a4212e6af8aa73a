using FsCheck.Fluent;
using Wander.Fetching;
using Wander.Protocol.Findings;

namespace Wander.Tests.Fetching;

public class RedirectTests
{
    private const int Timeout = 30_000;

    private static Task<FetchResult> RedirectedAsync(string location) =>
        TestRequests.GetRawAsync($"HTTP/1.1 302 Found\r\nLocation: {location}\r\nContent-Length: 0\r\n\r\n");

    [Theory(Timeout = Timeout)]
    [InlineData("/other", "http://raw.example/other")]
    [InlineData("other", "http://raw.example/other")]
    [InlineData("", "http://raw.example/")]
    [InlineData("?a=b", "http://raw.example/?a=b")]
    [InlineData("//other.example/x", "http://other.example/x")]
    [InlineData("https://other.example", "https://other.example/")]
    [InlineData("HTTPS://OTHER.example:443/a/../b", "https://other.example/b")]
    [InlineData("https://other.example/%c3%a9", "https://other.example/%C3%A9")]
    [InlineData("https://other.example/\u00C3\u00A9", "https://other.example/%C3%A9")]
    [InlineData("http://127.0.0.1/", "http://127.0.0.1/")]
    [InlineData("http://2130706433/", "http://127.0.0.1/")]
    [InlineData("http://[fe80::1%25eth0]/", "http://[fe80::1]/")]
    public async Task The_target_of_a_redirect_is_resolved(string location, string to)
    {
        var redirected = Assert.IsType<FetchResult.Redirected>(await RedirectedAsync(location));

        Assert.Equal(to, redirected.To.Value);
    }

    [Theory(Timeout = Timeout)]
    [InlineData(301, true)]
    [InlineData(302, false)]
    [InlineData(303, false)]
    [InlineData(307, false)]
    [InlineData(308, true)]
    public async Task A_redirect_is_permanent_for_301_and_308(int status, bool isPermanent)
    {
        var result = await TestRequests.GetRawAsync($"HTTP/1.1 {status} Moved\r\nLocation: /other\r\nContent-Length: 0\r\n\r\n");

        Assert.Equal(isPermanent, Assert.IsType<FetchResult.Redirected>(result).IsPermanent);
    }

    [Theory(Timeout = Timeout)]
    [InlineData("file:///etc/passwd")]
    [InlineData("file://etc/passwd")]
    [InlineData("file:")]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,hello")]
    [InlineData("ftp://other.example/")]
    [InlineData("https://")]
    [InlineData("https:///")]
    [InlineData("http://[::1")]
    [InlineData("http://other.example:99999/")]
    [InlineData("http://a b.example/")]
    [InlineData("\\\\\u202e")]
    public async Task A_redirect_to_an_invalid_web_address_is_refused(string location)
    {
        var failed = Assert.IsType<FetchResult.Failed>(await RedirectedAsync(location));

        Assert.Equal(new Failure(FailureKind.InvalidRedirect), failed.Failure);
    }

    [Fact(Timeout = Timeout)]
    public async Task A_redirect_to_an_address_of_10000_characters_is_refused()
    {
        var failed = Assert.IsType<FetchResult.Failed>(await RedirectedAsync("https://other.example/" + new string('a', 10_000)));

        Assert.Equal(FailureKind.InvalidRedirect, failed.Failure.Kind);
    }

    [Fact(Timeout = Timeout)]
    public async Task A_redirect_without_a_location_is_an_HTTP_error()
    {
        var failure = await TestRequests.FailRawAsync("HTTP/1.1 301 Moved Permanently\r\nContent-Length: 0\r\n\r\n");

        Assert.Equal(new Failure(FailureKind.HttpStatus) { Status = 301 }, failure);
    }

    [Theory(Timeout = Timeout)]
    [InlineData("https://user:secret@other.example/")]
    [InlineData("//user@other.example/")]
    public async Task A_redirect_to_an_address_with_a_user_name_is_refused(string location)
    {
        var failed = Assert.IsType<FetchResult.Failed>(await RedirectedAsync(location));

        Assert.Equal(new Failure(FailureKind.RedirectWithUserName), failed.Failure);
    }

    [Fact(Timeout = Timeout)]
    public async Task Two_equal_Location_headers_are_accepted()
    {
        var result = await TestRequests.GetRawAsync(
            "HTTP/1.1 302 Found\r\nLocation: /a\r\nLocation: /a\r\nContent-Length: 0\r\n\r\n");

        Assert.Equal("http://raw.example/a", Assert.IsType<FetchResult.Redirected>(result).To.Value);
    }

    [Theory(Timeout = Timeout)]
    [InlineData("302 Found\r\nLocation: /a\r\nLocation: /b\r\nContent-Length: 0",
        "several Location headers with different values")]
    [InlineData("302 Found\r\nLocation: \r\nLocation: /b\r\nContent-Length: 0", "several Location headers with different values")]
    [InlineData("200 OK\r\nContent-Length: 0\r\nContent-Length: 2", "several Content-Length headers with different values")]
    [InlineData("200 OK\r\nContent-Length: 0, 2", "several Content-Length headers with different values")]
    public async Task Conflicting_headers_are_refused_like_in_browsers(string answer, string reason)
    {
        var failure = await TestRequests.FailRawAsync($"HTTP/1.1 {answer}\r\n\r\n");

        Assert.Equal((FailureKind.ConflictingHeaders, reason), (failure.Kind, failure.Reason));
    }

    [Fact(Timeout = Timeout * 2)]
    public async Task Any_Location_header_is_handled_without_an_exception()
    {
        string[] pieces =
        [
            "http:", "https:", "file:", "//", "/", "\\", "..", "@", ":", "[", "]", "%", "%00", "%2f", "?", "#", "example.com",
                "127.1", "::1", "0x7f",
            "xn--", "\u00FF", "\u0080", ".", " ", "\t", "65536", "-", "_", "\0", "a",
        ];
        var locations = Gen.Elements(pieces).ListOf().Select(string.Concat).ToArbitrary();
        var all = new List<string>();
        Property.Holds(locations, all.Add, times: 300);

        foreach (var location in all.Distinct())
            Assert.NotNull(await RedirectedAsync(location));
    }
}
