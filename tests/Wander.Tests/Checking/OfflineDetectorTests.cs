using Wander.Checking;
using Wander.Protocol.Findings;

namespace Wander.Tests.Checking;

public class OfflineDetectorTests
{
    private readonly ManualTime _time = new();
    private readonly OfflineDetector<int> _detector;

    public OfflineDetectorTests() => _detector = new OfflineDetector<int>(_time);

    private bool HoldBackMany(int count) => Enumerable.Range(0, count).Select(_detector.HoldBack).ToList()[^1];

    [Fact]
    public void A_few_unreachable_sites_are_failures_of_the_sites()
    {
        Assert.False(HoldBackMany(OfflineDetector<int>.Suspicious - 1));

        var (results, areVoid) = _detector.Settle();

        Assert.Equal(Enumerable.Range(0, 7), results);
        Assert.False(areVoid);
        Assert.True(_detector.Until <= _time.Now);
        Assert.Equal(0, _detector.HeldBack);
    }

    [Fact]
    public void Many_unreachable_sites_in_a_row_are_an_outage_with_a_pause()
    {
        Assert.True(HoldBackMany(OfflineDetector<int>.Suspicious));

        Assert.True(_detector.Settle().AreVoid);
        Assert.Equal(_time.Now + OfflineDetector<int>.Pause, _detector.Until);
        _detector.HoldBack(1); // the result of a check that was still running
        Assert.True(_detector.Settle().AreVoid);
    }

    [Fact]
    public void A_response_ends_the_outage()
    {
        HoldBackMany(OfflineDetector<int>.Suspicious);
        _detector.Settle();

        _detector.Answered();

        Assert.True(_detector.Until <= _time.Now);
        _detector.HoldBack(1);
        Assert.False(_detector.Settle().AreVoid);
    }

    [Fact]
    public void An_outage_has_a_maximum_duration()
    {
        HoldBackMany(OfflineDetector<int>.Suspicious);
        _detector.Settle();

        _time.Advance(OfflineDetector<int>.Longest + TimeSpan.FromSeconds(1));

        HoldBackMany(OfflineDetector<int>.Suspicious);
        Assert.False(_detector.Settle().AreVoid);
    }

    [Fact]
    public void After_Believe_failures_are_kept_until_a_site_responds()
    {
        HoldBackMany(OfflineDetector<int>.Suspicious);
        Assert.True(_detector.Settle().AreVoid);
        _detector.AssumeOnline();
        HoldBackMany(OfflineDetector<int>.Suspicious);
        Assert.False(_detector.Settle().AreVoid);
        Assert.Equal(default, _detector.Until);

        _detector.Answered();
        HoldBackMany(OfflineDetector<int>.Suspicious);
        Assert.True(_detector.Settle().AreVoid);
    }

    [Theory]
    [InlineData(FailureKind.NameNotFound, true)]
    [InlineData(FailureKind.NameLookupFailed, true)]
    [InlineData(FailureKind.ResponseTimedOut, true)]
    [InlineData(FailureKind.BodyTimedOut, true)]
    [InlineData(FailureKind.ConnectionRefused, true)]
    [InlineData(FailureKind.ConnectionReset, true)]
    [InlineData(FailureKind.HostUnreachable, true)]
    [InlineData(FailureKind.ConnectTimedOut, true)]
    [InlineData(FailureKind.ConnectFailed, true)]
    [InlineData(FailureKind.ConnectionClosed, true)]
    [InlineData(FailureKind.RedirectsTimedOut, false)]
    [InlineData(FailureKind.HttpStatus, false)]
    [InlineData(FailureKind.TlsFailed, false)]
    [InlineData(FailureKind.CertificateExpired, false)]
    [InlineData(FailureKind.PrivateAddress, false)]
    public void Only_failures_without_a_response_may_be_caused_by_our_connection(FailureKind kind, bool mayBeOurConnection)
    {
        var failure = new Failure(kind);
        Assert.Equal(mayBeOurConnection, failure.MayBeOurConnection);
        Assert.Equal(mayBeOurConnection, new Failure(FailureKind.RobotsUnreachable) { Cause = failure }.MayBeOurConnection);
        Assert.False(new Failure(FailureKind.HttpOnly) { Cause = failure }.MayBeOurConnection); // the page responded over http
    }
}
