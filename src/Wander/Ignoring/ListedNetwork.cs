using System.Collections.Immutable;
using Wander.Configuration;
using Wander.Crawling;
using Wander.Protocol;
using Wander.Protocol.Findings;
using Wander.Protocol.Ignoring;
using Wander.Protocol.Network;
using Wander.State;

namespace Wander.Ignoring;

/// <summary>
/// Everything that our console and the consoles of the network list, including what our ignore list hides. The lists of hidden
/// consoles are missing, because these consoles are never contacted.
/// </summary>
internal sealed class ListedNetwork
{
    private readonly ImmutableArray<ConsoleListing> _listings; // by the index of the console

    private ListedNetwork(NetworkSnapshot network, ImmutableArray<ConsoleListing> listings)
    {
        Network = network;
        _listings = listings;
        Consoles =
        [
            .. listings.SelectMany(listing => listing.Consoles)
                .Distinct(ConsoleAddress.IgnoringScheme)
                .Where(console => !console.IsSameAs(network.Self.Address))
                .Select(Listed),
        ];
        Pages = [.. listings.SelectMany(listing => listing.Pages).Distinct().Select(Listed)];
    }

    /// <summary>The network that visitors see.</summary>
    public NetworkSnapshot Network { get; }

    /// <summary>The listed consoles, each once, without our console.</summary>
    public ImmutableArray<ListedAddress> Consoles { get; }

    /// <summary>The recommended pages, each once.</summary>
    public ImmutableArray<ListedAddress> Pages { get; }

    /// <summary>Collects the lists of our console and of all consoles of the network.</summary>
    /// <param name="settings">The settings, with our own neighbours and pages.</param>
    /// <param name="network">The network that visitors see.</param>
    /// <param name="memory">The lists of the other consoles.</param>
    /// <param name="now">The current time. The last lists of a failing console count for 30 days.</param>
    public static ListedNetwork Of(WanderSettings settings, NetworkSnapshot network, CrawlMemory memory, DateTimeOffset now)
    {
        var listings = new ConsoleListing[network.Consoles.Length];
        Array.Fill(listings, ConsoleListing.Empty);
        listings[0] = OwnListing.Of(settings);
        foreach (var record in memory.Consoles.ToArray().Where(record => !record.IsAlias))
        {
            if (network.TryFindConsole(record.Address, out var console) && console.Index > 0)
                listings[console.Index] = record.At(now).Listing;
        }
        return new ListedNetwork(network, [.. listings]);
    }

    /// <summary>
    /// Returns the indexes of the consoles that would still be found if a pattern was added: our console, and every console
    /// that it leads to.
    /// </summary>
    public IReadOnlySet<int> FoundWithout(IgnorePattern pattern)
    {
        var found = new HashSet<int> { 0 };
        var next = new Queue<int>(found);
        while (next.TryDequeue(out var index))
        {
            foreach (var neighbour in _listings[index].Consoles.Where(neighbour => !pattern.Hides(neighbour.Value)))
            {
                if (Network.TryFindConsole(neighbour, out var console)
                    && !pattern.Hides(console.Address.Value)
                    && found.Add(console.Index))
                    next.Enqueue(console.Index);
            }
        }
        return found;
    }

    private ListedAddress Listed(ConsoleAddress address)
    {
        if (!Network.TryFindConsole(address, out var console))
            return new ListedAddress(address.Value, LeadsTo: null);
        var final = console.Address.IsSameAs(address) ? null : console.Address.Value;
        return new ListedAddress(address.Value, final ?? console.Failure?.HiddenTarget?.Value);
    }

    private ListedAddress Listed(PageAddress address)
    {
        var check = Network.TryFindPage(address.Id, out var page) ? page.Check : PageCheck.None;
        return new ListedAddress(address.Value, (check.Final ?? check.Failure?.HiddenTarget)?.Value);
    }
}
