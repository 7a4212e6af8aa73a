using Wander.Fetching.Connecting;
using Wander.Protocol;
using Wander.State;

namespace Wander.Crawling;

/// <summary>Makes what is remembered due although it was looked at not long ago, because somebody asks now.</summary>
internal static class AskingNow
{
    // No Retry-After that counts is longer (design, section 14).
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromHours(24);

    /// <summary>Makes consoles due, but those of sites that may have asked to be left alone until later.</summary>
    /// <param name="memory">What is remembered.</param>
    /// <param name="isWanted">Which consoles.</param>
    /// <param name="now">The time.</param>
    public static void AskConsoles(this CrawlMemory memory, Func<ConsoleAddress, bool> isWanted, DateTimeOffset now)
    {
        var all = memory.Consoles.ToArray();
        var leftAlone = all.Where(record => IsLeftAlone(record.Reason, record.Due, now)).Select(record => record.Address.Host).ToHashSet(StringComparer.Ordinal);
        foreach (var record in all)
        {
            if (record.Due > now && isWanted(record.Address) && !leftAlone.Contains(record.Address.Host))
                memory.Consoles.Update(record.Address, console => console with { Due = now });
        }
    }

    /// <summary>Makes pages due, but those of sites that may have asked to be left alone until later.</summary>
    /// <param name="memory">What is remembered.</param>
    /// <param name="pages">Which pages; what is not known yet is due anyway.</param>
    /// <param name="now">The time.</param>
    public static void AskPages(this CrawlMemory memory, IEnumerable<PageAddress> pages, DateTimeOffset now)
    {
        var leftAlone = memory.Pages.ToArray()
            .Where(record => IsLeftAlone(record.Check.Reason, record.Due, now)).Select(record => record.Address.Host).ToHashSet(StringComparer.Ordinal);
        foreach (var page in pages)
        {
            if (memory.Pages.Find(page) is { } record && record.Due > now && !leftAlone.Contains(page.Host))
                memory.Pages.Update(page, known => known with { Due = now });
        }
    }

    /// <summary>Makes due what was not asked because its address was private: what may be asked has changed.</summary>
    /// <param name="memory">What is remembered.</param>
    /// <param name="now">The time.</param>
    public static void AskRefused(this CrawlMemory memory, DateTimeOffset now)
    {
        foreach (var record in memory.Consoles.ToArray().Where(record => IsRefused(record.Reason)))
            memory.Consoles.Update(record.Address, console => console with { Due = now });
        foreach (var record in memory.Pages.ToArray().Where(record => IsRefused(record.Check.Reason)))
            memory.Pages.Update(record.Address, page => page with { Due = now });
    }

    private static bool IsRefused(string? reason) => reason?.Contains(Dialer.PrivateAddress, StringComparison.Ordinal) is true;

    // Whether they named a time is not remembered; only these two may come with one.
    private static bool IsLeftAlone(string? reason, DateTimeOffset due, DateTimeOffset now) =>
        due > now
        && due - now <= LongestRetryAfter
        && reason is not null
        && (reason.Contains("429 ", StringComparison.Ordinal)
            || reason.Contains("503 ", StringComparison.Ordinal)
            || reason.Contains("left alone", StringComparison.Ordinal));
}
