using Wander.Checking;
using Wander.Fetching.Connecting;

namespace Wander.Tests.Checking;

public class OfflineDetectorTests
{
    private readonly ManualTime _time = new();
    private readonly OfflineDetector<int> _outage;

    public OfflineDetectorTests() => _outage = new OfflineDetector<int>(_time);

    private bool DoubtMany(int count) => Enumerable.Range(0, count).Select(_outage.Doubt).ToList()[^1];

    [Fact]
    public void A_few_sites_that_cannot_be_reached_are_at_fault_themselves()
    {
        Assert.False(DoubtMany(OfflineDetector<int>.Suspicious - 1));

        var (results, areVoid) = _outage.Settle();

        Assert.Equal(Enumerable.Range(0, 7), results);
        Assert.False(areVoid);
        Assert.True(_outage.Until <= _time.Now);
        Assert.Equal(0, _outage.Doubtful);
    }

    [Fact]
    public void Many_in_a_row_are_an_outage_and_asked_again_after_a_pause()
    {
        Assert.True(DoubtMany(OfflineDetector<int>.Suspicious));

        Assert.True(_outage.Settle().AreVoid);
        Assert.Equal(_time.Now + OfflineDetector<int>.Pause, _outage.Until);
        _outage.Doubt(1); // one that was still under way
        Assert.True(_outage.Settle().AreVoid);
    }

    [Fact]
    public void Who_answers_ends_the_outage()
    {
        DoubtMany(OfflineDetector<int>.Suspicious);
        _outage.Settle();

        _outage.Answered();

        Assert.True(_outage.Until <= _time.Now);
        _outage.Doubt(1);
        Assert.False(_outage.Settle().AreVoid);
    }

    [Fact]
    public void An_outage_does_not_last_for_ever()
    {
        DoubtMany(OfflineDetector<int>.Suspicious);
        _outage.Settle();

        _time.Advance(OfflineDetector<int>.Longest + TimeSpan.FromSeconds(1));

        DoubtMany(OfflineDetector<int>.Suspicious);
        Assert.False(_outage.Settle().AreVoid);
    }

    [Fact]
    public void Once_it_is_known_that_we_are_online_failures_are_believed_until_a_site_answers()
    {
        DoubtMany(OfflineDetector<int>.Suspicious);
        Assert.True(_outage.Settle().AreVoid);
        _outage.Believe();
        DoubtMany(OfflineDetector<int>.Suspicious);
        Assert.False(_outage.Settle().AreVoid);
        Assert.Equal(default, _outage.Until);

        _outage.Answered();
        DoubtMany(OfflineDetector<int>.Suspicious);
        Assert.True(_outage.Settle().AreVoid);
    }

    [Theory]
    [InlineData(FetchFailureKind.NameNotFound, true)]
    [InlineData(FetchFailureKind.TimedOut, true)]
    [InlineData(FetchFailureKind.NoConnection, true)]
    [InlineData(FetchFailureKind.Status, false)]
    [InlineData(FetchFailureKind.NoEncryption, false)]
    [InlineData(FetchFailureKind.PrivateAddress, false)]
    [InlineData(null, false)]
    public void An_answer_of_any_kind_shows_that_we_are_online(FetchFailureKind? failure, bool mayBeUs) =>
        Assert.Equal(mayBeUs, FetchFailure.MayBeOurs(failure));
}
