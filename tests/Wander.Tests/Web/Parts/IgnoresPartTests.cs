namespace Wander.Tests.Web.Parts;

/// <summary>What this console hides, and why.</summary>
public class IgnoresPartTests(Site site) : IClassFixture<Site>
{
    private const int Timeout = 30_000;

    [Fact(Timeout = Timeout)]
    public async Task Each_pattern_has_its_reason_and_where_it_is_written()
    {
        var document = await site.Client.PartAsync("console/ignores");

        Assert.Equal(
            [
                "https://*.hidden.example/ wander.yaml:12",
                "https://bad.example/ cookie banner wander.yaml:13",
                "https://fine.example/ads/ ignore/ads.txt:3",
                "https://ads.example/ banners ignore/ads.txt:4",
            ],
            document.Texts("#patterns li"));
        Assert.Equal([""], document.Texts("#ignored-answer[role=status]"));
    }

    [Theory(Timeout = Timeout)]
    [InlineData(
        "https://bad.example/x", "its ignore list has “https://bad.example/” (cookie banner). It is written in wander.yaml:13.")]
    [InlineData(" BAD.example ", "its ignore list has “https://bad.example/” (cookie banner). It is written in wander.yaml:13.")]
    [InlineData(
        "https://fine.example/ads/1", "its ignore list has “https://fine.example/ads/”. It is written in ignore/ads.txt:3.")]
    [InlineData("own.example", "Nothing in the ignore list hides https://own.example/.")]
    [InlineData(
        "no address at all", "“no address at all” is no address of a page. Write one that begins with https:// or http://.")]
    [InlineData("javascript:alert(1)", "“javascript:alert(1)” is no address of a page.")]
    [InlineData("\"><script>alert(1)</script>", "“\"><script>alert(1)</script>” is no address of a page.")]
    [InlineData(" ", "")]
    public async Task An_address_is_looked_up(string url, string words)
    {
        var document = await site.Client.PartAsync("console/ignores?seen=AAAAAAAAAAA&url=" + Uri.EscapeDataString(url));

        Assert.Contains(words, Assert.Single(document.Texts("#ignored-answer")), StringComparison.Ordinal);
        Assert.Equal(url.Trim(), document.One("#ignored-url").GetAttribute("value") ?? "");
        Assert.Empty(document.Scripts);
    }

    [Fact(Timeout = Timeout)]
    public async Task The_form_carries_what_the_links_carry()
    {
        var document = await site.Client.PartAsync("console/ignores?seen=AAAAAAAAAAA&language=de&ui=fr");

        var form = document.One("form#ignored-form[method=get]");
        Assert.Equal("/wander/console/ignores", form.GetAttribute("action"));
        Assert.Equal(
            ["url=", "seen=AAAAAAAAAAA", "language=de", "ui=fr"],
            form.QuerySelectorAll("input").Select(input => $"{input.GetAttribute("name")}={input.GetAttribute("value")}"));
    }
}
