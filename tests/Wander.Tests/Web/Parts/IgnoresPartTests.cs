namespace Wander.Tests.Web.Parts;

/// <summary>Tests the part with the ignore list.</summary>
public class IgnoresPartTests(Site site) : IClassFixture<Site>
{
    private const int Timeout = 30_000;

    [Fact(Timeout = Timeout)]
    public async Task Patterns_are_listed_with_their_reasons()
    {
        var document = await site.Client.PartAsync("console/ignores");

        Assert.Equal(
            [
                "https://*.hidden.example/",
                "https://bad.example/ cookie banner",
                "https://fine.example/ads/",
                "https://ads.example/ banners",
            ],
            document.Texts("#patterns li"));
        Assert.Equal([""], document.Texts("#ignored-answer[role=status]"));
    }

    [Theory(Timeout = Timeout)]
    [InlineData("https://bad.example/x", "Hidden by this console’s ignore list: “https://bad.example/” (cookie banner).")]
    [InlineData(" BAD.example ", "Hidden by this console’s ignore list: “https://bad.example/” (cookie banner).")]
    [InlineData("https://fine.example/ads/1", "Hidden by this console’s ignore list: “https://fine.example/ads/”.")]
    [InlineData("own.example", "The ignore list does not hide https://own.example/.")]
    [InlineData(
        "no address at all", "“no address at all” is not a valid page address. Addresses begin with https:// or http://.")]
    [InlineData("javascript:alert(1)", "“javascript:alert(1)” is not a valid page address.")]
    [InlineData("\"><script>alert(1)</script>", "“\"><script>alert(1)</script>” is not a valid page address.")]
    [InlineData(" ", "")]
    public async Task An_address_is_checked_against_the_ignore_list(string url, string words)
    {
        var document = await site.Client.PartAsync("console/ignores?seen=AAAAAAAAAAA&url=" + Uri.EscapeDataString(url));

        Assert.Contains(words, Assert.Single(document.Texts("#ignored-answer")), StringComparison.Ordinal);
        Assert.Equal(url.Trim(), document.One("#ignored-url").GetAttribute("value") ?? "");
        Assert.Empty(document.Scripts);
    }

    [Fact(Timeout = Timeout)]
    public async Task The_form_contains_the_same_state_as_the_links()
    {
        var document = await site.Client.PartAsync("console/ignores?seen=AAAAAAAAAAA&language=de&ui=fr");

        var form = document.One("form#ignored-form[method=get]");
        Assert.Equal("/wander/console/ignores", form.GetAttribute("action"));
        Assert.Equal(
            ["url=", "seen=AAAAAAAAAAA", "language=de", "ui=fr"],
            form.QuerySelectorAll("input").Select(input => $"{input.GetAttribute("name")}={input.GetAttribute("value")}"));
    }
}
