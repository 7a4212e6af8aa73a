using System.Collections.Immutable;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Wander.Fetching.Connecting;

namespace Wander.Tests.Fetching.Connecting;

public class OwnNetworksTests
{
    [Fact]
    public void OwnNetworks_contain_the_addresses_and_links_of_this_machine()
    {
        var own = new OwnNetworks(TimeProvider.System);
        var addresses = NetworkInterface.GetAllNetworkInterfaces()
            .SelectMany(link => link.GetIPProperties().UnicastAddresses)
            .Where(unicast => unicast.Address.AddressFamily is AddressFamily.InterNetwork or AddressFamily.InterNetworkV6)
            .ToList();

        Assert.NotEmpty(addresses);
        foreach (var unicast in addresses)
        {
            Assert.True(own.Contain(unicast.Address), unicast.Address.ToString());
            Assert.True(own.HaveAddress(unicast.Address), unicast.Address.ToString());
            var neighbour = unicast.Address.GetAddressBytes();
            if (unicast.PrefixLength < neighbour.Length * 8)
                neighbour[^1] ^= 1;
            Assert.True(own.Contain(new IPAddress(neighbour)), $"A neighbour of {unicast.Address} is missing.");
            Assert.Equal(IPAddress.IsLoopback(unicast.Address) || unicast.PrefixLength >= neighbour.Length * 8,
                own.HaveAddress(new IPAddress(neighbour)));
            if (unicast.Address.AddressFamily is AddressFamily.InterNetwork)
                Assert.True(own.Contain(unicast.Address.MapToIPv6()));
        }
        Assert.False(own.Contain(IPAddress.Parse("8.8.8.8")));
    }

    [Fact]
    public void Interfaces_are_read_again_after_a_minute()
    {
        var time = new ManualTime();
        var address = IPAddress.Parse("93.184.216.34");
        ImmutableArray<OwnAddress> links = [];
        var own = new OwnNetworks(time, () => links);

        Assert.False(own.Contain(address));
        links = [new OwnAddress(IPAddress.Parse("93.184.216.1"), 24)];
        time.Advance(TimeSpan.FromSeconds(59));
        Assert.False(own.Contain(address));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(own.Contain(address));
    }
}
