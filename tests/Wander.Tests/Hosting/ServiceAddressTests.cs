using Wander.Configuration;
using Wander.Configuration.Reading;
using Wander.Hosting;

namespace Wander.Tests.Hosting;

public sealed class ServiceAddressTests
{
    [Theory]
    [InlineData("url: https://example.com/wander/", "https://example.com/wander/, listening on http://localhost:8080")]
    [InlineData("url: http://localhost:8080/wander/", "http://localhost:8080/wander/")]
    [InlineData("title: A console", "http://localhost:8080/")]
    [InlineData("listen: http://*:9000", "http://localhost:9000/, listening on http://*:9000")]
    public void The_listen_address_is_added_when_it_differs_from_the_public_address(string yaml, string expected)
    {
        var settings = Read(yaml);

        Assert.Equal(expected, ServiceAddress.Describe(settings, settings.Listen.Value));
    }

    [Theory]
    [InlineData("listen: http://127.0.0.1:0", "http://127.0.0.1:40123/")]
    [InlineData("listen: http://127.0.0.1:0\nurl: https://example.com/",
        "https://example.com/, listening on http://127.0.0.1:40123")]
    public void Port_0_is_replaced_by_the_port_that_the_system_chose(string yaml, string expected) =>
        Assert.Equal(expected, ServiceAddress.Describe(Read(yaml), "http://127.0.0.1:40123"));

    private static WanderSettings Read(string yaml)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("wander.yaml", yaml);
        return WanderSettingsFile.Read(path, new Dictionary<string, string>(StringComparer.Ordinal)).Settings!;
    }
}
