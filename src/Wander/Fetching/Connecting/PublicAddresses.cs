using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;

namespace Wander.Fetching.Connecting;

/// <summary>
/// Decides which addresses belong to the public Internet: unicast addresses that are not in the IANA special-purpose
/// registries for IPv4 and IPv6. The vectors are in <c>tests/Support/vectors/addresses.json</c>.
/// </summary>
public static class PublicAddresses
{
    private static readonly ImmutableArray<IPNetwork> SpecialV4 = Parse(
        "0.0.0.0/8", // this network
        "10.0.0.0/8", // private
        "100.64.0.0/10", // carrier-grade NAT
        "127.0.0.0/8", // loopback
        "168.63.129.16/32", // a public address with the metadata service of Azure
        "169.254.0.0/16", // link-local, including the metadata services of most clouds
        "172.16.0.0/12", // private
        "192.0.0.0/24", // protocol assignments
        "192.0.2.0/24", // documentation
        "192.31.196.0/24", // AS112
        "192.52.193.0/24", // AMT
        "192.88.99.0/24", // 6to4 relay
        "192.168.0.0/16", // private
        "192.175.48.0/24", // AS112
        "198.18.0.0/15", // benchmarking
        "198.51.100.0/24", // documentation
        "203.0.113.0/24", // documentation
        "224.0.0.0/4", // multicast
        "240.0.0.0/4"); // reserved, broadcast

    private static readonly IPNetwork GlobalUnicastV6 = IPNetwork.Parse("2000::/3");

    private static readonly ImmutableArray<IPNetwork> SpecialV6 = Parse(
        "2001::/23", // protocol assignments, including Teredo
        "2001:db8::/32", // documentation
        "2002::/16", // 6to4: may contain any IPv4 address
        "2620:4f:8000::/48", // AS112
        "3ffe::/16", // 6bone
        "3fff::/20"); // documentation

    /// <summary>Returns true for a public unicast address. An IPv4-mapped IPv6 address counts as its IPv4 address.</summary>
    public static bool IsPublic(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily switch
        {
            AddressFamily.InterNetwork => !SpecialV4.Any(network => network.Contains(address)),
            AddressFamily.InterNetworkV6 =>
                GlobalUnicastV6.Contains(address) && !SpecialV6.Any(network => network.Contains(address)),
            _ => false,
        };
    }

    /// <summary>Returns true when the host is a public IP address, or a name that is valid on other machines.</summary>
    /// <param name="host">A host name or an IP address, IPv6 with or without brackets.</param>
    public static bool IsPublicHost(string host)
    {
        ArgumentNullException.ThrowIfNull(host);
        return IPAddress.TryParse(host.Trim('[', ']'), out var address) ? IsPublic(address) : IsPublicName(host);
    }

    /// <summary>Returns true for a name other than <c>localhost</c> and its subdomains; false for an IP address.</summary>
    public static bool IsPublicName(string host)
    {
        ArgumentNullException.ThrowIfNull(host);
        return !IPAddress.TryParse(host.Trim('[', ']'), out _)
            && host != "localhost"
            && !host.EndsWith(".localhost", StringComparison.Ordinal);
    }

    private static ImmutableArray<IPNetwork> Parse(params ReadOnlySpan<string> ranges)
    {
        var networks = ImmutableArray.CreateBuilder<IPNetwork>(ranges.Length);
        foreach (var range in ranges)
            networks.Add(IPNetwork.Parse(range));
        return networks.MoveToImmutable();
    }
}
