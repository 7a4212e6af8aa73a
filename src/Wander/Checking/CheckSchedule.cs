using Wander.Crawling;
using Wander.Protocol.Findings;

namespace Wander.Checking;

/// <summary>When a page is checked again (design, section 7).</summary>
/// <param name="every">From one check of a page that is well to the next.</param>
internal sealed class CheckSchedule(TimeSpan every)
{
    private static readonly Backoff AfterFailures = new(
        TimeSpan.FromHours(1), TimeSpan.FromHours(6), TimeSpan.FromDays(1), TimeSpan.FromDays(3), TimeSpan.FromDays(7));

    /// <summary>True for what may pass by itself; what an owner decided is looked at as seldom as a page that is well.</summary>
    public static bool IsFailing(Verdict verdict) => verdict is Verdict.Gone or Verdict.Failing;

    /// <summary>When a page is due.</summary>
    /// <param name="now">The time of the check.</param>
    /// <param name="failures">How often in a row it failed, this one included; 0 when it did not.</param>
    /// <param name="retryAfter">How long its site asks to be left alone, which comes with a failure; null when it does
    /// not.</param>
    public DateTimeOffset After(DateTimeOffset now, int failures, TimeSpan? retryAfter) =>
        failures == 0 ? now + every : AfterFailures.After(now, failures, retryAfter);
}
