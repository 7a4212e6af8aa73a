using System.Collections.Immutable;
using Wander.Protocol.Network;

namespace Wander.Web.Map;

/// <summary>
/// The layout of the map of the current network, created on the first request. Checks of pages do not change it, so it is created
/// again only after consoles have changed.
/// </summary>
internal sealed class NetworkMaps
{
    /// <summary>
    /// The maximum number of consoles on the map. Larger maps are unreadable, and slow in browsers.
    /// </summary>
    public const int MaximumShown = 1_500;

    private volatile Drawn? _newest;

    /// <summary>Returns the layout of the map of a network.</summary>
    public MapPicture Of(NetworkSnapshot network)
    {
        var consoles = network.Consoles;
        // Without a lock, two concurrent requests may both create the same layout.
        if (_newest is not { } drawn || drawn.Consoles != consoles)
            _newest = drawn = new Drawn(consoles, MapPicture.Of(consoles, MaximumShown));
        return drawn.Picture;
    }

    private sealed record Drawn(ImmutableArray<NetworkConsole> Consoles, MapPicture Picture);
}
