using System.Net;
using Wander.Fetching.Connecting;

namespace Wander.Tests.Fetching.Connecting;

public class PublicAddressesTests
{
    public sealed record Case(string Address, bool Public, string Why);

    public static TheoryData<Case> Cases => [.. Vectors.Read<Case>("addresses.json")];

    [Theory, MemberData(nameof(Cases))]
    public void Addresses_are_public_as_in_the_vectors(Case vector)
    {
        Assert.True(vector.Public == PublicAddresses.IsPublic(IPAddress.Parse(vector.Address)), vector.Why);
    }

    [Fact]
    public void An_IPv4_mapped_address_counts_as_the_IPv4_address()
    {
        Property.Holds<uint>(bits =>
        {
            var address = new IPAddress([(byte)(bits >> 24), (byte)(bits >> 16), (byte)(bits >> 8), (byte)bits]);
            Assert.Equal(PublicAddresses.IsPublic(address), PublicAddresses.IsPublic(address.MapToIPv6()));
        });
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.1.2.3")]
    [InlineData("169.254.169.254")]
    [InlineData("192.168.0.1")]
    public void A_private_IPv4_address_embedded_in_an_IPv6_address_is_not_public(string text)
    {
        var v4 = IPAddress.Parse(text).GetAddressBytes();
        string[] prefixes = ["::ffff:0:0", "::", "::ffff:0:0:0", "64:ff9b::", "64:ff9b:1::", "2002::", "2001::"];
        foreach (var prefix in prefixes)
        {
            var bytes = IPAddress.Parse(prefix).GetAddressBytes();
            v4.CopyTo(bytes, prefix == "2002::" ? 2 : 12);
            Assert.False(PublicAddresses.IsPublic(new IPAddress(bytes)), prefix);
        }
    }

    [Theory]
    [InlineData("1fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", false)]
    [InlineData("2000::", true)]
    [InlineData("3ffd:ffff:ffff:ffff:ffff:ffff:ffff:ffff", true)]
    [InlineData("3fff:1000::", true)]
    [InlineData("3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff", false)]
    [InlineData("4000::", false)]
    [InlineData("2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff", false)]
    [InlineData("2001:200::", true)]
    [InlineData("2001:db7:ffff:ffff:ffff:ffff:ffff:ffff", true)]
    [InlineData("2001:db9::", true)]
    [InlineData("2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff", false)]
    [InlineData("2003::", true)]
    [InlineData("fe80::1", false)]
    [InlineData("fe80::1%1", false)]
    [InlineData("::1", false)]
    public void The_ranges_of_IPv6_are_those_of_the_registries(string address, bool isPublic)
    {
        Assert.Equal(isPublic, PublicAddresses.IsPublic(IPAddress.Parse(address)));
    }
}
