using FsCheck.Fluent;
using Wander.Configuration;

namespace Wander.Tests.Configuration;

public class DurationTests
{
    [Theory]
    [InlineData("15s", 15_000)]
    [InlineData("10m", 600_000)]
    [InlineData("6h", 21_600_000)]
    [InlineData("7d", 604_800_000)]
    [InlineData("250ms", 250)]
    [InlineData("0s", 0)]
    public void A_duration_consists_of_a_number_and_a_unit(string text, long milliseconds)
    {
        Assert.True(Duration.TryParse(text, out var duration));
        Assert.Equal(milliseconds, (long)duration.TotalMilliseconds);
        Assert.Equal(text, Duration.Format(duration));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("6")]
    [InlineData("h")]
    [InlineData("6 h")]
    [InlineData("6H")]
    [InlineData("+6h")]
    [InlineData("1.5h")]
    [InlineData("1h30m")]
    [InlineData("6w")]
    [InlineData("100001d")]
    [InlineData("99999999999999999999d")]
    [InlineData("9223372036854775807d")]
    [InlineData("٦h")]
    public void Other_text_is_not_a_duration(string? text) => Assert.False(Duration.TryParse(text, out _));

    [Fact]
    public void A_formatted_duration_is_parsed_back()
    {
        var durations = Gen.Choose(0, int.MaxValue)
            .SelectMany(count => Gen.Elements(TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(1)), (count, unit) =>
                TimeSpan.FromTicks(unit.Ticks * count));

        Property.Holds(durations.ToArbitrary(), duration =>
        {
            Assert.True(Duration.TryParse(Duration.Format(duration), out var read));
            Assert.Equal(duration, read);
        });
    }

    [Fact]
    public void Any_text_is_parsed_without_an_exception() =>
        Property.Holds<string>(text => Assert.True(Duration.TryParse(text, out var duration) || duration == TimeSpan.Zero));
}
