using Wander.Protocol;
using Wander.Protocol.Findings;
using Wander.State;

namespace Wander.Crawling;

/// <summary>Makes consoles and pages due earlier than scheduled.</summary>
internal static class RecheckScheduling
{
    /// <summary>Makes consoles due, except those on hosts whose <c>Retry-After</c> has not passed.</summary>
    /// <param name="memory">The stored network.</param>
    /// <param name="isWanted">Selects the consoles.</param>
    /// <param name="now">The current time.</param>
    public static void MarkConsolesDue(this CrawlMemory memory, Func<ConsoleAddress, bool> isWanted, DateTimeOffset now)
    {
        var all = memory.Consoles.ToArray();
        var waiting = all.Where(record => IsPaused(record.Failure, record.Due, now))
            .Select(record => record.Address.Host)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var record in all)
        {
            if (record.Due > now && isWanted(record.Address) && !waiting.Contains(record.Address.Host))
                memory.Consoles.Update(record.Address, console => console with { Due = now });
        }
    }

    /// <summary>Makes pages due, except those on hosts whose <c>Retry-After</c> has not passed.</summary>
    /// <param name="memory">The stored network.</param>
    /// <param name="pages">The pages; new pages are due anyway.</param>
    /// <param name="now">The current time.</param>
    public static void MarkPagesDue(this CrawlMemory memory, IEnumerable<PageAddress> pages, DateTimeOffset now)
    {
        var waiting = memory.Pages.ToArray()
            .Where(record => IsPaused(record.Check.Failure, record.Due, now))
            .Select(record => record.Address.Host)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var page in pages)
        {
            if (memory.Pages.Find(page) is { } record && record.Due > now && !waiting.Contains(page.Host))
                memory.Pages.Update(page, known => known with { Due = now });
        }
    }

    /// <summary>
    /// Makes consoles and pages due that were not contacted because of their private IP address. Called when the allowed networks
    /// have changed.
    /// </summary>
    /// <param name="memory">The stored network.</param>
    /// <param name="now">The current time.</param>
    public static void MarkRefusedDue(this CrawlMemory memory, DateTimeOffset now)
    {
        foreach (var record in memory.Consoles.ToArray().Where(record => IsRefused(record.Failure)))
            memory.Consoles.Update(record.Address, console => console with { Due = now });
        foreach (var record in memory.Pages.ToArray().Where(record => IsRefused(record.Check.Failure)))
            memory.Pages.Update(record.Address, page => page with { Due = now });
    }

    // For a page that is available over http only, the cause contains the reason why https failed.
    private static bool IsRefused(Failure? failure) =>
        failure is not null && (failure.Kind is FailureKind.PrivateAddress || IsRefused(failure.Cause));

    // After a Retry-After header, a console or page is not due before that time has passed.
    private static bool IsPaused(Failure? failure, DateTimeOffset due, DateTimeOffset now) =>
        due > now && failure?.OfRequest().RetryAfter is not null;
}
