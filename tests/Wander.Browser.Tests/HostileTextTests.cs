using System.Globalization;
using System.Net;
using System.Text.Json;
using Wander.Browser.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Wander.Browser.Tests;

/// <summary>Tests that texts of other sites, and texts that owners copy from them, are never executed.</summary>
public sealed class HostileTextTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly string[] OtherSchemes =
    [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)//https://", "java\tscript:alert(1)", " javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>", "vbscript:alert(1)", "blob:https://evil.example/1", "file:///etc/passwd",
            "view-source:https://evil.example/", "about:blank",
        "//evil.example/\" onload=\"alert(1)",
    ];

    private static readonly string Title = string.Concat(Payloads.All)[..300];

    [Fact]
    public async Task Addresses_from_a_neighbour_never_run()
    {
        var pages = Payloads.All.SelectMany((payload, i) => new[]
        {
            "https://evil.example/" + payload, $"https://evil.example/{(i % 2 == 0 ? '?' : '#')}{payload}",
        }).Concat(OtherSchemes);
        var consoles = Payloads.All.Select(payload => $"https://evil.example/{payload}/");
        chromium.Network.AnswerBelow(
            "https://evil.example/", Replies.Html("<!doctype html><title>Evil</title><h1>evil.example</h1>"));
        chromium.Network.AnswerBelow(
            "https://neighbour.example/wander.js",
            Replies.Script($"const wander = {JsonSerializer.Serialize(new { consoles, pages })}"));
        await using var console = await WanderHost.StartAsync(chromium.Network, "consoles: [https://neighbour.example/]");
        var moment = await console.WhenCrawledAsync(TestContext.Current.CancellationToken);
        await using var visitor = await chromium.VisitorAsync();
        await visitor.GoToAsync(console.Root);

        Assert.InRange(moment.Network.Pages.Count, Payloads.All.Count, Payloads.All.Count * 2 + 1);
        for (var i = 0; i < moment.Network.Pages.Count - 1; i++)
        {
            var shown = await visitor.WanderAsync();
            Assert.StartsWith("https://evil.example/", shown.Frame, StringComparison.Ordinal);
            Assert.StartsWith("https://evil.example/", shown.Open, StringComparison.Ordinal);
        }
        await VisitAllPartsAsync(visitor);
        await VisitDirectoryAsync(console, visitor);
        await AssertNothingRanAsync(console, visitor);
    }

    [Fact]
    public async Task Texts_of_pages_and_consoles_never_run()
    {
        var payloads = Payloads.All;
        for (var i = 0; i < payloads.Count; i++)
        {
            var text = WebUtility.HtmlEncode(payloads[i]);
            chromium.Network.Answer($"https://page{i}.example/", Replies.Html(
                $"<!doctype html><html lang=\"{text}\"><title>{text}</title><meta name=description "
                    + $"content=\"{text}\"><h1>page{i}.example</h1>"));
            chromium.Network.Answer($"https://framed{i}.example/",
                Replies.Bytes([.. "<h1>no</h1>"u8], "text/html", ("X-Frame-Options", "DENY, " + Ascii(payloads[i]))));
            chromium.Network.Answer($"https://console{i}.example/wander.js", Replies.Script($"const wander = {payloads[i]}"));
        }
        var yaml = "consoles:\n" + Lines(i => $"https://console{i}.example/")
            + "pages:\n" + Lines(i => $"https://page{i}.example/") + Lines(i => $"https://framed{i}.example/")
            + "ignore:\n" + string.Concat(payloads.Select((payload, i) =>
                $"  - {{ pattern: {Quoted($"https://hidden{i}.example/{payload.Replace(' ', '*').Replace('\n', '*')}")}, "
                    + $"reason: {Quoted(payload)} }}\n"));
        await using var console = await WanderHost.StartAsync(chromium.Network, yaml, isChecking: true);
        await console.WhenCheckedAsync(TestContext.Current.CancellationToken);
        await using var visitor = await chromium.VisitorAsync();
        await visitor.GoToAsync(console.Root);

        HashSet<string> titles = [];
        for (var i = 0; i < payloads.Count - 1; i++)
            titles.Add((await visitor.WanderAsync()).FrameTitle!);
        Assert.Contains("<script>alert(1)</script>", titles);
        await VisitAllPartsAsync(visitor);
        await VisitDirectoryAsync(console, visitor);
        await AssertNothingRanAsync(console, visitor);

        string Lines(Func<int, string> line) =>
            string.Concat(Enumerable.Range(0, payloads.Count).Select(i => $"  - {line(i)}\n"));
    }

    [Fact]
    public async Task Texts_of_the_owner_never_run()
    {
        var yaml = $"title: {JsonSerializer.Serialize(Title)}\npages:\n" + string.Concat(Payloads.All.Select((payload, i) =>
            $"  - {{ url: 'https://page{i}.example/', note: {Quoted(payload)} }}\n"));
        for (var i = 0; i < Payloads.All.Count; i++)
            chromium.Network.Answer(
                $"https://page{i}.example/", Replies.Html("<!doctype html><title>A page</title><h1>A page</h1>"));
        await using var console = await WanderHost.StartAsync(chromium.Network, yaml);
        await using var visitor = await chromium.VisitorAsync();
        await visitor.GoToAsync(console.Root);

        for (var i = 0; i < Payloads.All.Count - 1; i++)
        {
            var shown = await visitor.WanderAsync();
            var number = new Uri(shown.Address).Host["page".Length..^".example".Length];
            var payload = Payloads.All[int.Parse(number, CultureInfo.InvariantCulture)];
            await Expect(visitor.Page.Locator("#page-note")).ToHaveTextAsync(payload);
        }
        await visitor.ConsoleLink.ClickAsync();
        await Expect(visitor.Page.Locator("#console-heading")).ToHaveTextAsync(Title);
        await AssertNothingRanAsync(console, visitor);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Parameters_of_the_console_never_run(bool script)
    {
        chromium.Network.Answer("https://one.example/", Replies.Html("<!doctype html><title>One</title><h1>one.example</h1>"));
        await using var console = await WanderHost.StartAsync(chromium.Network, "pages: [https://one.example/]");
        await using var visitor = await chromium.VisitorAsync(script: script);

        foreach (var payload in Payloads.All.Concat(OtherSchemes))
        {
            var text = Uri.EscapeDataString(payload);
            var rest = $"&seen={text}&language={text}";
            // With JavaScript, only the address contains the text; without it, all parameters do.
            string[] queries = script ? ["?address=" + text] : [$"?address={text}{rest}", $"?page={text}{rest}"];
            foreach (var query in queries)
            {
                await visitor.GoToAsync(new Uri(console.Root, query));
                await Expect(visitor.Wander).ToBeVisibleAsync();
                var shown = await visitor.ShownAsync();
                Assert.True(shown.Open is null || shown.Open.StartsWith("https://", StringComparison.Ordinal), shown.Open);
                Assert.True(shown.Frame is null || shown.Frame.StartsWith("https://", StringComparison.Ordinal), shown.Frame);
            }
        }
        await AssertNothingRanAsync(console, visitor);
    }

    [Fact]
    public async Task Parameters_of_the_directory_never_run()
    {
        await using var console = await WanderHost.StartAsync(chromium.Network, "pages: [https://one.example/]");
        await using var visitor = await chromium.VisitorAsync();

        foreach (var payload in Payloads.All)
        {
            var text = Uri.EscapeDataString(payload);
            await visitor.GoToAsync(new Uri(
                console.Root,
                $"directory?q={text}&language={text}&console={text}&verdict={text}&sort={text}"
                + $"&after={text}&before={text}&ui={text}"));
            Assert.Equal(payload.ReplaceLineEndings(""), await visitor.Page.Locator("#q").InputValueAsync());
        }
        await visitor.GoToAsync(console.Root);
        await AssertNothingRanAsync(console, visitor);
    }

    [Fact]
    public async Task Typed_addresses_never_run()
    {
        chromium.Network.Answer("https://one.example/", Replies.Html("<!doctype html><title>One</title><h1>one.example</h1>"));
        await using var console = await WanderHost.StartAsync(chromium.Network, "pages: [https://one.example/]");
        await using var visitor = await chromium.VisitorAsync();
        await visitor.GoToAsync(console.Root);
        var before = await visitor.ShownAsync();

        foreach (var text in OtherSchemes.Where(text => text.Contains(':', StringComparison.Ordinal)))
        {
            await visitor.SubmitAddressAsync(text);
            await Expect(visitor.Remark).ToContainTextAsync("is not a valid page address.");
            var shown = await visitor.ShownAsync();
            Assert.Equal((before.Frame, before.Open), (shown.Frame, shown.Open));
        }
        await AssertNothingRanAsync(console, visitor);
    }

    // Returns the text as a quoted YAML value in one line.
    private static string Quoted(string text) => JsonSerializer.Serialize(text.Replace('\n', ' '));

    // Returns the characters of the text that an HTTP header can contain.
    private static string Ascii(string text) => string.Concat(text.Where(character => character is >= ' ' and <= '~'));

    private static async Task VisitAllPartsAsync(Visitor visitor)
    {
        await visitor.ConsoleLink.ClickAsync();
        foreach (var part in new[] { "Neighbours", "Pages", "Ignore list", "History", "Discovery", "Crawl", "Overview" })
        {
            await visitor.Part(part).ClickAsync();
            await Expect(visitor.Page.Locator("#part-heading")).ToHaveTextAsync(part);
        }
    }

    private static async Task VisitDirectoryAsync(WanderHost console, Visitor visitor)
    {
        await visitor.GoToAsync(new Uri(console.Root, "directory"));
        while (await visitor.Page.Locator("a[rel=next]").CountAsync() > 0)
            await visitor.Page.Locator("a[rel=next]").ClickAsync();
        Assert.All(
            await visitor.Page.Locator("main a").EvaluateAllAsync<string[]>("links => links.map(link => link.protocol)"),
            protocol => Assert.Contains(protocol, new[] { "http:", "https:" }));
        foreach (var place in new[] { "directory/consoles",
            "directory/console?url=" + Uri.EscapeDataString(console.Settings.Url.Value), "directory/site?host=evil.example" })
            await visitor.GoToAsync(new Uri(console.Root, place));
        await visitor.GoToAsync(console.Root);
    }

    private static async Task AssertNothingRanAsync(WanderHost console, Visitor visitor)
    {
        // Addresses that cannot be loaded are harmless.
        Assert.DoesNotContain(
            visitor.Problems,
            problem => !problem.Contains(": Failed to load resource: ", StringComparison.Ordinal));
        await Expect(visitor.Page.Locator("iframe, script:not([src])")).ToHaveCountAsync(await visitor.Frame.CountAsync());
        Assert.StartsWith(console.Root.AbsoluteUri, visitor.Page.Url, StringComparison.Ordinal);
        await Expect(visitor.Page.Locator("#wander")).ToBeVisibleAsync();
    }
}
