using Wander.Browser.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Wander.Browser.Tests;

/// <summary>Tests the security headers of responses.</summary>
public sealed class ResponseHeaderTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Policy =
        "default-src 'none'; script-src 'self'{0}; style-src 'self'{1}; img-src 'self'; font-src 'self'; connect-src 'self'; "
        + "manifest-src 'self'; frame-src http: https:; base-uri 'none'; form-action 'self'; frame-ancestors 'self'";

    public static TheoryData<string, int> Addresses { get; } = new()
    {
        { "", 200 },
        { "?page=unknown", 200 },
        { "?address=javascript:alert(1)", 200 },
        { "main.js", 200 },
        { "console.css", 200 },
        { "icon.svg", 200 },
        { "wander.js", 200 },
        { "network.json", 200 },
        { "feed.xml", 200 },
        { "blogroll.opml", 200 },
        { "robots.txt", 200 },
        { "random", 302 },
        { "api/recommendation", 200 },
        { "api/recommendation?seen=!", 400 },
        { "api/crawl", 200 },
        { "nothing/here", 404 },
    };

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Every_response_has_the_policies_and_no_cookie(string address, int status)
    {
        await using var console = await WanderHost.StartAsync(chromium.Network, "pages: [https://one.example/]");

        using var response = await console.Client.GetAsync(
            new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(status, (int)response.StatusCode);
        string Header(string name) => Assert.Single(response.Headers.GetValues(name));
        Assert.Equal(Expected("", ""), Header("Content-Security-Policy"));
        Assert.Equal("nosniff", Header("X-Content-Type-Options"));
        Assert.Equal("strict-origin-when-cross-origin", Header("Referrer-Policy"));
        Assert.Contains("camera=()", Header("Permissions-Policy"), StringComparison.Ordinal);
        Assert.False(response.Headers.Contains("Set-Cookie"));
        Assert.False(response.Headers.Contains("Server"));
    }

    [Fact]
    public async Task The_owners_absolute_styles_and_scripts_are_allowed_and_no_others()
    {
        const string yaml = """
            referral: "no"
            pages: [https://one.example/]
            styles: [own.css, https://looks.example/a.css, https://looks.example/b.css]
            scripts: [https://count.example:8443/count.js, own.js]
            """;
        await using var console = await WanderHost.StartAsync(chromium.Network, yaml);

        using var response = await console.Client.GetAsync(console.Root, TestContext.Current.CancellationToken);

        Assert.Equal(
            Expected(" https://count.example:8443/count.js", " https://looks.example/a.css https://looks.example/b.css"),
            Assert.Single(response.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("no-referrer", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?page=unknown")]
    [InlineData("nothing/here")]
    public async Task The_page_has_no_inline_code_and_loads_no_files_of_other_origins(string address)
    {
        await using var console = await WanderHost.StartAsync(chromium.Network, "pages: [https://one.example/]");
        await using var visitor = await chromium.VisitorAsync(script: false);
        await visitor.GoToAsync(new Uri(console.Root, address));

        var violations = await visitor.Page.EvaluateAsync<string[]>("""
            [...document.querySelectorAll('*')].flatMap(element => [
              ...element.matches('script:not([src]), style, base, meta[http-equiv]') ? [element.outerHTML] : [],
              ...[...element.attributes].filter(a => /^on|^style$/.test(a.name)).map(a => a.name + '=' + a.value),
              ...element.matches('link[href], script[src], img[src]') &&
                 new URL(element.href ?? element.src).origin !== location.origin ? [element.outerHTML] : [],
            ])
            """);

        Assert.Empty(violations);
    }

    [Fact]
    public async Task A_page_of_another_origin_cannot_frame_the_console()
    {
        await using var console = await WanderHost.StartAsync(chromium.Network, "pages: [https://one.example/]");
        chromium.Network.Answer(
            "http://framer.example/",
                Replies.Html($"<!doctype html><title>A framer</title><iframe src='{console.Root}'></iframe>"));
        await using var visitor = await chromium.VisitorAsync();

        await visitor.GoToAsync(new Uri("http://framer.example/"));

        await Expect(visitor.Framed.Locator("#wander")).ToHaveCountAsync(0);
        Assert.Contains(visitor.Problems, problem => problem.Contains("frame-ancestors", StringComparison.Ordinal));
    }

    private static string Expected(string scripts, string styles) =>
        Policy.Replace("{0}", scripts, StringComparison.Ordinal).Replace("{1}", styles, StringComparison.Ordinal);
}
