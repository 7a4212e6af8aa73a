using System.Collections.Immutable;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Wander.Fetching;

/// <summary>
/// The networks that this machine is on: its own addresses and their on-link prefixes. On a host with public IPv6 the neighbours
/// on the link are public addresses too, and still none of a stranger's business (design, section 14).
/// </summary>
public sealed class OwnNetworks
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    private readonly TimeProvider _time;
    private readonly Func<ImmutableArray<IPNetwork>> _read;
    private volatile Reading? _reading;

    /// <summary>The networks of this machine.</summary>
    /// <param name="time">The clock: interfaces come and go, and are asked for again once a minute.</param>
    public OwnNetworks(TimeProvider time) : this(time, ReadInterfaces)
    {
    }

    /// <summary>The networks that <paramref name="read"/> finds.</summary>
    internal OwnNetworks(TimeProvider time, Func<ImmutableArray<IPNetwork>> read) => (_time, _read) = (time, read);

    /// <summary>True when the address is this machine's own, or on a link of it.</summary>
    public bool Contain(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        var now = _time.GetTimestamp();
        if (_reading is not { } reading || _time.GetElapsedTime(reading.Timestamp, now) >= Fresh)
            _reading = reading = new Reading(now, _read());
        return reading.Networks.Any(network => network.Contains(address));
    }

    private static ImmutableArray<IPNetwork> ReadInterfaces() =>
    [
        .. NetworkInterface.GetAllNetworkInterfaces()
            .SelectMany(link => link.GetIPProperties().UnicastAddresses)
            .Where(unicast => unicast.Address.AddressFamily is AddressFamily.InterNetwork or AddressFamily.InterNetworkV6)
            .Select(ToNetwork),
    ];

    private static IPNetwork ToNetwork(UnicastIPAddressInformation unicast)
    {
        var bytes = unicast.Address.GetAddressBytes();
        for (var bit = unicast.PrefixLength; bit < bytes.Length * 8; bit++)
            bytes[bit / 8] &= (byte)~(0x80 >> (bit % 8));
        return new IPNetwork(new IPAddress(bytes), unicast.PrefixLength);
    }

    private sealed record Reading(long Timestamp, ImmutableArray<IPNetwork> Networks);
}
