using Wander.Protocol;
using Wander.Protocol.Findings;
using Wander.Storage.Tables;

namespace Wander.Tests.Storage.Tables;

public class FailureSentencesTests
{
    private static PageAddress Page(string text) =>
        PageAddress.TryParse(text, out var address)
            ? address : throw new ArgumentException("This is not a page address.", nameof(text));

    // All sentences that earlier versions stored.
    public static TheoryData<string, FailureKind, string?> WithDetail => new()
    {
        { "the name a.example has no address", FailureKind.NameNotFound, "a.example" },
        { "the name a.example cannot be looked up at the moment", FailureKind.NameLookupFailed, "a.example" },
        { "leads to a private address (10.0.0.1)", FailureKind.PrivateAddress, "10.0.0.1" },
        { "leads to a private address (fe80::1%2)", FailureKind.PrivateAddress, "fe80::1%2" },
        { "connection refused", FailureKind.ConnectionRefused, null },
        { "connection reset", FailureKind.ConnectionReset, null },
        { "host cannot be reached", FailureKind.HostUnreachable, null },
        { "no connection in time", FailureKind.ConnectTimedOut, null },
        { "no connection (NetworkDown)", FailureKind.ConnectFailed, "NetworkDown" },
        { "connection closed before the end of the answer", FailureKind.ConnectionClosed, null },
        { "no certificate", FailureKind.NoCertificate, null },
        { "certificate is for another name", FailureKind.CertificateNameMismatch, null },
        { "certificate is not signed by an authority that this machine trusts", FailureKind.CertificateNotTrusted, null },
        { "no encrypted connection", FailureKind.TlsFailed, null },
        { "the answer is not HTTP", FailureKind.InvalidResponse, null },
        { "headers longer than 64 KiB", FailureKind.HeadersTooLong, "64 KiB" },
        { "several Location headers that differ", FailureKind.ConflictingHeaders, "Location" },
        { "several Content-Length headers that differ", FailureKind.ConflictingHeaders, "Content-Length" },
        { "several Content-Disposition headers that differ", FailureKind.ConflictingHeaders, "Content-Disposition" },
        { "cannot be decoded: content encoding gzip, br is unknown", FailureKind.UnknownContentEncoding, "gzip, br" },
        { "cannot be decoded: its content encoding (gzip) is broken", FailureKind.BrokenContentEncoding, "gzip" },
        { "longer than 1024 KiB", FailureKind.BodyTooLong, "1024 KiB" },
        { "is a decompression bomb: it unpacks to more than a hundred times its size", FailureKind.DecompressionBomb, null },
        { "redirects to something that is no web address", FailureKind.InvalidRedirect, null },
        { "redirects to an address with a user name, which no frame loads", FailureKind.RedirectWithUserName, null },
        { "redirects to itself", FailureKind.RedirectToItself, null },
        { "redirects in a circle", FailureKind.RedirectLoop, null },
        { "more than 5 redirects", FailureKind.TooManyRedirects, "5" },
        { "X-Frame-Options: x, DENY", FailureKind.FramingRefused, "X-Frame-Options: x, DENY" },
        {
            "Content-Security-Policy: frame-ancestors 'none'",
            FailureKind.FramingRefused, "Content-Security-Policy: frame-ancestors 'none'"
        },
        { "answers on http alone", FailureKind.HttpOnly, null },
        { "browsers show no http page inside an https console", FailureKind.HttpOnly, null },
        { "comes as a download (Content-Disposition)", FailureKind.Download, null },
        { "no frame shows this type (application/pdf)", FailureKind.NotFrameable, "application/pdf" },
        { "no frame shows this type (no type, and no text)", FailureKind.NotFrameable, null },
        { "an empty page", FailureKind.EmptyPage, null },
        { "no page: 256 KiB of HTML without a single tag", FailureKind.NoMarkup, "256 KiB" },
        { "sends its readers to an address that is no page", FailureKind.InvalidRefresh, null },
        { "says <meta name=\"wander\" content=\"no\">", FailureKind.OptedOut, null },
        { "robots.txt: Disallow: /private/", FailureKind.RobotsDisallowed, "Disallow: /private/" },
        { "its site asked to be left alone for a while", FailureKind.AskedToWait, null },
        { "reading it failed here; the reason is in the log", FailureKind.InternalError, null },
        { "checking it failed here; the reason is in the log", FailureKind.InternalError, null },
    };

    [Theory]
    [MemberData(nameof(WithDetail))]
    public void A_sentence_becomes_a_failure_of_its_kind(string sentence, FailureKind kind, string? detail) =>
        Assert.Equal(new Failure(kind) { Detail = detail }, FailureSentences.ToFailure(sentence));

    [Theory]
    [InlineData("404 Not Found", 404)]
    [InlineData("503 Service Unavailable", 503)]
    [InlineData("301 Moved Permanently", 301)]
    [InlineData("418 I'm a teapot", 418)]
    [InlineData("999", 999)]
    public void A_status_keeps_its_number(string sentence, int status) =>
        Assert.Equal(new Failure(FailureKind.HttpStatus) { Status = status }, FailureSentences.ToFailure(sentence));

    [Fact]
    public void A_status_without_content_keeps_its_number() =>
        Assert.Equal(new Failure(FailureKind.NoContent) { Status = 204 }, FailureSentences.ToFailure("204: nothing to show"));

    [Theory]
    [InlineData("no answer in 15 s", FailureKind.ResponseTimedOut, 15)]
    [InlineData("no answer in 2.5 s", FailureKind.ResponseTimedOut, 2.5)]
    [InlineData("the answer did not end in 15 s", FailureKind.BodyTimedOut, 15)]
    [InlineData("certificate expired 1 day ago", FailureKind.CertificateExpired, 86_400)]
    [InlineData("certificate expired 12 days ago", FailureKind.CertificateExpired, 12 * 86_400)]
    [InlineData("certificate not valid for another 1 day", FailureKind.CertificateNotYetValid, 86_400)]
    [InlineData("certificate not valid for another 30 days", FailureKind.CertificateNotYetValid, 30 * 86_400)]
    public void A_duration_is_kept(string sentence, FailureKind kind, double seconds) =>
        Assert.Equal(new Failure(kind) { Duration = TimeSpan.FromSeconds(seconds) }, FailureSentences.ToFailure(sentence));

    [Theory]
    [InlineData("redirects from https to http (http://b.example/x)", FailureKind.RedirectToHttp, null)]
    [InlineData(
        "redirects to http://b.example/x, and browsers show no http page inside an https one", FailureKind.RedirectToHttp, null)]
    [InlineData("redirects to a login page (http://b.example/x)", FailureKind.RedirectToLogin, null)]
    [InlineData("leads to http://b.example/x, which our ignore list hides", FailureKind.RedirectToHidden, null)]
    [InlineData("redirects to http://b.example/x, which our ignore list hides (b.example/(x))", FailureKind.RedirectToHidden,
        "b.example/(x)")]
    public void A_target_is_kept(string sentence, FailureKind kind, string? pattern) => Assert.Equal(
        new Failure(kind) { Target = Page("http://b.example/x"), Pattern = pattern }, FailureSentences.ToFailure(sentence));

    [Fact]
    public void The_cause_of_a_failure_is_kept()
    {
        var notFound = new Failure(FailureKind.HttpStatus) { Status = 404 };
        var robots = new Failure(FailureKind.RobotsUnreachable) { Cause = new Failure(FailureKind.HttpStatus) { Status = 503 } };
        Assert.Equal(robots, FailureSentences.ToFailure("robots.txt: 503 Service Unavailable"));
        Assert.Equal(
            new Failure(FailureKind.HttpOnly) { Cause = notFound },
                FailureSentences.ToFailure("answers on http alone (https: 404 Not Found)"));
        Assert.Equal(
            new Failure(FailureKind.HttpOnly) { Cause = robots },
            FailureSentences.ToFailure("answers on http alone (https: robots.txt: 503 Service Unavailable)"));
        Assert.Equal(
            new Failure(FailureKind.RedirectToHttp) { Target = Page("http://b.example/"), Cause = notFound },
            FailureSentences.ToFailure(
                "redirects to http://b.example/, and browsers show no http page inside an https one (https: 404 Not Found)"));
    }

    [Fact]
    public void A_problem_in_a_script_keeps_its_line() => Assert.Equal(
        new Failure(FailureKind.InvalidScript) { Line = 14, Detail = "consoles: expected a list of strings" },
        FailureSentences.ToFailure("line 14: consoles: expected a list of strings"));

    [Theory]
    [InlineData("")]
    [InlineData("something else")]
    [InlineData("404 Nothing Here")]
    [InlineData("redirects to a login page (nowhere)")]
    [InlineData("robots.txt: something else")]
    [InlineData("certificate expired long ago")]
    [InlineData("line x: y")]
    public void An_unknown_sentence_stays_unchanged(string sentence) =>
        Assert.Equal(new Failure(FailureKind.Unknown) { Detail = sentence }, FailureSentences.ToFailure(sentence));

    [Fact]
    public void A_sentence_becomes_a_remark_of_its_kind()
    {
        Assert.Equal(
            new ConsoleRemark(ConsoleRemarkKind.ScriptProblem, 1) { Line = 3, Detail = "expected a string" },
            FailureSentences.ToRemark("line 3: expected a string"));
        Assert.Equal(
            new ConsoleRemark(ConsoleRemarkKind.ScriptProblem, 3) { Line = 3, Detail = "expected a string" },
            FailureSentences.ToRemark("line 3: expected a string (and 2 more)"));
        Assert.Equal(
            new ConsoleRemark(ConsoleRemarkKind.TooManyEntries, 7),
            FailureSentences.ToRemark("more than 500 consoles or 20000 pages: 7 left out"));
        Assert.Equal(new ConsoleRemark(ConsoleRemarkKind.NotAddresses, 1),
            FailureSentences.ToRemark("1 entry is no http or https address"));
        Assert.Equal(
            new ConsoleRemark(ConsoleRemarkKind.NotAddresses, 12),
                FailureSentences.ToRemark("12 entries are no http or https addresses"));
        Assert.Equal(
            new ConsoleRemark(ConsoleRemarkKind.Unknown, 1) { Detail = "something else" },
                FailureSentences.ToRemark("something else"));
    }
}
