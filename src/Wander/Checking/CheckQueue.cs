using Wander.Crawling;
using Wander.Protocol;
using Wander.Protocol.Network;
using Wander.State;

namespace Wander.Checking;

/// <summary>
/// Queues the pages that are due for a check: first pages that have never been checked, then our own pages, then the others by
/// the number of consoles that recommend them. Only one page of a host is checked at a time. Not thread-safe.
/// </summary>
/// <param name="memory">The stored network.</param>
/// <param name="concurrency">The maximum number of running checks.</param>
internal sealed class CheckQueue(CrawlMemory memory, int concurrency)
{
    private const int Own = 1 << 20; // more than the maximum number of consoles

    private readonly HostQueue<PageAddress> _queue = new(concurrency, perHost: 1);
    private readonly HashSet<PageAddress> _queued = [];
    private readonly Dictionary<string, DateTimeOffset> _pausedUntil = new(StringComparer.Ordinal);

    /// <summary>The number of running checks.</summary>
    public int Running => _queue.Running;

    /// <summary>The number of waiting pages.</summary>
    public int Waiting => _queue.Waiting;

    /// <summary>
    /// When the next page becomes due, as of the last <see cref="AddDue"/>; null when no page waits for its time.
    /// </summary>
    public DateTimeOffset? NextDue { get; private set; }

    /// <summary>Adds the recommended pages that are due.</summary>
    /// <param name="network">The newest network.</param>
    /// <param name="now">The current time.</param>
    /// <param name="only">The pages to which the check is limited; null for all pages.</param>
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

    /// <summary>Starts the check of the next page. Returns false when no check may start at the moment.</summary>
    /// <param name="network">The newest network; pages that are no longer recommended are skipped.</param>
    /// <param name="now">The current time.</param>
    /// <param name="record">The stored record of the page.</param>
    public bool TryStart(NetworkSnapshot network, DateTimeOffset now, out PageRecord record)
    {
        while (_queue.TryStart(out var host, out var address))
        {
            record = memory.Pages.Find(address)!;
            if (record is null || !network.TryFindPage(address.Id, out _))
                Finish(address);
            else if (_pausedUntil.TryGetValue(host, out var until) && until > now)
                Postpone(address, until);
            else
            {
                _pausedUntil.Remove(host);
                return true;
            }
        }
        record = null!;
        return false;
    }

    /// <summary>
    /// Ends a check whose result is not accepted yet. The page is not queued again before <see cref="Settle"/>.
    /// </summary>
    public void Release(PageAddress address) => _queue.Finish(address.Host);

    /// <summary>Accepts or discards the result of a released check: the page can be queued again when it is due.</summary>
    public void Settle(PageAddress address) => _queued.Remove(address);

    /// <summary>Ends a check: <see cref="Release"/> and <see cref="Settle"/>.</summary>
    public void Finish(PageAddress address)
    {
        Release(address);
        Settle(address);
    }

    /// <summary>Postpones all pages of a host, because of a <c>Retry-After</c> header.</summary>
    public void Pause(string host, DateTimeOffset until) => _pausedUntil[host] = until;

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
