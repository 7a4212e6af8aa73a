using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Wander.Web.Requests;

namespace Wander.Tests.Web.Endpoints;

public partial class ConsoleEndpointTests(Site site) : IClassFixture<Site>
{
    private const int Timeout = 30_000;

    private async Task<string> PageAsync(string query)
    {
        using var response = await site.Client.SendAsync(HttpMethod.Get, query);
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
        return await response.PageAsync(200);
    }

    [GeneratedRegex("<iframe[^>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Frame { get; }

    [GeneratedRegex("(href|src|action)=\"(?<url>[^\"]*)\"", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Link { get; }

    private static string IdOf(string page) => Fetching.TestRequests.Address(page).Id.ToString();

    [Fact(Timeout = Timeout)]
    public async Task The_first_pick_is_a_page_of_this_console()
    {
        var frame = Assert.Single(Frame.Matches(await PageAsync(""))).Value;

        Assert.Matches("src=\"https://(own|noted).example/\\?via=https://example.com/wander/\"", frame);
        Assert.Matches(" allow(=\"\")?[ >]", frame);
    }

    [Fact(Timeout = Timeout)]
    public async Task A_permalink_shows_its_page()
    {
        foreach (var known in Site.Pages)
        {
            var frame = Assert.Single(Frame.Matches(await PageAsync("?page=" + IdOf(known)))).Value;
            Assert.Contains($"src=\"{WebUtility.HtmlEncode(known)}", frame, StringComparison.Ordinal);
        }
    }

    [Theory(Timeout = Timeout)]
    [InlineData("?page=AAAAAAAAAAA")]
    [InlineData("?page=nonsense")]
    [InlineData("?page=https://evil.example/")]
    public async Task A_permalink_to_an_unknown_page_shows_another_page_and_a_remark(string query)
    {
        var page = await PageAsync(query);

        Assert.Contains("That page is not in this network", page, StringComparison.Ordinal);
        Assert.Single(Frame.Matches(page));
        Assert.DoesNotContain("\"https://evil.example", page, StringComparison.Ordinal);
    }

    [Theory(Timeout = Timeout)]
    [InlineData("!!!")]
    [InlineData("d")]
    [InlineData("a-language-that-is-longer-than-any-tag-can-be")]
    public async Task An_invalid_language_shows_any_page_and_a_remark(string language)
    {
        var page = await PageAsync("?language=" + Uri.EscapeDataString(language));

        Assert.Single(Frame.Matches(page));
        Assert.Contains("That is not a valid language", page, StringComparison.Ordinal);
    }

    [Fact(Timeout = Timeout)]
    public async Task Seen_pages_are_not_shown_again()
    {
        var seen = string.Join(',', Site.Pages.Skip(1).Select(IdOf));

        Assert.Contains("src=\"https://own.example/", Assert.Single(Frame.Matches(await PageAsync("?seen=" + seen))).Value,
            StringComparison.Ordinal);
    }

    [Theory(Timeout = Timeout)]
    [InlineData("https://own.example/", null)]
    [InlineData("own.example", null)]
    [InlineData("https://unknown.example/", "No console in this network recommends this page.")]
    [InlineData("https://bad.example/x", "Hidden by this console’s ignore list: “https://bad.example/” (cookie banner).")]
    [InlineData("no address at all", "“no address at all” is not a valid page address.")]
    public async Task A_typed_address_is_shown_when_the_network_contains_it(string address, string? words)
    {
        var page = WebUtility.HtmlDecode(await PageAsync("?address=" + Uri.EscapeDataString(address)));

        Assert.Equal(words is null, Frame.IsMatch(page));
        if (words is not null)
            Assert.Contains(words, page, StringComparison.Ordinal);
    }

    [Theory(Timeout = Timeout)]
    [InlineData("javascript:alert(1)")]
    [InlineData("javascript://%0aalert(1)")]
    [InlineData("JavaScript://x/%0aalert(1)")]
    [InlineData("data:text/html,<script>alert(1)</script>")]
    [InlineData("vbscript://x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("\"><script>alert(1)</script>")]
    public async Task Only_typed_web_addresses_become_links(string address)
    {
        var page = await PageAsync("?address=" + Uri.EscapeDataString(address));

        Assert.All(
            Link.Matches(page).Select(link => WebUtility.HtmlDecode(link.Groups["url"].Value)),
            url => Assert.True(
                url.StartsWith('/') || url.StartsWith('#') || url.StartsWith("https://", StringComparison.Ordinal), url));
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
    }

    [Fact(Timeout = Timeout)]
    public async Task A_page_on_the_consoles_own_origin_cannot_reach_the_console()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        await using var host = await WanderHost.StartAsync(network, """
            url: https://example.com/wander/
            pages: [https://example.com/about]
            """);

        Assert.Equal(FrameAttributes.SandboxForOwnOrigin, (await host.Client.JsonAsync("api/recommendation")).Text("sandbox"));
        using var response = await host.Client.SendAsync(HttpMethod.Get, "");
        Assert.DoesNotContain("allow-same-origin", Frame.Match(await response.PageAsync(200)).Value, StringComparison.Ordinal);
    }

    [Fact(Timeout = Timeout)]
    public async Task An_exception_is_answered_without_details_but_with_security_headers()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        await using var host = await WanderHost.StartAsync(
            network, "pages: [https://own.example/]\n", replace: services => services.AddSingleton<Random>(new Broken()));

        using var browser = await host.Client.SendAsync(HttpMethod.Get, "", ("Accept", "text/html"));
        Assert.DoesNotContain("secret", await browser.PageAsync(500), StringComparison.Ordinal);
        Assert.True(browser.Headers.Contains("Content-Security-Policy"));
        Assert.Equal("nosniff", Assert.Single(browser.Headers.GetValues("X-Content-Type-Options")));
        using var program = await host.Client.SendAsync(HttpMethod.Get, "api/recommendation");
        Assert.DoesNotContain("secret", await program.ProblemAsync(500), StringComparison.Ordinal);
    }

    private sealed class Broken : Random
    {
        public override int Next(int maxValue) => throw new InvalidOperationException("secret");
    }
}
