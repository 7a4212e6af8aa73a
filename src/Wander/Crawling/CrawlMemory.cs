using Wander.Protocol;

namespace Wander.Crawling;

/// <summary>What is remembered of each console from one crawl to the next, by the address that others list.</summary>
public sealed class CrawlMemory
{
    /// <summary>The consoles, http and https of one address being one.</summary>
    public Records<ConsoleAddress, ConsoleRecord> Consoles { get; } = new(record => record.Address, ConsoleAddress.SchemeAside);

    /// <summary>The pages.</summary>
    public Records<PageAddress, PageRecord> Pages { get; } = new(record => record.Address);
}
