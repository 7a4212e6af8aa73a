using Wander.Protocol;

namespace Wander.Crawling;

/// <summary>What is remembered of each console from one crawl to the next, by the address that others list. For one thread at a time.</summary>
internal sealed class CrawlMemory
{
    private readonly Dictionary<ConsoleAddress, ConsoleRecord> _records = new(ConsoleAddress.SchemeAside);

    /// <summary>The record of a console; null when it was never asked.</summary>
    public ConsoleRecord? Find(ConsoleAddress address) => _records.GetValueOrDefault(address);

    /// <summary>Puts a record in the place of the one before.</summary>
    public void Keep(ConsoleRecord record) => _records[record.Address] = record;

    /// <summary>When the first console is due; null when none is known.</summary>
    public DateTimeOffset? FirstDue => _records.Count == 0 ? null : _records.Values.Min(record => record.Due);
}
