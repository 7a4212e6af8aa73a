using System.Xml.Linq;
using Wander.Protocol.Findings;

namespace Wander.Tests.Web.Exports;

/// <summary>Tests <c>pages.txt</c>, <c>sitemap.xml</c> and <c>robots.txt</c>.</summary>
public class PlainExportTests(ExportSite site) : IClassFixture<ExportSite>
{
    private const int Timeout = 30_000;
    private static readonly XNamespace Sitemap = "http://www.sitemaps.org/schemas/sitemap/0.9";

    private static Dictionary<string, string> OwnersFile(string name) =>
        new(StringComparer.Ordinal) { [$"public/{name}"] = "the owner's" };

    [Fact(Timeout = Timeout)]
    public async Task Pages_txt_contains_the_embeddable_pages_one_per_line()
    {
        var text = await site.Client.TextAsync("pages.txt", "text/plain; charset=utf-8");

        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        var lines = text[..^1].Split('\n');
        Assert.Equal(
            ExportSite.Many.Concat(["https://own.example/", "https://elsewhere.example/",
                ExportSite.AddressOf(Verdict.Embeddable)]).Order(StringComparer.Ordinal),
            lines.Order(StringComparer.Ordinal));
        Assert.Equal(
            site.Host.Live.Now.Network.PagesFrom(default).Select(page => page.Address.Value).Where(lines.Contains), lines);
    }

    [Fact(Timeout = Timeout)]
    public async Task The_sitemap_contains_the_public_addresses_of_this_console()
    {
        var sitemap = await site.Client.XmlAsync("sitemap.xml", "application/xml; charset=utf-8", "sitemap");

        Assert.Equal(
            [
                "https://us.example/wander/",
                "https://us.example/wander/directory",
                "https://us.example/wander/directory/consoles",
                "https://us.example/wander/map",
                "https://us.example/wander/directory/site",
                "https://us.example/wander/directory/console?url=https%3A%2F%2Fus.example%2Fwander%2F",
                "https://us.example/wander/directory/console?url=https%3A%2F%2Fa.example%2F",
                "https://us.example/wander/directory/console?url=https%3A%2F%2Fb.example%2Fwander%2F",
            ],
            sitemap.Elements(Sitemap + "url").Select(url => url.Element(Sitemap + "loc")!.Value));
    }

    [Fact(Timeout = Timeout)]
    public async Task Robots_txt_names_the_sitemap_and_excludes_changing_addresses() => Assert.Equal(
        """
        User-agent: *
        Disallow: /wander/api/
        Disallow: /wander/random
        Disallow: /wander/*?seen=
        Disallow: /wander/*&seen=
        Allow: /wander/

        Sitemap: https://us.example/wander/sitemap.xml

        """,
        await site.Client.TextAsync("robots.txt", "text/plain; charset=utf-8"));

    [Theory(Timeout = Timeout)]
    [InlineData("robots.txt")]
    [InlineData("sitemap.xml")]
    public async Task The_owners_file_replaces_the_generated_one(string name)
    {
        await using var network = await ReplayedNetwork.StartAsync();
        await using var host = await WanderHost.StartAsync(network, "url: https://us.example/wander/\n", OwnersFile(name));

        Assert.Equal("the owner's", await host.Client.GetStringAsync(name, TestContext.Current.CancellationToken));
    }

    [Theory(Timeout = Timeout)]
    [InlineData("feed.xml")]
    [InlineData("network.json")]
    public async Task The_owners_file_does_not_replace_other_exports(string name)
    {
        await using var network = await ReplayedNetwork.StartAsync();
        await using var host = await WanderHost.StartAsync(network, "url: https://us.example/wander/\n", OwnersFile(name));

        Assert.NotEqual("the owner's", await host.Client.GetStringAsync(name, TestContext.Current.CancellationToken));
    }
}
