namespace Wander.Crawling;

/// <summary>
/// A priority queue of work for many hosts: lower ranks first, then first in, first out. It limits the work that runs at the same
/// time, in total and per host, so that a slow host does not delay the others. Not thread-safe.
/// </summary>
/// <typeparam name="T">The type of the work items.</typeparam>
/// <param name="concurrency">The maximum number of running items.</param>
/// <param name="perHost">The maximum number of running items per host.</param>
public sealed class HostQueue<T>(int concurrency, int perHost)
{
    private readonly Dictionary<string, Host> _hosts = new(StringComparer.Ordinal);

    // Contains a host once for each of its items that may start now. The rank is that of its first item when it was added.
    private readonly PriorityQueue<Host, (int Rank, long Sequence)> _ready = new();
    private long _sequence;

    /// <summary>The number of running items.</summary>
    public int Running { get; private set; }

    /// <summary>The number of waiting items.</summary>
    public int Waiting { get; private set; }

    /// <summary>Adds an item.</summary>
    /// <param name="host">The host.</param>
    /// <param name="work">The item.</param>
    /// <param name="rank">The priority; lower ranks start first.</param>
    public void Enqueue(string host, T work, int rank = 0)
    {
        if (!_hosts.TryGetValue(host, out var entry))
            _hosts.Add(host, entry = new Host(host));
        entry.Waiting.Enqueue(work, (rank, _sequence++));
        Waiting++;
        MakeReady(entry);
    }

    /// <summary>Starts the next item. Returns false when no item is waiting, or none may start at the moment.</summary>
    /// <param name="host">Its host, to be passed to <see cref="Finish"/> when the item is done.</param>
    /// <param name="work">The item.</param>
    public bool TryStart(out string host, out T work)
    {
        if (Running >= concurrency || !_ready.TryDequeue(out var entry, out _))
        {
            (host, work) = ("", default!);
            return false;
        }
        Running++;
        Waiting--;
        entry.Ready--;
        entry.Running++;
        (host, work) = (entry.Name, entry.Waiting.Dequeue());
        return true;
    }

    /// <summary>Reports that a running item of this host is done.</summary>
    public void Finish(string host)
    {
        var entry = _hosts[host];
        Running--;
        entry.Running--;
        MakeReady(entry);
        if (entry.Running == 0 && entry.Waiting.Count == 0)
            _hosts.Remove(host);
    }

    private void MakeReady(Host entry)
    {
        if (entry.Ready < entry.Waiting.Count && entry.Ready + entry.Running < perHost
            && entry.Waiting.TryPeek(out _, out var first))
        {
            entry.Ready++;
            _ready.Enqueue(entry, (first.Rank, _sequence++));
        }
    }

    private sealed class Host(string name)
    {
        public string Name { get; } = name;

        public PriorityQueue<T, (int Rank, long Sequence)> Waiting { get; } = new();

        public int Ready { get; set; }

        public int Running { get; set; }
    }
}
