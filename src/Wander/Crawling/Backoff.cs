using System.Collections.Immutable;

namespace Wander.Crawling;

/// <summary>
/// When somebody who failed is asked again: ever later, and never sooner than they ask for.
/// </summary>
/// <param name="waits">How long after the first failure in a row, the second, …; the last counts for all later ones.</param>
internal sealed class Backoff(params ImmutableArray<TimeSpan> waits)
{
    /// <summary>When the next time is due.</summary>
    /// <param name="now">The time of the failure.</param>
    /// <param name="failures">How many in a row, this one included: at least 1.</param>
    /// <param name="retryAfter">How long they ask to be left alone; null when they do not.</param>
    public DateTimeOffset After(DateTimeOffset now, int failures, TimeSpan? retryAfter)
    {
        var wait = waits[Math.Clamp(failures, 1, waits.Length) - 1];
        return now + (retryAfter > wait ? retryAfter.Value : wait);
    }
}
