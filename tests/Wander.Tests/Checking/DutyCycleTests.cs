using Wander.Checking;

namespace Wander.Tests.Checking;

public class DutyCycleTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public void Work_that_takes_long_rests_ten_times_as_long()
    {
        var pace = new DutyCycle(_time, least: TimeSpan.FromSeconds(1));
        Assert.True(pace.Left <= TimeSpan.Zero);

        pace.Do(() => _time.Advance(TimeSpan.FromSeconds(3)));

        Assert.Equal(TimeSpan.FromSeconds(30), pace.Left);
        _time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(TimeSpan.Zero, pace.Left);
    }

    [Fact]
    public void Work_that_takes_no_time_rests_the_shortest_time()
    {
        var pace = new DutyCycle(_time, least: TimeSpan.FromSeconds(1));

        pace.Do(() => { });

        Assert.Equal(TimeSpan.FromSeconds(1), pace.Left);
    }

    [Fact]
    public void A_clock_that_leaps_during_the_work_asks_for_no_long_rest()
    {
        var pace = new DutyCycle(_time, least: TimeSpan.FromSeconds(1));

        pace.Do(() => _time.Advance(TimeSpan.FromHours(12)));

        Assert.Equal(TimeSpan.FromSeconds(1), pace.Left);
    }
}
