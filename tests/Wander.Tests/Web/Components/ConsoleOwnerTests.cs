using Wander.Tests.Web.Parts;

namespace Wander.Tests.Web.Components;

/// <summary>Tests that every page shows the title and the owner of the console.</summary>
public class ConsoleOwnerTests
{
    private const int Timeout = 30_000;

    private static readonly string[] Paths = ["", "console", "directory", "directory/consoles", "map"];

    [Theory(Timeout = Timeout)]
    [InlineData("owner: Ada Example\nurl: https://example.com/wander/", "Run by Ada Example", "https://example.com/")]
    [InlineData("url: https://example.com:8443/wander/", "Run by example.com", "https://example.com:8443/")]
    [InlineData("url: https://xn--bcher-kva.example/", "Run by bücher.example", "https://xn--bcher-kva.example/")]
    [InlineData("owner: Ada Example", "Run by Ada Example", null)]
    [InlineData("owner: '</span><script>alert(1)</script>'", "Run by </span><script>alert(1)</script>", null)]
    [InlineData("", null, null)]
    public async Task Every_page_shows_the_title_and_the_owner(string yaml, string? owner, string? site)
    {
        await using var network = await ReplayedNetwork.StartAsync();
        await using var host = await WanderHost.StartAsync(network, $"title: A console by the sea\n{yaml}\n", isCrawling: false);

        foreach (var path in Paths)
        {
            var page = await host.Client.DocumentAsync(path);
            Assert.Equal(["A console by the sea"], page.Texts(".masthead > :is(h1, p)"));
            Assert.Equal(owner is null ? [] : [owner], page.Texts(".masthead .owner"));
            Assert.Equal(site is null ? [] : [site], page.Links(".masthead a[rel=author]"));
        }
        Assert.Equal(
            owner is null ? "A console by the sea" : $"A console by the sea {owner}",
            Assert.Single((await host.Client.DocumentAsync("")).Texts("#about-owner")));
    }
}
