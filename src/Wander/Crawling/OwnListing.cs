using Wander.Configuration;
using Wander.Protocol.Crawling;
using Wander.Protocol.Findings;
using Wander.State;

namespace Wander.Crawling;

/// <summary>What our own console lists, which is never fetched.</summary>
public static class OwnListing
{
    // Long before what is not read any more is forgotten.
    private static readonly TimeSpan Refreshed = TimeSpan.FromDays(1);

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
        network.SetListing(settings.Url, Remember(settings, memory, now), now, notes);
        return network;
    }

    // So that it is known since when we recommend what. Our own console is never met by a crawl, so nothing else comes of this.
    private static ConsoleListing Remember(WanderSettings settings, CrawlMemory memory, DateTimeOffset now)
    {
        var before = memory.Consoles.Find(settings.Url);
        var listing = Of(settings).After(before?.Listing ?? ConsoleListing.Empty, now);
        var isSame = before is not null && before.Listing.Pages.AsSpan().SequenceEqual(listing.Pages.AsSpan())
            && before.Listing.Since.AsSpan().SequenceEqual(listing.Since.AsSpan());
        if (!isSame || now - before!.LastRead > Refreshed)
        {
            memory.Consoles.Keep(new ConsoleRecord
            {
                Address = settings.Url,
                Final = settings.Url,
                Listing = listing,
                State = ConsoleState.Read,
                Since = before?.Since ?? now,
                LastRead = now,
                Due = now, // should it once be another console than ours
            });
        }
        return listing;
    }
}
