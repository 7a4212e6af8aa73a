using System.Globalization;
using Wander.Protocol.Findings;
using Wander.Robots;
using Wander.Tests.Checking;

namespace Wander.Tests.Robots;

public class RobotsCacheTests
{
    private static readonly RobotsAnswer Allowed = new RobotsAnswer.Known(RobotsRules.AllowAll);
    private static readonly RobotsAnswer Unreachable = new RobotsAnswer.Unreachable(new Failure(FailureKind.ResponseTimedOut));

    private readonly ManualTime _time = new();
    private readonly RobotsCache _cache;

    public RobotsCacheTests() => _cache = new RobotsCache(_time);

    [Fact]
    public void A_result_is_cached_for_its_exact_lifetime()
    {
        _cache.Add("https://a.example", Allowed, TimeSpan.FromHours(24));
        _cache.Add("https://b.example", Unreachable, TimeSpan.FromHours(1));
        Assert.Null(_cache.Find("http://a.example"));

        _time.Advance(TimeSpan.FromHours(1) - TimeSpan.FromTicks(1));
        Assert.Same(Unreachable, _cache.Find("https://b.example"));
        _time.Advance(TimeSpan.FromTicks(1));
        Assert.Null(_cache.Find("https://b.example"));
        Assert.Same(Allowed, _cache.Find("https://a.example"));
        Assert.Equal(1, _cache.Count);

        _time.Advance(TimeSpan.FromHours(23));
        Assert.Null(_cache.Find("https://a.example"));
        Assert.Equal(0, _cache.Count);
    }

    [Fact]
    public void When_the_cache_is_full_the_first_to_expire_is_removed()
    {
        _cache.Add("long", Allowed, TimeSpan.FromHours(24));
        _cache.Add("short", Unreachable, TimeSpan.FromMinutes(1));
        for (var i = 2; i < RobotsCache.MaximumOrigins; i++)
            _cache.Add(i.ToString(CultureInfo.InvariantCulture), Allowed, TimeSpan.FromHours(1));
        Assert.Same(Unreachable, _cache.Find("short"));

        _cache.Add("new", Unreachable, TimeSpan.FromMinutes(1));

        Assert.Equal(RobotsCache.MaximumOrigins, _cache.Count);
        Assert.Null(_cache.Find("short"));
        Assert.Same(Unreachable, _cache.Find("new"));
        Assert.Same(Allowed, _cache.Find("long"));
    }

    [Fact]
    public void The_total_size_of_rules_is_limited()
    {
        var rules = RobotsText.ReadGroup([.. Enumerable.Repeat("Disallow: /" + new string('a', 2000), 250)]);
        var limit = (int)(RobotsCache.MaximumSize / rules.Size);
        Assert.InRange(limit, 10, 100);

        for (var i = 0; i < 3 * limit; i++)
        {
            _cache.Add(i.ToString(CultureInfo.InvariantCulture), new RobotsAnswer.Known(rules), TimeSpan.FromHours(24));
            _time.Advance(TimeSpan.FromSeconds(1));
            Assert.NotNull(_cache.Find(i.ToString(CultureInfo.InvariantCulture)));
        }

        Assert.Equal(limit, _cache.Count);
    }
}
