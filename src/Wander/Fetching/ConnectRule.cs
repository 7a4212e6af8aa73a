using System.Collections.Immutable;
using System.Net;

namespace Wander.Fetching;

/// <summary>Decides, on the address that is dialled, whether a stranger's link may lead there (design, section 14).</summary>
/// <param name="allowed">The ranges that the owner opens: <c>crawl.allow_private_networks</c>.</param>
/// <param name="own">The networks that this machine is on.</param>
public sealed class ConnectRule(ImmutableArray<IPNetwork> allowed, OwnNetworks own)
{
    /// <summary>True for addresses in an opened range, and for public ones that are not on this machine's own links.</summary>
    public bool Allows(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return allowed.Any(network => network.Contains(address))
            || (PublicAddresses.IsPublic(address) && !own.Contain(address));
    }
}
