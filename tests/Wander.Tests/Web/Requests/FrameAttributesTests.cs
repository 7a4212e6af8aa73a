using Wander.Protocol.Findings;
using Wander.Protocol.Network;
using Wander.Tests.Checking;
using Wander.Tests.Configuration;
using Wander.Web.Requests;

namespace Wander.Tests.Web.Requests;

public class FrameAttributesTests
{
    private const string Visited = "http://localhost:8080";

    private static FrameAttributes CreateFraming(string referral = "url") =>
        new(SettingsOnDisk.Good($"url: https://console.example/wander/\nreferral: {referral}"));

    private static NetworkPage Page(string address, PageCheck? check = null) =>
        new(new PageFacts(PageChecking.Address(address), default, null) { Check = check ?? PageCheck.None }, default, default);

    [Fact]
    public void The_frame_address_depends_on_the_check_and_on_referral()
    {
        var secure = PageChecking.Address("https://page.example/");

        Assert.Equal(
            "https://page.example/?via=https://console.example/wander/", CreateFraming().FrameOf(Page("https://page.example/")));
        Assert.Equal(
            "https://page.example/", CreateFraming().FrameOf(Page("https://page.example/", new PageCheck { IsPlain = true })));
        Assert.Equal("https://page.example/", CreateFraming("no").FrameOf(Page("https://page.example/")));
        Assert.Equal(
            "https://page.example/?via=https://console.example/wander/",
            CreateFraming().FrameOf(Page("http://page.example/", new PageCheck { LoadedAs = secure })));
    }

    [Theory]
    [InlineData("https://page.example/", null, true)]
    [InlineData("https://page.example/", "https://other.example/", true)]
    [InlineData("https://console.example/page", null, false)]
    [InlineData("http://localhost:8080/page", null, false)]
    [InlineData("https://page.example/", "https://console.example/wander/", false)]
    [InlineData("https://page.example/", "http://localhost:8080/", false)]
    public void Only_pages_on_the_consoles_origin_get_an_opaque_origin(string page, string? final, bool keeps)
    {
        var check = new PageCheck { Final = final is null ? null : PageChecking.Address(final) };

        var sandbox = CreateFraming().SandboxOf(Page(page, check), Visited);

        Assert.Equal(keeps ? FrameAttributes.Sandbox : FrameAttributes.SandboxForOwnOrigin, sandbox);
    }
}
