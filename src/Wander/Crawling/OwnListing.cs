using Wander.Configuration;
using Wander.Protocol.Crawling;
using Wander.Protocol.Findings;
using Wander.State;

namespace Wander.Crawling;

/// <summary>The lists of our own console, which come from the settings and are never fetched.</summary>
public static class OwnListing
{
    // Much shorter than ConsoleRecord.FailedLifetime, after which a record that is not refreshed is removed.
    private static readonly TimeSpan Refreshed = TimeSpan.FromDays(1);

    /// <summary>Returns the neighbours and pages of the settings.</summary>
    public static ConsoleListing Of(WanderSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return new ConsoleListing(
            [.. settings.Consoles.Select(console => console.Address)],
            [.. settings.Pages.Select(page => page.Address).Distinct()],
            NotAddresses: 0,
            BeyondBounds: 0);
    }

    /// <summary>Creates a network that contains only our console with its neighbours and pages.</summary>
    /// <param name="settings">Our settings.</param>
    /// <param name="memory">The stored network, which contains the earlier results for our pages.</param>
    /// <param name="now">The current time: new pages are first seen now.</param>
    public static NetworkBuilder BeginNetwork(WanderSettings settings, CrawlMemory memory, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(memory);
        var network = new NetworkBuilder(settings.Url, settings.Ignore, memory.GetOrAddPage);
        var notes = settings.Pages.Where(page => page.Note is not null)
            .DistinctBy(page => page.Address)
            .ToDictionary(page => page.Address, page => page.Note!);
        network.SetListing(settings.Url, UpdateRecord(settings, memory, now), now, notes);
        return network;
    }

    // Stores the time since which we recommend each page. A crawl never visits our own console, so the record has no other use.
    private static ConsoleListing UpdateRecord(WanderSettings settings, CrawlMemory memory, DateTimeOffset now)
    {
        var previous = memory.Consoles.Find(settings.Url);
        var listing = Of(settings).After(previous?.Listing ?? ConsoleListing.Empty, now);
        var isSame = previous is not null && previous.Listing.Pages.AsSpan().SequenceEqual(listing.Pages.AsSpan())
            && previous.Listing.Since.AsSpan().SequenceEqual(listing.Since.AsSpan());
        if (!isSame || now - previous!.LastRead > Refreshed)
        {
            memory.Consoles.Set(new ConsoleRecord
            {
                Address = settings.Url,
                Final = settings.Url,
                Listing = listing,
                State = ConsoleState.Read,
                Since = previous?.Since ?? now,
                LastRead = now,
                Due = now, // if the owner changes `url`, this record is one of an ordinary console
            });
        }
        return listing;
    }
}
