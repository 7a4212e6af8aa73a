using System.Collections.Immutable;
using Wander.Protocol.Network;

namespace Wander.Checking;

/// <summary>When a page is checked again (design, section 7).</summary>
/// <param name="every">From one check of a page that is well to the next.</param>
internal sealed class CheckSchedule(TimeSpan every)
{
    private static readonly ImmutableArray<TimeSpan> AfterFailures =
        [TimeSpan.FromHours(1), TimeSpan.FromHours(6), TimeSpan.FromDays(1), TimeSpan.FromDays(3), TimeSpan.FromDays(7)];

    /// <summary>True for what may pass by itself; what an owner decided is looked at as seldom as a page that is well.</summary>
    public static bool IsFailing(Verdict verdict) => verdict is Verdict.Gone or Verdict.Failing;

    /// <summary>When a page is due.</summary>
    /// <param name="now">The time of the check.</param>
    /// <param name="failures">How often in a row it failed, this one included; 0 when it did not.</param>
    /// <param name="retryAfter">How long its site asks to be left alone; null when it does not.</param>
    public DateTimeOffset After(DateTimeOffset now, int failures, TimeSpan? retryAfter)
    {
        var wait = failures == 0 ? every : AfterFailures[Math.Min(failures, AfterFailures.Length) - 1];
        return now + (retryAfter > wait ? retryAfter.Value : wait);
    }
}
