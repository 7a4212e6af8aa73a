using Wander.Protocol;
using Wander.Protocol.Crawling;
using Wander.Protocol.Findings;
using Wander.State;

namespace Wander.Crawling;

/// <summary>
/// Adds listed consoles to the network, and due consoles to the queue. Not thread-safe.
/// </summary>
/// <param name="memory">The records of earlier crawls.</param>
/// <param name="frontier">The addresses that were discovered.</param>
/// <param name="network">Receives the consoles.</param>
/// <param name="queue">Receives the visits.</param>
/// <param name="maximumDepth">The maximum depth of consoles that are visited: 1 for our neighbours.</param>
internal sealed class ConsoleDiscovery(
    CrawlMemory memory, CrawlFrontier frontier, NetworkBuilder network, HostQueue<ConsoleVisit> queue, int maximumDepth)
{
    private readonly Queue<(ConsoleAddress Address, int Depth)> _found = new();

    /// <summary>
    /// Discovers the consoles of a listing and, breadth first, the consoles that the stored records of these consoles list.
    /// </summary>
    /// <param name="listing">The listing.</param>
    /// <param name="depth">The depth of its consoles: 1 for our neighbours.</param>
    /// <param name="now">The current time.</param>
    public void Discover(ConsoleListing listing, int depth, DateTimeOffset now)
    {
        foreach (var neighbour in listing.Consoles)
            _found.Enqueue((neighbour, depth));
        while (_found.TryDequeue(out var found))
        {
            var discovery = frontier.Discover(found.Address, found.Depth);
            if (discovery is not (Discovery.New or Discovery.Known))
                continue;
            network.Add(found.Address);
            if (discovery is Discovery.Known)
                continue;
            var record = Aged(memory.Consoles.Find(found.Address), now);
            // A forgotten console that is still listed is requested from time to time, but not shown.
            if (record is not null && record.IsForgotten(now))
                network.Exclude(found.Address);
            else if (record is not null)
                AddStored(record, found.Depth, now);
            if (found.Depth <= maximumDepth && (record is null || record.Due <= now))
                Enqueue(ConsoleVisit.To(found.Address, found.Depth));
        }
    }

    /// <summary>Adds a record to the network.</summary>
    public void Show(ConsoleRecord record)
    {
        network.SetListing(record.Final, record.Listing, record.LastRead ?? record.Due);
        network.SetState(record.Final, record.State, record.Failure, record.LastRead, record.Remark);
    }

    /// <summary>Adds a visit to the queue of its host.</summary>
    public void Enqueue(ConsoleVisit visit) => queue.Enqueue(visit.Script.Host, visit);

    private ConsoleRecord? Aged(ConsoleRecord? record, DateTimeOffset now)
    {
        var aged = record?.At(now);
        if (aged is not null && aged != record)
            memory.Consoles.Set(aged);
        return aged;
    }

    // A record of an earlier crawl is shown immediately, and updated when its console is visited. A due console may have another
    // address after that visit. Until then it is shown at the listed address, so that the result is applied to the right console.
    private void AddStored(ConsoleRecord record, int depth, DateTimeOffset now)
    {
        var isDue = record.Due <= now;
        if (!isDue && record.Final != record.Address)
        {
            frontier.Follow(record.Address, record.Final);
            network.Merge(record.Address, record.Final);
        }
        if (record.IsAlias)
            return;
        Show(isDue ? record with { Final = record.Address } : record);
        foreach (var neighbour in record.Listing.Consoles)
            _found.Enqueue((neighbour, depth + 1));
    }
}
