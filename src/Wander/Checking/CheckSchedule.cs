using Wander.Crawling;
using Wander.Protocol.Findings;

namespace Wander.Checking;

/// <summary>Computes when a page is due for a check again (src/Wander/README.md#checking-pages).</summary>
/// <param name="every">The time between two checks of a page that does not fail.</param>
internal sealed class CheckSchedule(TimeSpan every)
{
    private static readonly Backoff AfterFailures = new(
        TimeSpan.FromHours(1), TimeSpan.FromHours(6), TimeSpan.FromDays(1), TimeSpan.FromDays(3), TimeSpan.FromDays(7));

    /// <summary>
    /// True for failures that may be temporary. Pages whose owner decided against frames or against the network are checked
    /// only as often as embeddable pages.
    /// </summary>
    public static bool IsFailing(Verdict verdict) => verdict is Verdict.Gone or Verdict.Failing;

    /// <summary>Returns the time when a page is due again.</summary>
    /// <param name="now">The time of the check.</param>
    /// <param name="failures">The number of failures in a row, including the current one; 0 when the check did not fail.</param>
    /// <param name="retryAfter">The waiting time of the <c>Retry-After</c> header of a failure; null when there is none.</param>
    public DateTimeOffset After(DateTimeOffset now, int failures, TimeSpan? retryAfter) =>
        failures == 0 ? now + every : AfterFailures.After(now, failures, retryAfter);
}
