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
    /// <param name="now">When our pages were first seen.</param>
    /// <param name="previous">The network of the crawl before; null for none.</param>
    public static NetworkBuilder BeginNetwork(WanderSettings settings, DateTimeOffset now, NetworkSnapshot? previous = null)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var network = new NetworkBuilder(settings.Url, settings.Ignore, previous);
        var notes = settings.Pages.Where(page => page.Note is not null)
            .DistinctBy(page => page.Address)
            .ToDictionary(page => page.Address, page => page.Note!);
        network.SetListing(settings.Url, Of(settings), now, notes);
        return network;
    }
}
