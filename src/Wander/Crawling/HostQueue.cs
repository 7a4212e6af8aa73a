namespace Wander.Crawling;

/// <summary>
/// Work for many hosts, by rank and then first come, first served, except that no host has more than its share under way at once
/// and all of them together no more than the whole. A host that answers slowly delays nobody but itself. For one thread at a
/// time.
/// </summary>
/// <typeparam name="T">The work.</typeparam>
/// <param name="concurrency">How much may be under way at once.</param>
/// <param name="perHost">How much of that to one host.</param>
public sealed class HostQueue<T>(int concurrency, int perHost)
{
    private readonly Dictionary<string, Host> _hosts = new(StringComparer.Ordinal);

    // A host stands here once for each piece of work that it could start, under the rank of one that it had.
    private readonly PriorityQueue<Host, (int Rank, long Place)> _ready = new();
    private long _places;

    /// <summary>How much is under way.</summary>
    public int Running { get; private set; }

    /// <summary>How much waits.</summary>
    public int Waiting { get; private set; }

    /// <summary>Adds work for a host.</summary>
    /// <param name="host">The host.</param>
    /// <param name="work">The work.</param>
    /// <param name="rank">Lower ranks come first.</param>
    public void Enqueue(string host, T work, int rank = 0)
    {
        if (!_hosts.TryGetValue(host, out var entry))
            _hosts.Add(host, entry = new Host(host));
        entry.Waiting.Enqueue(work, (rank, _places++));
        Waiting++;
        MakeReady(entry);
    }

    /// <summary>Starts the next piece of work; false when there is none, or none may start yet.</summary>
    /// <param name="host">Its host: to be given to <see cref="Finish"/> when it is done.</param>
    /// <param name="work">The work.</param>
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

    /// <summary>A piece of work for this host is done.</summary>
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
            _ready.Enqueue(entry, (first.Rank, _places++));
        }
    }

    private sealed class Host(string name)
    {
        public string Name { get; } = name;

        public PriorityQueue<T, (int Rank, long Place)> Waiting { get; } = new();

        public int Ready { get; set; }

        public int Running { get; set; }
    }
}
