using Wander.Inspecting;
using Wander.Protocol;
using Wander.Protocol.Findings;
using Wander.Protocol.Ignoring;

namespace Wander.Tests.Inspecting;

// Failures that are difficult to provoke. CheckCommandTests covers the others.
public class FailureAdviceTests
{
    private const string Later = "Try again later. Remove it if the problem persists.";
    private const string TellOwner = "Tell its owner. Remove it if the problem persists.";
    private const string Look = "Open it in a browser. If it does not work there either, tell its owner or remove it.";

    [Theory]
    [InlineData(FailureKind.CertificateExpired, null, TellOwner)]
    [InlineData(FailureKind.TlsFailed, null, TellOwner)]
    [InlineData(FailureKind.RedirectToLogin, null, "Remove it, or replace it with a page that does not require a login.")]
    [InlineData(FailureKind.NameLookupFailed, null, Later)]
    [InlineData(FailureKind.ResponseTimedOut, null, Later)]
    [InlineData(FailureKind.BodyTimedOut, null, Later)]
    [InlineData(FailureKind.ConnectTimedOut, null, Later)]
    [InlineData(FailureKind.ConnectionRefused, null, Later)]
    [InlineData(FailureKind.HostUnreachable, null, Later)]
    [InlineData(FailureKind.AskedToWait, null, "Try again later.")]
    [InlineData(FailureKind.HttpStatus, 502, Later)]
    [InlineData(FailureKind.HttpStatus, 599, Later)]
    [InlineData(FailureKind.HttpStatus, 451, Look)]
    [InlineData(FailureKind.NoContent, 204, Look)]
    [InlineData(FailureKind.TooManyRedirects, null, Look)]
    [InlineData(FailureKind.EmptyPage, null, Look)]
    [InlineData(FailureKind.InvalidResponse, null, Look)]
    public void Each_kind_has_its_advice(FailureKind kind, int? status, string advice)
    {
        var failure = new Failure(kind) { Status = status };
        Assert.Equal(advice, FailureAdvice.For(failure, IgnoreList.Empty));
        Assert.Equal(advice, FailureAdvice.For(new Failure(FailureKind.RobotsUnreachable) { Cause = failure }, IgnoreList.Empty));
    }

    [Fact]
    public void The_advice_for_a_hidden_redirect_contains_the_location_of_the_pattern()
    {
        var source = new SourceLocation("ignore/ads.txt", 7, 1);
        Assert.True(IgnorePattern.TryParse("https://www.a.example/", reason: null, source, out var pattern));
        var ignore = IgnoreList.Create([pattern]);
        Assert.True(PageAddress.TryParse("https://www.a.example/x", out var target));

        Assert.Equal(
            "Remove it, or remove the ignore pattern in ignore/ads.txt:7.", FailureAdvice.For(ignore.RefusalOf(target)!, ignore));
    }
}
