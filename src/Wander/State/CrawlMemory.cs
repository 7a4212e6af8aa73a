using Wander.Protocol;
using Wander.Protocol.Crawling;
using Wander.Protocol.Network;

namespace Wander.State;

/// <summary>What is remembered from one crawl to the next, and on disk from one start to the next.</summary>
public sealed class CrawlMemory
{
    /// <summary>How long a page is remembered after the last console stopped recommending it.</summary>
    public static readonly TimeSpan UnlistedPagesCount = TimeSpan.FromDays(90);

    /// <summary>The consoles by the address that others list, http and https of one address being one.</summary>
    public ChangeTrackingMap<ConsoleAddress, ConsoleRecord> Consoles { get; } =
        new(record => record.Address, ConsoleAddress.SchemeAside);

    /// <summary>The pages.</summary>
    public ChangeTrackingMap<PageAddress, PageRecord> Pages { get; } = new(record => record.Address);

    /// <summary>What is known of a page that a console recommends.</summary>
    /// <param name="page">The page.</param>
    /// <param name="at">When that was read: a new page was first seen then.</param>
    /// <returns>Null when there is no room for another page.</returns>
    public PageFacts? Meet(PageAddress page, DateTimeOffset at)
    {
        var record = Pages.Find(page);
        if (record is null)
        {
            if (Pages.Count >= NetworkBuilder.MaximumPages)
                return null;
            Pages.Keep(record = new PageRecord { Address = page, FirstSeen = at });
        }
        return new PageFacts(page, record.FirstSeen, Note: null) { Check = record.Check };
    }

    /// <summary>
    /// After a crawl: notes which pages nobody recommends any more, and forgets those that nobody has for 90 days, or at once
    /// where half of the room is taken by such pages.
    /// </summary>
    public void Settle(NetworkSnapshot network, DateTimeOffset now)
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
            if (!isListed && (isFull || now - record.UnlistedSince > UnlistedPagesCount))
                Pages.Forget(record.Address);
        }
    }
}
