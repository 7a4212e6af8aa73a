using Wander.Protocol.Findings;
using Wander.Protocol.Network;
using Wander.Tests.Checking;
using Wander.Tests.Configuration;
using Wander.Web.Requests;

namespace Wander.Tests.Web.Requests;

public class FrameAttributesTests
{
    private const string Visited = "http://localhost:8080";

    private static FrameAttributes FramingOf(string referral = "url") =>
        new(SettingsOnDisk.Good($"url: https://console.example/wander/\nreferral: {referral}"));

    private static NetworkPage Page(string address, PageCheck? check = null) =>
        new(new PageFacts(PageChecking.Address(address), default, null) { Check = check ?? PageCheck.None }, default, default);

    [Fact]
    public void A_plain_page_is_loaded_without_via_and_an_http_one_over_https_where_that_works()
    {
        var secure = PageChecking.Address("https://page.example/");

        Assert.Equal(
            "https://page.example/?via=https://console.example/wander/", FramingOf().FrameOf(Page("https://page.example/")));
        Assert.Equal(
            "https://page.example/", FramingOf().FrameOf(Page("https://page.example/", new PageCheck { IsPlain = true })));
        Assert.Equal("https://page.example/", FramingOf("no").FrameOf(Page("https://page.example/")));
        Assert.Equal(
            "https://page.example/?via=https://console.example/wander/",
            FramingOf().FrameOf(Page("http://page.example/", new PageCheck { LoadedAs = secure })));
    }

    [Theory]
    [InlineData("https://page.example/", null, true)]
    [InlineData("https://page.example/", "https://other.example/", true)]
    [InlineData("https://console.example/page", null, false)]
    [InlineData("http://localhost:8080/page", null, false)]
    [InlineData("https://page.example/", "https://console.example/wander/", false)]
    [InlineData("https://page.example/", "http://localhost:8080/", false)]
    public void A_page_keeps_its_origin_unless_it_is_ours_or_leads_to_ours(string page, string? final, bool keeps)
    {
        var check = new PageCheck { Final = final is null ? null : PageChecking.Address(final) };

        var sandbox = FramingOf().SandboxOf(Page(page, check), Visited);

        Assert.Equal(keeps ? FrameAttributes.Sandbox : FrameAttributes.SandboxForOwnOrigin, sandbox);
    }
}
