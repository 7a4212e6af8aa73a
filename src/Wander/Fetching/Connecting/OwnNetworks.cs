using System.Collections.Immutable;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Wander.Fetching.Connecting;

/// <summary>
/// The IP networks of this machine: its own addresses with their on-link prefixes. With public IPv6, the other machines on the
/// link have public addresses too, but must be protected like private ones.
/// </summary>
public sealed class OwnNetworks
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    private readonly TimeProvider _time;
    private readonly Func<ImmutableArray<OwnAddress>> _read;
    private volatile Reading? _reading;

    /// <summary>Creates an instance that reads the network interfaces, and reads them again after one minute.</summary>
    /// <param name="time">The clock.</param>
    public OwnNetworks(TimeProvider time) : this(time, ReadInterfaces)
    {
    }

    /// <summary>Creates an instance with the addresses that <paramref name="read"/> returns.</summary>
    internal OwnNetworks(TimeProvider time, Func<ImmutableArray<OwnAddress>> read) => (_time, _read) = (time, read);

    /// <summary>
    /// Returns true when the address belongs to this machine, or to one of the networks to which it is connected.
    /// </summary>
    public bool Contain(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        address = Plain(address);
        return Read().Any(own => own.Network.Contains(address));
    }

    /// <summary>Returns true when the address belongs to this machine.</summary>
    public bool HaveAddress(IPAddress address)
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

/// <summary>An address of this machine, and the length in bits of its on-link prefix.</summary>
internal sealed record OwnAddress(IPAddress Address, int PrefixLength)
{
    /// <summary>The on-link network.</summary>
    public IPNetwork Network { get; } = NetworkOf(Address, PrefixLength);

    private static IPNetwork NetworkOf(IPAddress address, int prefixLength)
    {
        var bytes = address.GetAddressBytes();
        for (var bit = prefixLength; bit < bytes.Length * 8; bit++)
            bytes[bit / 8] &= (byte)~(0x80 >> (bit % 8));
        return new IPNetwork(new IPAddress(bytes), prefixLength);
    }
}
