using System.Collections.Immutable;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Wander.Fetching.Connecting;

/// <summary>
/// The networks that this machine is on: its own addresses and their on-link prefixes. On a host with public IPv6 the neighbours
/// on the link are public addresses too, and still none of a stranger's business (design, section 14).
/// </summary>
public sealed class OwnNetworks
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    private readonly TimeProvider _time;
    private readonly Func<ImmutableArray<OwnAddress>> _read;
    private volatile Reading? _reading;

    /// <summary>The networks of this machine.</summary>
    /// <param name="time">The clock: interfaces come and go, and are asked for again once a minute.</param>
    public OwnNetworks(TimeProvider time) : this(time, ReadInterfaces)
    {
    }

    /// <summary>The networks that <paramref name="read"/> finds.</summary>
    internal OwnNetworks(TimeProvider time, Func<ImmutableArray<OwnAddress>> read) => (_time, _read) = (time, read);

    /// <summary>True when the address is this machine's own, or on a link of it.</summary>
    public bool Contain(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        address = Plain(address);
        return Read().Any(own => own.Network.Contains(address));
    }

    /// <summary>True when the address is this machine's own.</summary>
    public bool AreAt(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        address = Plain(address);
        return IPAddress.IsLoopback(address) || Read().Any(own => own.Address.Equals(address));
    }

    private ImmutableArray<OwnAddress> Read()
    {
        var now = _time.GetTimestamp();
        if (_reading is not { } reading || _time.GetElapsedTime(reading.Timestamp, now) >= Fresh)
            _reading = reading = new Reading(now, _read());
        return reading.Addresses;
    }

    private static ImmutableArray<OwnAddress> ReadInterfaces() =>
    [
        .. NetworkInterface.GetAllNetworkInterfaces()
            .SelectMany(link => link.GetIPProperties().UnicastAddresses)
            .Where(unicast => unicast.Address.AddressFamily is AddressFamily.InterNetwork or AddressFamily.InterNetworkV6)
            .Select(unicast => new OwnAddress(unicast.Address, unicast.PrefixLength)),
    ];

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    private sealed record Reading(long Timestamp, ImmutableArray<OwnAddress> Addresses);
}

/// <summary>An address of this machine, and how many of its first bits all neighbours on the link share.</summary>
internal sealed record OwnAddress(IPAddress Address, int PrefixLength)
{
    /// <summary>The link.</summary>
    public IPNetwork Network { get; } = NetworkOf(Address, PrefixLength);

    private static IPNetwork NetworkOf(IPAddress address, int prefixLength)
    {
        var bytes = address.GetAddressBytes();
        for (var bit = prefixLength; bit < bytes.Length * 8; bit++)
            bytes[bit / 8] &= (byte)~(0x80 >> (bit % 8));
        return new IPNetwork(new IPAddress(bytes), prefixLength);
    }
}
