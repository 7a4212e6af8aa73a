using System.Collections.Immutable;
using System.Net;
using Wander.Fetching.Connecting;
using Wander.Protocol;

namespace Wander.Tests.Fetching.Connecting;

public class ConnectRuleTests
{
    private static readonly ImmutableArray<OwnAddress> Links =
        [new(IPAddress.Parse("2a01:4f8:1:2::1"), 64), new(IPAddress.Parse("93.184.216.1"), 24)];

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
    public void Allow_private_networks_allows_only_its_range(string address, bool isAllowed)
    {
        Assert.Equal(isAllowed, Rule("127.0.0.0/8").Allows(IPAddress.Parse(address)));
    }

    [Theory]
    [InlineData("console.example", 443, "93.184.216.1", true)] // the site of the console on the same machine
    [InlineData("console.example", 80, "127.0.1.1", true)] // the address in /etc/hosts of Debian
    [InlineData("CONSOLE.example", 8443, "2a01:4f8:1:2::1", true)]
    [InlineData("console.example", 443, "93.184.216.2", false)] // another machine on the link
    [InlineData("console.example", 6379, "127.0.0.1", false)]
    [InlineData("other.example", 443, "93.184.216.1", false)]
    [InlineData("console.example", 443, "10.0.0.1", false)]
    public void Our_own_site_may_be_on_this_machine(string host, int port, string address, bool isAllowed)
    {
        Assert.True(ConsoleAddress.TryParse("https://console.example:8443/wander/", out var console));
        var rule = new ConnectRule([], new OwnNetworks(new ManualTime(), () => Links), console);

        Assert.Equal(isAllowed, rule.Allows(IPAddress.Parse(address), new DnsEndPoint(host, port)));
    }

    [Theory]
    [InlineData("http://localhost:8080/")]
    [InlineData("http://wander.localhost/")]
    [InlineData("http://93.184.216.1/")]
    public void A_console_without_a_public_name_allows_no_private_address(string url)
    {
        Assert.True(ConsoleAddress.TryParse(url, out var console));
        var rule = new ConnectRule([], new OwnNetworks(new ManualTime(), () => Links), console);

        Assert.False(rule.Allows(IPAddress.Loopback, new DnsEndPoint(console.Host, 80)));
        Assert.False(rule.Allows(IPAddress.Parse("93.184.216.1"), new DnsEndPoint(console.Host, 80)));
    }

    [Fact]
    public void An_allowed_range_may_be_on_our_own_link()
    {
        Assert.True(Rule("2a01:4f8:1:2::/64").Allows(IPAddress.Parse("2a01:4f8:1:2::99")));
        Assert.False(Rule("2a01:4f8:1:2::/64").Allows(IPAddress.Parse("93.184.216.34")));
    }
}
