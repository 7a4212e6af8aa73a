using Wander.Protocol;
using Wander.Protocol.Crawling;
using Wander.Protocol.Network;

namespace Wander.State;

/// <summary>The records of consoles and pages. The crawl keeps them in memory, and the store keeps them on the disk.</summary>
public sealed class CrawlMemory
{
    /// <summary>The time for which a page is kept after the last console stopped recommending it.</summary>
    public static readonly TimeSpan UnlistedPageLifetime = TimeSpan.FromDays(90);

    /// <summary>
    /// The consoles, by the address under which others list them. Addresses that differ only in http and https are equal.
    /// </summary>
    public ChangeTrackingMap<ConsoleAddress, ConsoleRecord> Consoles { get; } =
        new(record => record.Address, ConsoleAddress.IgnoringScheme);

    /// <summary>The pages.</summary>
    public ChangeTrackingMap<PageAddress, PageRecord> Pages { get; } = new(record => record.Address);

    /// <summary>Returns the facts about a recommended page, and adds a record for a new page.</summary>
    /// <param name="page">The address of the page.</param>
    /// <param name="at">The time when the recommendation was read, which becomes <c>FirstSeen</c> of a new page.</param>
    /// <returns>Null when the page is new and the maximum number of pages is reached.</returns>
    public PageFacts? GetOrAddPage(PageAddress page, DateTimeOffset at)
    {
        var record = Pages.Find(page);
        if (record is null)
        {
            if (Pages.Count >= NetworkBuilder.MaximumPages)
                return null;
            Pages.Set(record = new PageRecord { Address = page, FirstSeen = at });
        }
        return new PageFacts(page, record.FirstSeen, Note: null) { Check = record.Check };
    }

    /// <summary>
    /// Updates the page records after a crawl: marks the pages that no console recommends any more, and removes them after 90
    /// days. When the number of such pages exceeds half of the maximum number of pages, it removes all of them at once.
    /// </summary>
    /// <param name="network">The network after the crawl.</param>
    /// <param name="now">The current time.</param>
    public void MarkUnlistedPages(NetworkSnapshot network, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(network);
        var isFull = Pages.Count - network.Pages.Count > NetworkBuilder.MaximumPages / 2;
        foreach (var record in Pages.ToArray())
        {
            var isListed = network.TryFindPage(record.Address.Id, out _);
            if (isListed && record.UnlistedSince is not null)
                Pages.Update(record.Address, page => page with { UnlistedSince = null });
            else if (!isListed && record.UnlistedSince is null)
                Pages.Update(record.Address, page => page with { UnlistedSince = now });
            if (!isListed && (isFull || now - record.UnlistedSince > UnlistedPageLifetime))
                Pages.Remove(record.Address);
        }
    }
}
