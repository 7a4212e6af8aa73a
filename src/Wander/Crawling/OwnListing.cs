using Wander.Configuration;
using Wander.Protocol.Network;

namespace Wander.Crawling;

/// <summary>What our own console lists, which is never fetched.</summary>
public static class OwnListing
{
    /// <summary>Our neighbours and pages, as the settings name them.</summary>
    public static ConsoleListing Of(WanderSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return new ConsoleListing(
            [.. settings.Consoles.Select(console => console.Address)],
            [.. settings.Pages.Select(page => page.Address).Distinct()],
            NotAddresses: 0,
            BeyondBounds: 0);
    }

    /// <summary>A network that knows our neighbours but has not asked them.</summary>
    /// <param name="settings">Our settings.</param>
    /// <param name="memory">What is known of our pages.</param>
    /// <param name="now">When pages that are new were first seen.</param>
    public static NetworkBuilder BeginNetwork(WanderSettings settings, CrawlMemory memory, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(memory);
        var network = new NetworkBuilder(settings.Url, settings.Ignore, memory.Meet);
        var notes = settings.Pages.Where(page => page.Note is not null)
            .DistinctBy(page => page.Address)
            .ToDictionary(page => page.Address, page => page.Note!);
        network.SetListing(settings.Url, Of(settings), now, notes);
        return network;
    }
}
