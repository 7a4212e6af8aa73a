using Wander.Crawling;
using Wander.Protocol;
using Wander.Protocol.Network;
using Wander.State;

namespace Wander.Checking;

/// <summary>
/// Which pages are to be checked, and in which order (design, section 7): new ones before known ones, our own first, then those
/// that most consoles recommend; one at a time to one host. For one thread at a time.
/// </summary>
/// <param name="memory">What is remembered of pages.</param>
/// <param name="concurrency">How many are under way at once.</param>
internal sealed class CheckQueue(CrawlMemory memory, int concurrency)
{
    private const int Own = 1 << 20; // more than consoles can be

    private readonly HostQueue<PageAddress> _queue = new(concurrency, perHost: 1);
    private readonly HashSet<PageAddress> _queued = [];
    private readonly Dictionary<string, DateTimeOffset> _leftAlone = new(StringComparer.Ordinal);

    /// <summary>How many checks are under way.</summary>
    public int Running => _queue.Running;

    /// <summary>How many wait.</summary>
    public int Waiting => _queue.Waiting;

    /// <summary>
    /// When the first page that is not due yet will be, as of the last <see cref="AddDue"/>; null when there is none.
    /// </summary>
    public DateTimeOffset? NextDue { get; private set; }

    /// <summary>Adds the pages that somebody recommends and that are due.</summary>
    /// <param name="network">The newest network.</param>
    /// <param name="now">The time.</param>
    /// <param name="only">The only pages that count; null where all do.</param>
    public void AddDue(NetworkSnapshot network, DateTimeOffset now, IReadOnlySet<PageAddress>? only = null)
    {
        NextDue = null;
        foreach (var record in memory.Pages.ToArray())
        {
            if (record.UnlistedSince is not null || only?.Contains(record.Address) is false)
                continue;
            if (record.Due > now)
                NextDue = NextDue < record.Due ? NextDue : record.Due;
            else if (!_queued.Contains(record.Address) && network.TryFindPage(record.Address.Id, out var page))
                Add(record, page);
        }
    }

    /// <summary>The next page to check; false when there is none now.</summary>
    /// <param name="network">The newest network: what nobody recommends any more is passed over.</param>
    /// <param name="now">The time.</param>
    /// <param name="record">What is known of the page.</param>
    public bool TryStart(NetworkSnapshot network, DateTimeOffset now, out PageRecord record)
    {
        while (_queue.TryStart(out var host, out var address))
        {
            record = memory.Pages.Find(address)!;
            if (record is null || !network.TryFindPage(address.Id, out _))
                Finish(address);
            else if (_leftAlone.TryGetValue(host, out var until) && until > now)
                Postpone(address, until);
            else
            {
                _leftAlone.Remove(host);
                return true;
            }
        }
        record = null!;
        return false;
    }

    /// <summary>A check that was started is over, and what came of it not believed yet: the page is not due meanwhile.</summary>
    public void Release(PageAddress address) => _queue.Finish(address.Host);

    /// <summary>What came of a check that was released is believed, or void: the page may be due again.</summary>
    public void Settle(PageAddress address) => _queued.Remove(address);

    /// <summary>A check that was started is over.</summary>
    public void Finish(PageAddress address)
    {
        Release(address);
        Settle(address);
    }

    /// <summary>A site asks to be left alone: its other pages wait.</summary>
    public void LeaveAlone(string host, DateTimeOffset until) => _leftAlone[host] = until;

    private void Add(PageRecord record, NetworkPage page)
    {
        _queued.Add(record.Address);
        var isOwn = page.Recommenders.Contains(0);
        var rank = page.Recommenders.Count + (isOwn ? Own : 0) + (record.Check.CheckedAt is null ? 2 * Own : 0);
        _queue.Enqueue(record.Address.Host, record.Address, -rank);
    }

    private void Postpone(PageAddress address, DateTimeOffset until)
    {
        memory.Pages.Update(address, record => record with { Due = until });
        Finish(address);
    }
}
