using Wander.Failures;
using Wander.Protocol.Findings;

namespace Wander.Tests.Failures;

/// <summary>Tests the exact English reason and advice of each kind of failure, with and without its values.</summary>
public class EnglishFailureTests
{
    private const string Later = "Try again later. Remove it if the problem persists.";
    private const string TellOwner = "Tell its owner. Remove it if the problem persists.";
    private const string TellOrRemove = "Tell its owner, or remove it.";
    private const string OpenIt = "Open it in a browser. If it does not work there either, tell its owner or remove it.";
    private const string AskForHttps = "Ask its owner to support https, or remove it.";
    private const string NotAPage = "Remove it, or replace it with a page that links to it.";
    private const string OptedOut = "Remove it, because its owner has opted out.";

    private static readonly Failure Unavailable = new(FailureKind.HttpStatus) { Status = 503 };

    private static readonly (Failure Failure, string Text, string Advice)[] Table =
    [
        (With(FailureKind.Unknown, "no answer"), "no answer", Later),
        (With(FailureKind.NameNotFound, "a.example"), "host name a.example not found",
            "Check the spelling of the address. Remove it if the problem persists."),
        (With(FailureKind.NameLookupFailed, "a.example"), "DNS lookup for a.example failed", Later),
        (With(FailureKind.PrivateAddress, "10.0.0.1"), "private IP address 10.0.0.1",
            "Remove it. If it is in your own network, add its address range to crawl.allow_private_networks instead."),
        (new(FailureKind.ConnectionRefused), "connection refused", Later),
        (new(FailureKind.ConnectionReset), "connection reset", Later),
        (new(FailureKind.HostUnreachable), "host unreachable", Later),
        (new(FailureKind.ConnectTimedOut), "connection timed out", Later),
        (With(FailureKind.ConnectFailed, "AccessDenied"), "connection failed: AccessDenied", Later),
        (new(FailureKind.ConnectionClosed), "connection closed before the response was complete", Later),
        (new(FailureKind.NoCertificate), "the server sent no certificate", TellOwner),
        (new(FailureKind.CertificateExpired) { Duration = TimeSpan.FromDays(3.5) },
            "certificate expired 3 days ago", TellOwner),
        (new(FailureKind.CertificateNotYetValid) { Duration = TimeSpan.FromDays(2) },
            "certificate not valid for another 2 days", TellOwner),
        (new(FailureKind.CertificateNameMismatch), "certificate issued for another host name", TellOwner),
        (new(FailureKind.CertificateNotTrusted), "certificate not issued by a trusted authority", TellOwner),
        (new(FailureKind.TlsFailed), "encrypted connection failed", TellOwner),
        (new(FailureKind.ResponseTimedOut) { Duration = TimeSpan.FromSeconds(15) }, "no response within 15 s", Later),
        (new(FailureKind.BodyTimedOut) { Duration = TimeSpan.FromSeconds(9.7) }, "response not complete within 10 s", Later),
        (new(FailureKind.HttpStatus) { Status = 404 }, "404 Not Found", "Remove it, or replace it with its new address."),
        (new(FailureKind.HttpStatus) { Status = 799 }, "799", Later),
        (new(FailureKind.InvalidResponse), "response is not valid HTTP", OpenIt),
        (With(FailureKind.HeadersTooLong, "64 KiB"), "response headers longer than 64 KiB", OpenIt),
        (With(FailureKind.ConflictingHeaders, "Location"), "several Location headers with different values", OpenIt),
        (With(FailureKind.UnknownContentEncoding, "zstd"), "unsupported content encoding zstd", OpenIt),
        (With(FailureKind.BrokenContentEncoding, "gzip"), "response body cannot be decoded as gzip", OpenIt),
        (With(FailureKind.BodyTooLong, "1024 KiB"), "response longer than 1024 KiB", TellOrRemove),
        (new(FailureKind.DecompressionBomb),
            "decompression bomb: the response body unpacks to more than 100 times its size", TellOrRemove),
        (new(FailureKind.InvalidRedirect), "redirects to an invalid web address", OpenIt),
        (new(FailureKind.RedirectWithUserName),
            "redirects to an address with a user name, which browsers do not load in frames", OpenIt),
        (new(FailureKind.RedirectToItself), "redirects to itself", OpenIt),
        (new(FailureKind.RedirectLoop), "redirect loop", OpenIt),
        (With(FailureKind.TooManyRedirects, "5"), "more than 5 redirects", OpenIt),
        (To(FailureKind.RedirectToHttp, "http://x.example/"), "redirects from https to http: http://x.example/", AskForHttps),
        (To(FailureKind.RedirectToHidden, "https://x.example/") with { Pattern = "x.example" },
            "redirects to https://x.example/, which the ignore pattern “x.example” hides",
            "Remove it, or remove the ignore pattern “x.example”."),
        (To(FailureKind.RedirectToHidden, "https://x.example/"), "redirects to https://x.example/, which the ignore list hides",
            "Remove it, or remove the ignore pattern that hides its target."),
        (To(FailureKind.RedirectToLogin, "https://x.example/login"), "redirects to a login page: https://x.example/login",
            "Remove it, or replace it with a page that does not require a login."),
        (With(FailureKind.FramingRefused, "X-Frame-Options: DENY"), "X-Frame-Options: DENY",
            "Remove it, or visitors can only open it in a new tab."),
        (new(FailureKind.HttpOnly) { Cause = new(FailureKind.ConnectionRefused) },
            "available over http only; https: connection refused", AskForHttps),
        (new(FailureKind.Download), "sent as a download because of its Content-Disposition header", NotAPage),
        (With(FailureKind.NotFrameable, "application/zip"), "frames cannot display the media type application/zip", NotAPage),
        (new(FailureKind.NoContent) { Status = 204 }, "204 No Content", OpenIt),
        (new(FailureKind.EmptyPage), "the page is empty", OpenIt),
        (With(FailureKind.NoMarkup, "256 KiB"), "no HTML tag in the first 256 KiB", OpenIt),
        (new(FailureKind.InvalidRefresh), "refreshes to an address that is not a web page", OpenIt),
        (new(FailureKind.OptedOut), "opts out with <meta name=\"wander\" content=\"no\">", OptedOut),
        (With(FailureKind.RobotsDisallowed, "Disallow: /private/"), "robots.txt: Disallow: /private/", OptedOut),
        (new(FailureKind.RobotsUnreachable) { Cause = Unavailable }, "robots.txt: 503 Service Unavailable", Later),
        (With(FailureKind.InvalidScript, "expected a string") with { Line = 14 },
            "wander.js, line 14: expected a string", TellOrRemove),
        (new(FailureKind.InternalError), "internal error; see the log for details",
            "Report this error with the details from the log."),
        (new(FailureKind.AskedToWait) { RetryAfter = TimeSpan.FromHours(1) }, "postponed because of a Retry-After header",
            "Try again later."),
        (new(FailureKind.RedirectsTimedOut) { Duration = TimeSpan.FromSeconds(15) }, "redirects took longer than 15 s", Later),
    ];

    private static readonly (FailureKind Kind, string Text)[] WithoutValues =
    [
        (FailureKind.Unknown, "unknown reason"),
        (FailureKind.NameNotFound, "host name not found"),
        (FailureKind.NameLookupFailed, "DNS lookup failed"),
        (FailureKind.PrivateAddress, "private IP address"),
        (FailureKind.ConnectFailed, "connection failed"),
        (FailureKind.CertificateExpired, "certificate expired"),
        (FailureKind.CertificateNotYetValid, "certificate not yet valid"),
        (FailureKind.ResponseTimedOut, "no response in time"),
        (FailureKind.BodyTimedOut, "response not complete in time"),
        (FailureKind.HttpStatus, "HTTP error"),
        (FailureKind.HeadersTooLong, "response headers too long"),
        (FailureKind.ConflictingHeaders, "conflicting response headers"),
        (FailureKind.UnknownContentEncoding, "unsupported content encoding"),
        (FailureKind.BrokenContentEncoding, "response body cannot be decoded"),
        (FailureKind.BodyTooLong, "response too long"),
        (FailureKind.TooManyRedirects, "too many redirects"),
        (FailureKind.RedirectToHttp, "redirects from https to http"),
        (FailureKind.RedirectToHidden, "redirects to an address that the ignore list hides"),
        (FailureKind.RedirectToLogin, "redirects to a login page"),
        (FailureKind.FramingRefused, "does not allow framing"),
        (FailureKind.HttpOnly, "available over http only"),
        (FailureKind.NotFrameable, "no media type, and the content is not text"),
        (FailureKind.NoContent, "response without content"),
        (FailureKind.NoMarkup, "HTML without any tags"),
        (FailureKind.RobotsDisallowed, "disallowed by robots.txt"),
        (FailureKind.RobotsUnreachable, "robots.txt could not be read"),
        (FailureKind.InvalidScript, "wander.js could not be parsed"),
        (FailureKind.RedirectsTimedOut, "redirects took too long"),
    ];

    [Fact]
    public void Each_kind_has_its_exact_English_text_and_advice() => Assert.All(Table, row =>
    {
        Assert.Equal(row.Text, FailureText.InEnglish(row.Failure));
        Assert.Equal(row.Advice, FailureText.AdviceInEnglish(row.Failure));
    });

    [Fact]
    public void A_failure_without_its_value_has_a_text_without_the_value() =>
        Assert.All(WithoutValues, row => Assert.Equal(row.Text, FailureText.InEnglish(new Failure(row.Kind))));

    [Fact]
    public void The_tables_contain_each_kind_and_each_text()
    {
        var tested = Table.Select(row => row.Failure.Kind).Distinct().Order();
        var detailed = FailureResources.English.Keys
            .Where(name => name.Contains(".Detailed", StringComparison.Ordinal))
            .Select(name => Enum.Parse<FailureKind>(name.Split('.')[0]));

        Assert.Equal(Enum.GetValues<FailureKind>(), tested);
        Assert.Equal(detailed.Distinct().Order(), WithoutValues.Select(row => row.Kind).Order());
    }

    private static Failure With(FailureKind kind, string detail) => new(kind) { Detail = detail };

    private static Failure To(FailureKind kind, string target) => new(kind) { Target = FailureTextTests.Address(target) };
}
