using Wander.Fetching;

namespace Wander.Tests.Fetching;

public class RetryAfterTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 15, 4, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("120", "00:02:00")]
    [InlineData(" 7200 ", "02:00:00")]
    [InlineData("0", "00:01:00")]
    [InlineData("-5", "00:01:00")]
    [InlineData("315360000", "1.00:00:00")]
    [InlineData("99999999999999999999999999999999999999999999", "1.00:00:00")]
    [InlineData("-99999999999999999999999999999999999999999999", "00:01:00")]
    [InlineData("Fri, 15 May 2026 05:00:00 GMT", "01:00:00")]
    [InlineData("Friday, 15-May-26 05:00:00 GMT", "01:00:00")]
    [InlineData("Fri May 15 05:00:00 2026", "01:00:00")]
    [InlineData("Fri, 15 May 2020 05:00:00 GMT", "00:01:00")]
    [InlineData("Fri, 15 May 2099 05:00:00 GMT", "1.00:00:00")]
    [InlineData("soon", null)]
    [InlineData("1.5", null)]
    [InlineData("-", null)]
    [InlineData("--5", null)]
    [InlineData("1e9", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void The_waiting_time_is_between_a_minute_and_a_day(string? header, string? wait)
    {
        Assert.Equal(wait, RetryAfter.Read(header, Now)?.ToString());
    }

    [Fact]
    public void The_waiting_time_for_any_text_is_null_or_within_the_limits()
    {
        Property.Holds<string>(text => Bounded(text));
        Property.Holds<long>(seconds => Bounded(seconds.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        Property.Holds<DateTimeOffset>(date => Bounded(date.ToString("r")));
    }

    private static void Bounded(string? header)
    {
        if (RetryAfter.Read(header, Now) is { } wait)
            Assert.InRange(wait, TimeSpan.FromMinutes(1), TimeSpan.FromHours(24));
    }

    [Theory(Timeout = 30_000)]
    [InlineData(429, true)]
    [InlineData(503, true)]
    [InlineData(500, false)]
    public async Task Retry_After_applies_only_to_429_and_503(int status, bool applies)
    {
        await using var network = await ReplayedNetwork.StartAsync();
        network.Answer("https://busy.example/", Replies.Status(status, ("Retry-After", "600")));

        var failure = await TestRequests.FailAsync(network.Transport, "https://busy.example/");

        Assert.Equal(applies ? TimeSpan.FromMinutes(10) : null, failure.RetryAfter);
    }
}
