using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Wander.Browser.Tests.Browsing;
using Wander.Protocol;
using static Microsoft.Playwright.Assertions;

namespace Wander.Browser.Tests;

/// <summary>Visitors choose the language of the pages, and only their browser remembers it (design, section 9).</summary>
public sealed class PageLanguageTests(Chromium chromium) : IClassFixture<Chromium>
{
    // Five pages in English, three in German, one that does not say.
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
    public async Task The_chooser_offers_the_languages_that_the_pool_has_with_their_numbers(int width, bool script)
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
    public async Task A_chosen_language_counts_from_the_next_click_on_and_for_the_next_visit(int width)
    {
        await using var console = await StartAsync();
        await using var visitor = await chromium.VisitorAsync(width);
        await visitor.GoToAsync(console.Root);
        var before = await visitor.ShownAsync();

        await visitor.Language.SelectOptionAsync("de");

        await Expect(visitor.Remark).ToHaveTextAsync("Page language set to Deutsch.");
        Assert.Equal(before.Frame, (await visitor.ShownAsync()).Frame); // what the visitor reads stays
        HashSet<string> seen = [];
        for (var i = 0; i < 3; i++)
            seen.Add(new Uri((await visitor.WanderAsync()).Address).Host);
        seen.Remove(new Uri(before.Address).Host);
        Assert.All(seen, host => Assert.StartsWith("de", host, StringComparison.Ordinal));

        var asked = visitor.Requests.Count;
        await visitor.GoToAsync(console.Root);
        await Expect(visitor.Language).ToHaveValueAsync("de");
        await Expect(visitor.Address).ToHaveValueAsync(new Regex("^https://de", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await Expect(visitor.Framed.Locator("h1")).ToBeVisibleAsync();
        // No page is asked that the visitor does not see.
        Assert.Single(visitor.Requests.Skip(asked).Where(
            request => request.Host.EndsWith(".example", StringComparison.Ordinal)).Select(request => request.Host).Distinct());
        Assert.Empty(await visitor.Page.Context.CookiesAsync());
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task Any_language_is_a_choice_too()
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
    public async Task A_link_to_a_pick_shows_it_whatever_language_was_chosen()
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
    public async Task Without_script_a_chosen_language_goes_along_with_the_links(int width)
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
            Assert.Contains("language=de", shown.Place, StringComparison.Ordinal);
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
    public async Task A_language_that_nobody_writes_is_answered_in_words(string language, string remark)
    {
        await using var console = await StartAsync();
        await using var visitor = await chromium.VisitorAsync();

        await visitor.GoToAsync(new Uri(console.Root, "?language=" + language));

        await Expect(visitor.Remark).ToHaveTextAsync(remark);
    }

    [Fact]
    public async Task Whoever_asks_for_a_language_with_a_country_gets_pages_in_the_language()
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
    public async Task A_language_that_is_chosen_while_a_pick_comes_counts_for_it(int width)
    {
        await using var console = await StartAsync();
        await using var visitor = await chromium.VisitorAsync(width);
        var held = new TaskCompletionSource<IRoute>(TaskCreationOptions.RunContinuationsAsynchronously);
        await visitor.Page.RouteAsync(
            "**/api/recommendation*", route => held.TrySetResult(route) ? Task.CompletedTask : route.ContinueAsync());
        await visitor.GoToAsync(console.Root);
        var before = await visitor.WanderAsync();
        await visitor.Wander.ClickAsync();

        await visitor.Language.SelectOptionAsync("de");
        await (await held.Task).ContinueAsync();

        Assert.StartsWith("https://de", (await visitor.OtherThanAsync(before)).Address, StringComparison.Ordinal);
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
