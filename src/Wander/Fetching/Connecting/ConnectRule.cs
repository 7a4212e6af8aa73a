using System.Collections.Immutable;
using System.Net;
using Wander.Protocol;

namespace Wander.Fetching.Connecting;

/// <summary>
/// Decides whether a connection to an IP address is allowed, so that a link on another site cannot reach the owner's own network
/// (src/Wander/README.md#security).
/// </summary>
/// <param name="allowed">The ranges that the owner allows: <c>crawl.allow_private_networks</c>.</param>
/// <param name="own">The networks of this machine.</param>
/// <param name="console">
/// The public address of our console; null for none. The console is often on the same machine as the owner's site, so the name of
/// the site may resolve to this machine. Its public pages can be checked like any other page.
/// </param>
public sealed class ConnectRule(ImmutableArray<IPNetwork> allowed, OwnNetworks own, ConsoleAddress? console = null)
{
    private readonly Uri? _console = console is not null && PublicAddresses.IsPublicName(console.Host) ? new Uri(console.Origin)
        : null;

    /// <summary>
    /// Returns true for an address that <see cref="Allows(IPAddress)"/> allows, and for our own site on this machine.
    /// </summary>
    /// <param name="address">The IP address of the connection.</param>
    /// <param name="endPoint">The host name from which the address was resolved, and the port.</param>
    public bool Allows(IPAddress address, DnsEndPoint endPoint)
    {
        ArgumentNullException.ThrowIfNull(endPoint);
        return Allows(address)
            || (_console is not null
                && string.Equals(endPoint.Host, _console.Host, StringComparison.OrdinalIgnoreCase)
                && (endPoint.Port is 80 or 443 || endPoint.Port == _console.Port)
                && own.HaveAddress(address));
    }

    /// <summary>
    /// Returns true for an address in an allowed range, and for a public address outside the networks of this machine.
    /// </summary>
    public bool Allows(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return allowed.Any(network => network.Contains(address))
            || (PublicAddresses.IsPublic(address) && !own.Contain(address));
    }
}
