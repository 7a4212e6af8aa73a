using System.Collections.Immutable;
using System.Net;
using Wander.Fetching;

namespace Wander.Tests.Fetching;

public class ConnectRuleTests
{
    private static readonly ImmutableArray<IPNetwork> Links = [IPNetwork.Parse("2a01:4f8:1:2::/64"), IPNetwork.Parse("93.184.216.0/24")];

    private static ConnectRule Rule(params string[] allowed) =>
        new([.. allowed.Select(IPNetwork.Parse)], new OwnNetworks(new ManualTime(), () => Links));

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("2606:4700::1111", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("93.184.216.34", false)]
    [InlineData("::ffff:93.184.216.34", false)]
    [InlineData("93.184.217.34", true)]
    [InlineData("2a01:4f8:1:2::99", false)]
    [InlineData("2a01:4f8:1:3::99", true)]
    public void Public_addresses_are_allowed_unless_they_are_on_our_own_links(string address, bool isAllowed)
    {
        Assert.Equal(isAllowed, Rule().Allows(IPAddress.Parse(address)));
    }

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("127.255.255.255", true)]
    [InlineData("::ffff:127.0.0.1", true)]
    [InlineData("::1", false)]
    [InlineData("10.0.0.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("8.8.8.8", true)]
    [InlineData("93.184.216.34", false)]
    public void Allow_private_networks_opens_its_range_and_no_other(string address, bool isAllowed)
    {
        Assert.Equal(isAllowed, Rule("127.0.0.0/8").Allows(IPAddress.Parse(address)));
    }

    [Fact]
    public void An_opened_range_may_be_on_our_own_link()
    {
        Assert.True(Rule("2a01:4f8:1:2::/64").Allows(IPAddress.Parse("2a01:4f8:1:2::99")));
        Assert.False(Rule("2a01:4f8:1:2::/64").Allows(IPAddress.Parse("93.184.216.34")));
    }
}
