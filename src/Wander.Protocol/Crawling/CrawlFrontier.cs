using Wander.Protocol.Ignoring;

namespace Wander.Protocol.Crawling;

/// <summary>What became of an address that a console lists.</summary>
public enum Discovery
{
    /// <summary>Nobody listed it before: it is to be read.</summary>
    New,

    /// <summary>It is known already, under this address or another one of the same console.</summary>
    Known,

    /// <summary>It is our own console, which is never fetched.</summary>
    Ours,

    /// <summary>The ignore list hides it: it is never contacted.</summary>
    Ignored,

    /// <summary>It is further away than a console may be.</summary>
    TooFar,

    /// <summary>There are as many consoles as the owner allows.</summary>
    TooMany,
}

/// <summary>
/// Which consoles one crawl has met: every console is read once, ours never, ignored ones never, within the bounds of design
/// sections 6 and 14. For one writer at a time.
/// </summary>
/// <param name="self">Our own address.</param>
/// <param name="ignore">What is never contacted.</param>
/// <param name="maximumConsoles">How many consoles may be met.</param>
public sealed class CrawlFrontier(ConsoleAddress self, IgnoreList ignore, int maximumConsoles)
{
    /// <summary>How many steps from our own console another one may be away.</summary>
    public const int MaximumDepth = 16;

    private readonly HashSet<ConsoleAddress> _met = new(ConsoleAddress.SchemeAside);

    /// <summary>How many consoles were met.</summary>
    public int Count => _met.Count;

    /// <summary>A console <paramref name="depth"/> steps away from ours was found in a list.</summary>
    /// <param name="address">The address as listed.</param>
    /// <param name="depth">1 for our own neighbours.</param>
    public Discovery Discover(ConsoleAddress address, int depth)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (IsOurs(address))
            return Discovery.Ours;
        if (ignore.Hides(address.Value))
            return Discovery.Ignored;
        if (_met.Contains(address))
            return Discovery.Known;
        if (depth > MaximumDepth)
            return Discovery.TooFar;
        if (_met.Count >= maximumConsoles)
            return Discovery.TooMany;
        _met.Add(address);
        return Discovery.New;
    }

    /// <summary>
    /// A console answers from another address than the one that was asked (a redirect, or its site's usual place). When this is
    /// <see cref="Discovery.New"/> it is the same console under its final address; otherwise the answer need not be read.
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
        return _met.Add(to) ? Discovery.New : Discovery.Known;
    }

    /// <summary>Was this console met, under this address or the other scheme's?</summary>
    public bool HasMet(ConsoleAddress address) => _met.Contains(address);

    /// <summary>Nothing came of an address that was followed: it is new to whoever lists it.</summary>
    public void Forget(ConsoleAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        _met.Remove(address);
    }

    private bool IsOurs(ConsoleAddress address) => address.IsSameAs(self);
}
