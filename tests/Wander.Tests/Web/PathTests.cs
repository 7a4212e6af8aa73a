using System.Net;

namespace Wander.Tests.Web;

/// <summary>Tests that the service works under the path of <c>url</c>, and behind a proxy that removes this path.</summary>
public class PathTests(Site site) : IClassFixture<Site>
{
    private const int Timeout = 30_000;

    [Theory(Timeout = Timeout)]
    [InlineData("/wander/")]
    [InlineData("/")]
    public async Task The_page_references_its_files_by_their_public_path(string path)
    {
        using var response = await site.Client.SendAsync(HttpMethod.Get, site.Host.Raw(path));

        var page = await response.PageAsync(200);
        Assert.Contains("href=\"/wander/console.css\"", page, StringComparison.Ordinal);
        Assert.Contains("src=\"/wander/main.js\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/wander/style.css\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"https://styles.example/wander.css\"", page, StringComparison.Ordinal);
    }

    [Theory(Timeout = Timeout)]
    [InlineData("wander.js")]
    [InlineData("api/crawl")]
    [InlineData("console.css")]
    [InlineData("style.css")]
    [InlineData("healthz")]
    public async Task Every_address_works_with_and_without_the_path(string name)
    {
        foreach (var folder in new[] { "/wander/", "/" })
        {
            using var response = await site.Client.SendAsync(HttpMethod.Get, site.Host.Raw(folder + name));
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }
    }

    [Theory(Timeout = Timeout)]
    [InlineData("/wander", "/wander/")]
    [InlineData("/wander?page=x&seen=%2F", "/wander/?page=x&seen=%2F")]
    [InlineData("/WANDER", "/wander/")]
    public async Task The_path_without_trailing_slash_redirects(string path, string to)
    {
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head })
        {
            using var response = await site.Client.SendAsync(method, site.Host.Raw(path));
            Assert.Equal(HttpStatusCode.PermanentRedirect, response.StatusCode);
            Assert.Equal(to, response.Headers.Location?.OriginalString);
        }
    }

    [Fact(Timeout = Timeout)]
    public async Task Index_html_redirects_to_the_console_unless_the_owner_has_such_a_file()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        await using var host = await WanderHost.StartAsync(network, "url: https://us.example/wander/\n");
        using var moved = await host.Client.SendAsync(HttpMethod.Get, "index.html?page=x");
        Assert.Equal(
            (HttpStatusCode.PermanentRedirect, "/wander/?page=x"), (moved.StatusCode, moved.Headers.Location?.OriginalString));

        host.Folder.Write("public/index.html", "the owner's");
        using var own = await host.Client.SendAsync(HttpMethod.Get, "index.html");
        Assert.Equal("the owner's", await own.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory(Timeout = Timeout)]
    [InlineData("/wanderer/")]
    [InlineData("/wander/wander/")]
    [InlineData("//wander/")]
    public async Task Other_paths_are_not_found(string path)
    {
        using var response = await site.Client.SendAsync(HttpMethod.Get, site.Host.Raw(path));

        await response.ProblemAsync(404);
    }
}
