using System.Collections.Immutable;

namespace Wander.Crawling;

/// <summary>Computes when to try again after failures: the waiting time increases, and is at least <c>Retry-After</c>.</summary>
/// <param name="waits">
/// The waiting times after the first failure in a row, after the second, and so on. The last one applies to all later failures.
/// </param>
internal sealed class Backoff(params ImmutableArray<TimeSpan> waits)
{
    /// <summary>Returns the time of the next try.</summary>
    /// <param name="now">The time of the failure.</param>
    /// <param name="failures">The number of failures in a row, including the current failure: at least 1.</param>
    /// <param name="retryAfter">The waiting time of the <c>Retry-After</c> header; null when there is none.</param>
    public DateTimeOffset After(DateTimeOffset now, int failures, TimeSpan? retryAfter)
    {
        var wait = waits[Math.Clamp(failures, 1, waits.Length) - 1];
        return now + (retryAfter > wait ? retryAfter.Value : wait);
    }
}
