using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;
using Wander.Browser.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Wander.Browser.Tests;

/// <summary>Texts of strangers, and of owners who copy them, never run (design, section 14).</summary>
public sealed class HostileTextTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly string[] Payloads =
    [
        "<script>alert(1)</script>",
        "</script><script>alert(1)</script>",
        "\"><script>alert(1)</script>",
        "'><img src=x onerror=alert(1)>",
        "\" onmouseover=\"alert(1)\" autofocus onfocus=\"alert(1)",
        "<svg onload=alert(1)>",
        "<iframe srcdoc=\"<script>alert(1)</script>\">",
        "</title><script>alert(1)</script>",
        "</dialog></main><style>*{display:none}</style>",
        "--><script>alert(1)</script><!--",
        "{{constructor.constructor('alert(1)')()}}",
        "${alert(1)}",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "&#34;&gt;&lt;img src=x onerror=alert(1)&gt;",
        "@(1+1) @{ throw null; }",
        "\\u003cscript\\u003ealert(1)\\u003c/script\\u003e",
        "\\\"};alert(1);//",
        "`-alert(1)-`",
        "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
        "<base href=https://evil.example/>",
    ];

    private static readonly string[] NotOfTheWeb =
    [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)//https://", "java\tscript:alert(1)", " javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>", "vbscript:alert(1)", "blob:https://evil.example/1", "file:///etc/passwd", "view-source:https://evil.example/", "about:blank",
        "//evil.example/\" onload=\"alert(1)",
    ];

    private static readonly string Title = string.Concat(Payloads)[..300];

    [Fact]
    public async Task What_a_neighbour_recommends_never_runs()
    {
        var pages = Payloads.SelectMany((payload, i) => new[]
        {
            "https://evil.example/" + payload, $"https://evil.example/{(i % 2 == 0 ? '?' : '#')}{payload}",
        }).Concat(NotOfTheWeb);
        var consoles = Payloads.Select(payload => $"https://evil.example/{payload}/");
        chromium.Network.AnswerBelow("https://evil.example/", Replies.Html("<!doctype html><title>Evil</title><h1>evil.example</h1>"));
        chromium.Network.AnswerBelow(
            "https://neighbour.example/wander.js",
            Replies.Script($"const wander = {JsonSerializer.Serialize(new { consoles, pages })}"));
        await using var console = await WanderHost.StartAsync(chromium.Network, "consoles: [https://neighbour.example/]");
        var moment = await console.WhenCrawledAsync(TestContext.Current.CancellationToken);
        await using var visitor = await chromium.VisitorAsync();
        await visitor.GoToAsync(console.Root);

        Assert.InRange(moment.Network.Pages.Count, Payloads.Length, Payloads.Length * 2 + 1);
        for (var i = 0; i < moment.Network.Pages.Count - 1; i++)
        {
            var shown = await visitor.WanderAsync();
            Assert.StartsWith("https://evil.example/", shown.Frame, StringComparison.Ordinal);
            Assert.StartsWith("https://evil.example/", shown.Open, StringComparison.Ordinal);
        }
        await visitor.ConsoleLink.ClickAsync();
        await visitor.Dialog.GetByRole(AriaRole.Link, new() { Name = "Discovery", Exact = true }).ClickAsync();
        await Expect(visitor.Page.Locator("#discovery li")).Not.ToHaveCountAsync(0);
        await NothingRanAsync(console, visitor);
    }

    [Fact]
    public async Task What_the_owner_writes_never_runs()
    {
        var yaml = $"title: {JsonSerializer.Serialize(Title)}\npages:\n" + string.Concat(Payloads.Select((payload, i) =>
            $"  - {{ url: 'https://page{i}.example/', note: {JsonSerializer.Serialize(payload)} }}\n"));
        for (var i = 0; i < Payloads.Length; i++)
            chromium.Network.Answer($"https://page{i}.example/", Replies.Html("<!doctype html><title>A page</title><h1>A page</h1>"));
        await using var console = await WanderHost.StartAsync(chromium.Network, yaml);
        await using var visitor = await chromium.VisitorAsync();
        await visitor.GoToAsync(console.Root);

        for (var i = 0; i < Payloads.Length - 1; i++)
        {
            var shown = await visitor.WanderAsync();
            var number = new Uri(shown.Address).Host["page".Length..^".example".Length];
            var payload = Payloads[int.Parse(number, CultureInfo.InvariantCulture)];
            await Expect(visitor.Page.Locator("#page-note")).ToHaveTextAsync(payload);
        }
        await visitor.ConsoleLink.ClickAsync();
        await Expect(visitor.Page.Locator("#console-heading")).ToHaveTextAsync(Title);
        await NothingRanAsync(console, visitor);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_a_link_to_the_console_says_never_runs(bool script)
    {
        chromium.Network.Answer("https://one.example/", Replies.Html("<!doctype html><title>One</title><h1>one.example</h1>"));
        await using var console = await WanderHost.StartAsync(chromium.Network, "pages: [https://one.example/]");
        await using var visitor = await chromium.VisitorAsync(script: script);

        foreach (var payload in Payloads.Concat(NotOfTheWeb))
        {
            var text = Uri.EscapeDataString(payload);
            var rest = $"&seen={text}&language={text}";
            string[] queries = NotOfTheWeb.Contains(payload) ? ["?address=" + text] : [$"?address={text}{rest}", $"?page={text}{rest}"];
            foreach (var query in queries)
            {
                await visitor.GoToAsync(new Uri(console.Root, query));
                await Expect(visitor.Wander).ToBeVisibleAsync();
                var shown = await visitor.ShownAsync();
                Assert.True(shown.Open is null || shown.Open.StartsWith("https://", StringComparison.Ordinal), shown.Open);
                Assert.True(shown.Frame is null || shown.Frame.StartsWith("https://", StringComparison.Ordinal), shown.Frame);
            }
        }
        await NothingRanAsync(console, visitor);
    }

    [Fact]
    public async Task What_a_visitor_types_never_runs()
    {
        chromium.Network.Answer("https://one.example/", Replies.Html("<!doctype html><title>One</title><h1>one.example</h1>"));
        await using var console = await WanderHost.StartAsync(chromium.Network, "pages: [https://one.example/]");
        await using var visitor = await chromium.VisitorAsync();
        await visitor.GoToAsync(console.Root);
        var before = await visitor.ShownAsync();

        foreach (var text in NotOfTheWeb.Where(text => text.Contains(':', StringComparison.Ordinal)))
        {
            await visitor.GoByBoxAsync(text);
            await Expect(visitor.Remark).ToContainTextAsync("is no address of a page.");
            var shown = await visitor.ShownAsync();
            Assert.Equal((before.Frame, before.Open), (shown.Frame, shown.Open));
        }
        await NothingRanAsync(console, visitor);
    }

    private static async Task NothingRanAsync(WanderHost console, Visitor visitor)
    {
        // An address that leads nowhere is no harm.
        Assert.DoesNotContain(
            visitor.Complaints,
            complaint => !complaint.Contains(": Failed to load resource: ", StringComparison.Ordinal));
        await Expect(visitor.Page.Locator("iframe, script:not([src])")).ToHaveCountAsync(await visitor.Frame.CountAsync());
        Assert.StartsWith(console.Root.AbsoluteUri, visitor.Page.Url, StringComparison.Ordinal);
        await Expect(visitor.Page.Locator("#wander")).ToBeVisibleAsync();
    }
}
