using System.Globalization;
using Wander.Protocol.Findings;
using Wander.Robots;
using Wander.Tests.Checking;

namespace Wander.Tests.Robots;

public class RobotsCacheTests
{
    private static readonly RobotsAnswer Allowed = new RobotsAnswer.Known(RobotsRules.AllowAll);
    private static readonly RobotsAnswer Silent = new RobotsAnswer.Unreachable(new Failure(FailureKind.ResponseTimedOut));

    private readonly ManualTime _time = new();
    private readonly RobotsCache _cache;

    public RobotsCacheTests() => _cache = new RobotsCache(_time);

    [Fact]
    public void An_answer_is_kept_for_its_time_and_not_a_moment_longer()
    {
        _cache.Add("https://a.example", Allowed, TimeSpan.FromHours(24));
        _cache.Add("https://b.example", Silent, TimeSpan.FromHours(1));
        Assert.Null(_cache.Find("http://a.example"));

        _time.Advance(TimeSpan.FromHours(1) - TimeSpan.FromTicks(1));
        Assert.Same(Silent, _cache.Find("https://b.example"));
        _time.Advance(TimeSpan.FromTicks(1));
        Assert.Null(_cache.Find("https://b.example"));
        Assert.Same(Allowed, _cache.Find("https://a.example"));
        Assert.Equal(1, _cache.Count);

        _time.Advance(TimeSpan.FromHours(23));
        Assert.Null(_cache.Find("https://a.example"));
        Assert.Equal(0, _cache.Count);
    }

    [Fact]
    public void Of_too_many_origins_the_one_that_expires_first_goes()
    {
        _cache.Add("long", Allowed, TimeSpan.FromHours(24));
        _cache.Add("short", Silent, TimeSpan.FromMinutes(1));
        for (var i = 2; i < RobotsCache.MaximumOrigins; i++)
            _cache.Add(i.ToString(CultureInfo.InvariantCulture), Allowed, TimeSpan.FromHours(1));
        Assert.Same(Silent, _cache.Find("short"));

        _cache.Add("new", Silent, TimeSpan.FromMinutes(1));

        Assert.Equal(RobotsCache.MaximumOrigins, _cache.Count);
        Assert.Null(_cache.Find("short"));
        Assert.Same(Silent, _cache.Find("new"));
        Assert.Same(Allowed, _cache.Find("long"));
    }

    [Fact]
    public void Long_rules_are_bounded_together()
    {
        var rules = RobotsText.ReadGroup([.. Enumerable.Repeat("Disallow: /" + new string('a', 2000), 250)]);
        var bound = (int)(RobotsCache.MaximumSize / rules.Size);
        Assert.InRange(bound, 10, 100);

        for (var i = 0; i < 3 * bound; i++)
        {
            _cache.Add(i.ToString(CultureInfo.InvariantCulture), new RobotsAnswer.Known(rules), TimeSpan.FromHours(24));
            _time.Advance(TimeSpan.FromSeconds(1));
            Assert.NotNull(_cache.Find(i.ToString(CultureInfo.InvariantCulture)));
        }

        Assert.Equal(bound, _cache.Count);
    }
}
