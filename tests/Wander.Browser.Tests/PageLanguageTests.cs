using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Wander.Browser.Tests.Browsing;
using Wander.Protocol;
using static Microsoft.Playwright.Assertions;

namespace Wander.Browser.Tests;

/// <summary>Tests the choice of the language of pages, which only the visitor's browser stores.</summary>
public sealed class PageLanguageTests(Chromium chromium) : IClassFixture<Chromium>
{
    // Five pages in English, three in German, and one that does not declare its language.
    private const string Yaml = """
        pages:
          - https://en1.example/
          - https://en2.example/
          - https://en3.example/
          - https://en4.example/
          - https://en5.example/
          - https://de1.example/
          - https://de2.example/
          - https://de3.example/
          - https://silent.example/
        """;

    public static TheoryData<int,
        bool> Visitors
    { get; } = new() { { 390, true }, { 1280, true }, { 390, false }, { 1280, false } };

    [Theory]
    [MemberData(nameof(Visitors))]
    public async Task The_menu_offers_the_languages_of_the_pool_with_page_counts(int width, bool script)
    {
        await using var console = await StartAsync();
        await using var visitor = await chromium.VisitorAsync(width, script: script);
        await visitor.GoToAsync(console.Root);

        await Expect(visitor.Language).ToBeVisibleAsync();
        await Expect(visitor.Language.Locator("option")).ToHaveTextAsync(["Any language (9)", "English (5)", "Deutsch (3)"]);
        await Expect(visitor.Language).ToHaveValueAsync("");
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task A_chosen_language_applies_to_the_next_click_and_the_next_visit(int width)
    {
        await using var console = await StartAsync();
        await using var visitor = await chromium.VisitorAsync(width);
        await visitor.GoToAsync(console.Root);
        var before = await visitor.ShownAsync();

        await visitor.Language.SelectOptionAsync("de");

        await Expect(visitor.Remark).ToHaveTextAsync("Page language set to Deutsch.");
        Assert.Equal(before.Frame, (await visitor.ShownAsync()).Frame); // the current page stays
        HashSet<string> seen = [];
        for (var i = 0; i < 3; i++)
            seen.Add(new Uri((await visitor.WanderAsync()).Address).Host);
        seen.Remove(new Uri(before.Address).Host);
        Assert.All(seen, host => Assert.StartsWith("de", host, StringComparison.Ordinal));

        var requestsBefore = visitor.Requests.Count;
        await visitor.GoToAsync(console.Root);
        await Expect(visitor.Language).ToHaveValueAsync("de");
        await Expect(visitor.Address).ToHaveValueAsync(new Regex("^https://de", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await Expect(visitor.Framed.Locator("h1")).ToBeVisibleAsync();
        // The browser requests only the page that the visitor sees.
        Assert.Single(visitor.Requests.Skip(requestsBefore).Where(
            request => request.Host.EndsWith(".example", StringComparison.Ordinal)).Select(request => request.Host).Distinct());
        Assert.Empty(await visitor.Page.Context.CookiesAsync());
        Assert.Empty(visitor.Problems);
    }

    [Fact]
    public async Task Any_language_can_be_chosen_again()
    {
        await using var console = await StartAsync();
        await using var visitor = await chromium.VisitorAsync();
        await visitor.GoToAsync(console.Root);
        await visitor.Language.SelectOptionAsync("de");
        await visitor.Language.SelectOptionAsync("");

        await Expect(visitor.Remark).ToHaveTextAsync("Now showing pages in all languages.");
        HashSet<string> seen = [];
        for (var i = 0; i < 8; i++)
            seen.Add((await visitor.WanderAsync()).Address);
        Assert.Equal(8, seen.Count);
        await visitor.GoToAsync(console.Root);
        await Expect(visitor.Language).ToHaveValueAsync("");
    }

    [Fact]
    public async Task A_permalink_shows_its_page_regardless_of_the_chosen_language()
    {
        await using var console = await StartAsync();
        await using var visitor = await chromium.VisitorAsync();
        await visitor.GoToAsync(console.Root);
        await visitor.Language.SelectOptionAsync("de");
        Assert.True(PageAddress.TryParse("https://en3.example/", out var english));

        await visitor.GoToAsync(new Uri(console.Root, $"?page={english.Id}"));

        await Expect(visitor.Address).ToHaveValueAsync("https://en3.example/");
        await Expect(visitor.Language).ToHaveValueAsync("de");
        Assert.StartsWith("https://de", (await visitor.WanderAsync()).Address, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task Without_JavaScript_links_keep_the_chosen_language(int width)
    {
        await using var console = await StartAsync();
        await using var visitor = await chromium.VisitorAsync(width, script: false);
        await visitor.GoToAsync(console.Root);
        var before = await visitor.ShownAsync();

        await visitor.Language.SelectOptionAsync("de");
        await visitor.Page.Locator("#choose").ClickAsync();

        await Expect(visitor.Language).ToHaveValueAsync("de");
        await Expect(visitor.Address).ToHaveValueAsync(before.Address);
        for (var i = 0; i < 3; i++)
        {
            var shown = await visitor.FollowWanderAsync();
            Assert.StartsWith("https://de", shown.Address, StringComparison.Ordinal);
            Assert.Contains("language=de", shown.TabUrl, StringComparison.Ordinal);
        }
        await visitor.ConsoleLink.ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Go to the console" }).ClickAsync();
        await Expect(visitor.Language).ToHaveValueAsync("de");
    }

    [Theory]
    [InlineData("la", "There are no pages in the language “la”.")]
    [InlineData(
        "%3Cscript%3E",
        "That is not a valid language. Use a language tag such as “de” or “pt-BR”. Here is a page in any language.")]
    public async Task A_remark_explains_an_invalid_language_or_one_without_pages(string language, string remark)
    {
        await using var console = await StartAsync();
        await using var visitor = await chromium.VisitorAsync();

        await visitor.GoToAsync(new Uri(console.Root, "?language=" + language));

        await Expect(visitor.Remark).ToHaveTextAsync(remark);
    }

    [Fact]
    public async Task A_tag_with_a_region_selects_the_language()
    {
        await using var console = await StartAsync();
        await using var visitor = await chromium.VisitorAsync();
        await visitor.GoToAsync(new Uri(console.Root, "?language=de-AT"));

        await Expect(visitor.Language).ToHaveValueAsync("de");
        Assert.StartsWith("https://de", (await visitor.ShownAsync()).Address, StringComparison.Ordinal);
        Assert.StartsWith("https://de", (await visitor.WanderAsync()).Address, StringComparison.Ordinal);
        Assert.StartsWith("https://de", (await visitor.WanderAsync()).Address, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task A_language_chosen_during_a_request_applies_to_its_pick(int width)
    {
        await using var console = await StartAsync();
        await using var visitor = await chromium.VisitorAsync(width);
        var heldRequest = new TaskCompletionSource<IRoute>(TaskCreationOptions.RunContinuationsAsynchronously);
        await visitor.Page.RouteAsync(
            "**/api/recommendation*", route => heldRequest.TrySetResult(route) ? Task.CompletedTask : route.ContinueAsync());
        await visitor.GoToAsync(console.Root);
        var before = await visitor.WanderAsync();
        await visitor.Wander.ClickAsync();

        await visitor.Language.SelectOptionAsync("de");
        await (await heldRequest.Task).ContinueAsync();

        Assert.StartsWith("https://de", (await visitor.WaitForOtherPageAsync(before)).Address, StringComparison.Ordinal);
    }

    private async Task<WanderHost> StartAsync()
    {
        foreach (var name in new[] { "en1", "en2", "en3", "en4", "en5", "de1", "de2", "de3", "silent" })
        {
            var lang = name == "silent" ? "" : $" lang={name[..2]}-{(name[^1] % 2 == 0 ? "AT" : "GB")}";
            chromium.Network.Answer($"https://{name}.example/",
                Replies.Html($"<!doctype html><html{lang}><title>{name}</title><h1>{name}.example</h1>"));
        }
        var console = await WanderHost.StartAsync(chromium.Network, Yaml, isChecking: true);
        await console.WhenCheckedAsync(TestContext.Current.CancellationToken);
        return console;
    }
}
