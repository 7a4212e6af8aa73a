namespace Wander.Crawling;

/// <summary>Computes when a console is due again.</summary>
/// <param name="every">The time between two requests to a healthy console.</param>
public sealed class CrawlSchedule(TimeSpan every)
{
    /// <summary>
    /// The minimum time between two crawls. Consoles become due one by one; this combines those of one minute into one crawl.
    /// </summary>
    public static readonly TimeSpan LeastPause = TimeSpan.FromMinutes(1);

    private static readonly Backoff AfterFailures = new(
        TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(6),
        TimeSpan.FromDays(1), TimeSpan.FromDays(3), TimeSpan.FromDays(7));

    /// <summary>Returns the time when a console that was read is due again.</summary>
    public DateTimeOffset AfterSuccess(DateTimeOffset now) => now + every;

    /// <summary>Returns the time when a failing console is due again.</summary>
    /// <param name="now">The time of the failure.</param>
    /// <param name="failures">The number of failures in a row, including the current failure: at least 1.</param>
    /// <param name="retryAfter">The waiting time of the <c>Retry-After</c> header; null when there is none.</param>
    public static DateTimeOffset AfterFailure(DateTimeOffset now, int failures, TimeSpan? retryAfter) =>
        AfterFailures.After(now, failures, retryAfter);
}
