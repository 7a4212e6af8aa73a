using Wander.Protocol.Ignoring;

namespace Wander.Protocol.Crawling;

/// <summary>The result of discovering an address in the list of a console.</summary>
public enum Discovery
{
    /// <summary>The console is new and must be read.</summary>
    New,

    /// <summary>The console has already been discovered, at this address or at another address that leads to it.</summary>
    Known,

    /// <summary>It is this console, which is never fetched.</summary>
    Ours,

    /// <summary>The ignore list hides the console, so it is never contacted.</summary>
    Ignored,

    /// <summary>The console is more than <see cref="CrawlFrontier.MaximumDepth"/> steps away.</summary>
    TooFar,

    /// <summary>The maximum number of consoles has been reached.</summary>
    TooMany,
}

/// <summary>
/// The set of consoles that a crawl has discovered (src/Wander.Protocol/README.md#discovery). It ensures that each console
/// is read once, and that this console and ignored consoles are never read. Not safe for concurrent use.
/// </summary>
/// <param name="self">The address of this console.</param>
/// <param name="ignore">The ignore list; the consoles that it hides are never contacted.</param>
/// <param name="maximumConsoles">The maximum number of consoles to discover.</param>
public sealed class CrawlFrontier(ConsoleAddress self, IgnoreList ignore, int maximumConsoles)
{
    /// <summary>The maximum number of steps from this console to another console.</summary>
    public const int MaximumDepth = 16;

    private readonly HashSet<ConsoleAddress> _discovered = new(ConsoleAddress.IgnoringScheme);

    /// <summary>The number of discovered consoles.</summary>
    public int Count => _discovered.Count;

    /// <summary>Registers a console that another console lists, and returns whether it must be read.</summary>
    /// <param name="address">The listed address.</param>
    /// <param name="depth">The number of steps from this console: 1 for its neighbours.</param>
    public Discovery Discover(ConsoleAddress address, int depth)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (IsOurs(address))
            return Discovery.Ours;
        if (ignore.Hides(address.Value))
            return Discovery.Ignored;
        if (_discovered.Contains(address))
            return Discovery.Known;
        if (depth > MaximumDepth)
            return Discovery.TooFar;
        if (_discovered.Count >= maximumConsoles)
            return Discovery.TooMany;
        _discovered.Add(address);
        return Discovery.New;
    }

    /// <summary>
    /// Registers that a console was found at another address than the requested one, because of a redirect or because it is
    /// at the usual address on its site. <see cref="Discovery.New"/> means that this is its final address; for any other
    /// result, the response need not be read.
    /// </summary>
    public Discovery Follow(ConsoleAddress from, ConsoleAddress to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        if (IsOurs(to))
            return Discovery.Ours;
        if (ignore.Hides(to.Value))
            return Discovery.Ignored;
        if (to.IsSameAs(from))
            return Discovery.New;
        return _discovered.Add(to) ? Discovery.New : Discovery.Known;
    }

    /// <summary>Returns whether the console was discovered at this address, with either scheme.</summary>
    public bool HasDiscovered(ConsoleAddress address) => _discovered.Contains(address);

    /// <summary>
    /// Removes an address that was followed without success, so that a console that lists it makes it new again.
    /// </summary>
    public void Remove(ConsoleAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        _discovered.Remove(address);
    }

    private bool IsOurs(ConsoleAddress address) => address.IsSameAs(self);
}
