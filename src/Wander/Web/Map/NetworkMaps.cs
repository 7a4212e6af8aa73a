using System.Collections.Immutable;
using Wander.Protocol.Network;

namespace Wander.Web.Map;

/// <summary>
/// The picture of the newest network, drawn when somebody first wants it. Checked pages change nothing in it, so that it is drawn
/// again only when consoles changed.
/// </summary>
internal sealed class NetworkMaps
{
    /// <summary>
    /// How many consoles are drawn. More would be no picture any more, but a page that no browser likes to show.
    /// </summary>
    public const int MaximumShown = 1_500;

    private volatile Drawn? _newest;

    /// <summary>The picture of a network.</summary>
    public MapPicture Of(NetworkSnapshot network)
    {
        var consoles = network.Consoles;
        // Two visitors at once may both draw it: the same picture, and no lock.
        if (_newest is not { } drawn || drawn.Consoles != consoles)
            _newest = drawn = new Drawn(consoles, MapPicture.Of(consoles, MaximumShown));
        return drawn.Picture;
    }

    private sealed record Drawn(ImmutableArray<NetworkConsole> Consoles, MapPicture Picture);
}
