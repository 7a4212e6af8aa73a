namespace Wander.Crawling;

/// <summary>When a console is asked again, and how long what it said counts.</summary>
/// <param name="every">How often a healthy console is asked.</param>
public sealed class CrawlSchedule(TimeSpan every)
{
    /// <summary>
    /// The least time from one crawl to the next: consoles fall due one by one, and those of a minute are asked in one go.
    /// </summary>
    public static readonly TimeSpan LeastPause = TimeSpan.FromMinutes(1);

    private static readonly Backoff AfterFailures = new(
        TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(6),
        TimeSpan.FromDays(1), TimeSpan.FromDays(3), TimeSpan.FromDays(7));

    /// <summary>When a console that was just read is due.</summary>
    public DateTimeOffset AfterSuccess(DateTimeOffset now) => now + every;

    /// <summary>When a failing console is due.</summary>
    /// <param name="now">The time of the failure.</param>
    /// <param name="failures">How often in a row it failed, this one included: at least 1.</param>
    /// <param name="retryAfter">How long it asks to be left alone; null when it does not.</param>
    public static DateTimeOffset AfterFailure(DateTimeOffset now, int failures, TimeSpan? retryAfter) =>
        AfterFailures.After(now, failures, retryAfter);
}
