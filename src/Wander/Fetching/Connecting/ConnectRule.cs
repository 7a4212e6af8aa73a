using System.Collections.Immutable;
using System.Net;
using Wander.Protocol;

namespace Wander.Fetching.Connecting;

/// <summary>Decides, on the address that is dialled, whether a stranger's link may lead there (design, section 14).</summary>
/// <param name="allowed">The ranges that the owner opens: <c>crawl.allow_private_networks</c>.</param>
/// <param name="own">The networks that this machine is on.</param>
/// <param name="console">
/// Our own public address; null for none. Consoles mostly live on the machine of the site that they belong to, whose name then
/// leads to this machine; what everybody may see there, checks may see as well.
/// </param>
public sealed class ConnectRule(ImmutableArray<IPNetwork> allowed, OwnNetworks own, ConsoleAddress? console = null)
{
    private readonly Uri? _console = console is not null && PublicAddresses.IsPublicName(console.Host) ? new Uri(console.Origin)
        : null;

    /// <summary>True where <see cref="Allows(IPAddress)"/> is, and where our own site is on this machine.</summary>
    /// <param name="address">What is dialled.</param>
    /// <param name="endPoint">The name that led there, and the port.</param>
    public bool Allows(IPAddress address, DnsEndPoint endPoint)
    {
        ArgumentNullException.ThrowIfNull(endPoint);
        return Allows(address)
            || (_console is not null
                && string.Equals(endPoint.Host, _console.Host, StringComparison.OrdinalIgnoreCase)
                && (endPoint.Port is 80 or 443 || endPoint.Port == _console.Port)
                && own.AreAt(address));
    }

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
