using Wander.Protocol;
using Wander.Protocol.Findings;
using Wander.State;

namespace Wander.Crawling;

/// <summary>Makes consoles and pages due before their time, because the owner wants to know now.</summary>
internal static class RecheckScheduling
{
    /// <summary>Makes consoles due, except those on hosts that asked not to be contacted until later.</summary>
    /// <param name="memory">What is remembered.</param>
    /// <param name="isWanted">Which consoles.</param>
    /// <param name="now">The time.</param>
    public static void AskConsoles(this CrawlMemory memory, Func<ConsoleAddress, bool> isWanted, DateTimeOffset now)
    {
        var all = memory.Consoles.ToArray();
        var waiting = all.Where(record => AskedToWait(record.Failure, record.Due, now))
            .Select(record => record.Address.Host)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var record in all)
        {
            if (record.Due > now && isWanted(record.Address) && !waiting.Contains(record.Address.Host))
                memory.Consoles.Update(record.Address, console => console with { Due = now });
        }
    }

    /// <summary>Makes pages due, except those on hosts that asked not to be contacted until later.</summary>
    /// <param name="memory">What is remembered.</param>
    /// <param name="pages">Which pages; a page that is not known yet is due anyway.</param>
    /// <param name="now">The time.</param>
    public static void AskPages(this CrawlMemory memory, IEnumerable<PageAddress> pages, DateTimeOffset now)
    {
        var waiting = memory.Pages.ToArray()
            .Where(record => AskedToWait(record.Check.Failure, record.Due, now))
            .Select(record => record.Address.Host)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var page in pages)
        {
            if (memory.Pages.Find(page) is { } record && record.Due > now && !waiting.Contains(page.Host))
                memory.Pages.Update(page, known => known with { Due = now });
        }
    }

    /// <summary>Makes due what was not contacted because its address is private: the allowed networks have changed.</summary>
    /// <param name="memory">What is remembered.</param>
    /// <param name="now">The time.</param>
    public static void AskRefused(this CrawlMemory memory, DateTimeOffset now)
    {
        foreach (var record in memory.Consoles.ToArray().Where(record => IsRefused(record.Failure)))
            memory.Consoles.Update(record.Address, console => console with { Due = now });
        foreach (var record in memory.Pages.ToArray().Where(record => IsRefused(record.Check.Failure)))
            memory.Pages.Update(record.Address, page => page with { Due = now });
    }

    // The cause of a page that answers over http only is why https was refused.
    private static bool IsRefused(Failure? failure) =>
        failure is not null && (failure.Kind is FailureKind.PrivateAddress || IsRefused(failure.Cause));

    // A site that asked to wait is due when it may be contacted again, or later.
    private static bool AskedToWait(Failure? failure, DateTimeOffset due, DateTimeOffset now) =>
        due > now && failure?.OfRequest().RetryAfter is not null;
}
