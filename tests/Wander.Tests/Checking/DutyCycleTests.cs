using Wander.Checking;

namespace Wander.Tests.Checking;

public class DutyCycleTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public void Long_work_is_followed_by_a_pause_of_ten_times_its_duration()
    {
        var cycle = new DutyCycle(_time, least: TimeSpan.FromSeconds(1));
        Assert.True(cycle.Left <= TimeSpan.Zero);

        cycle.Do(() => _time.Advance(TimeSpan.FromSeconds(3)));

        Assert.Equal(TimeSpan.FromSeconds(30), cycle.Left);
        _time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(TimeSpan.Zero, cycle.Left);
    }

    [Fact]
    public void Short_work_is_followed_by_the_minimum_pause()
    {
        var cycle = new DutyCycle(_time, least: TimeSpan.FromSeconds(1));

        cycle.Do(() => { });

        Assert.Equal(TimeSpan.FromSeconds(1), cycle.Left);
    }

    [Fact]
    public void A_clock_jump_during_the_work_causes_no_long_pause()
    {
        var cycle = new DutyCycle(_time, least: TimeSpan.FromSeconds(1));

        cycle.Do(() => _time.Advance(TimeSpan.FromHours(12)));

        Assert.Equal(TimeSpan.FromSeconds(1), cycle.Left);
    }
}
