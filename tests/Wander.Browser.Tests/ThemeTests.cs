using System.Text.RegularExpressions;
using Wander.Browser.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Wander.Browser.Tests;

/// <summary>
/// Tests the ids and custom properties that the head of console.css documents for themes, and the theme in the README.
/// </summary>
public sealed partial class ThemeTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Yaml = "title: A console\npages: [{ url: 'https://one.example/', note: A note. }]\nstyles: [style.css]";

    [Fact]
    public async Task Every_id_documented_for_themes_exists()
    {
        await using var console = await StartAsync("");
        await using var visitor = await chromium.VisitorAsync();
        await visitor.GoToAsync(console.Root);
        await visitor.ConsoleLink.ClickAsync();
        await Expect(visitor.Page.Locator("#part")).ToBeVisibleAsync();

        var head = (await StylesheetAsync(console)).Split("*/")[0];
        var ids = Ids().Matches(head).SelectMany(
            line => line.Groups["ids"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();

        Assert.Contains("wander", ids);
        Assert.InRange(ids.Count, 20, 40);
        foreach (var id in ids)
            await Expect(visitor.Page.Locator("#" + id)).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Every_custom_property_is_used()
    {
        await using var console = await StartAsync("");
        var css = await StylesheetAsync(console);

        var declared = Properties().Matches(css).Select(property => property.Groups["name"].Value).ToList();

        Assert.Contains("--accent", declared);
        Assert.All(declared, name => Assert.Contains($"var({name})", css, StringComparison.Ordinal));
        Assert.All(Uses().Matches(css).Select(use => use.Groups["name"].Value), name => Assert.Contains(name, declared));
    }

    [Theory]
    [InlineData(390, false)]
    [InlineData(1280, true)]
    public async Task The_theme_in_the_README_works(int width, bool dark)
    {
        var readme = await File.ReadAllTextAsync(
            Path.Combine(AppContext.BaseDirectory, "README.md"), TestContext.Current.CancellationToken);
        var theme = Assert.Single(Blocks().Matches(readme)).Groups["css"].Value;
        await using var console = await StartAsync(theme);
        await using var visitor = await chromium.VisitorAsync(width, dark: dark);

        await visitor.GoToAsync(console.Root);

        await Expect(visitor.Wander).ToHaveCSSAsync("background-color", dark ? "rgb(255, 176, 133)" : "rgb(142, 59, 18)");
        await Expect(visitor.Page.Locator("body")).ToHaveCSSAsync("font-family", "Georgia, serif");
        await Expect(visitor.Address).ToHaveCSSAsync("border-radius", "0px");
        Assert.Empty(visitor.Problems);
    }

    private async Task<WanderHost> StartAsync(string style)
    {
        chromium.Network.Answer("https://one.example/", Replies.Html("<!doctype html><title>One</title><h1>one.example</h1>"));
        return await WanderHost.StartAsync(
            chromium.Network, Yaml, new Dictionary<string, string>(StringComparer.Ordinal) { ["public/style.css"] = style });
    }

    private static Task<string> StylesheetAsync(WanderHost console) =>
        console.Client.GetStringAsync(new Uri(console.Root, "console.css"), TestContext.Current.CancellationToken);

    // Matches lines of the head such as "  footer: explanation share · language-form".
    [GeneratedRegex(@"(?:^  |· )[\w ]+: (?<ids>[\w -]+)", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Ids();

    [GeneratedRegex(@"^  (?<name>--[\w-]+):", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Properties();

    [GeneratedRegex(@"var\((?<name>--[\w-]+)", RegexOptions.NonBacktracking)]
    private static partial Regex Uses();

    [GeneratedRegex("```css\n(?<css>[^`]+)```", RegexOptions.NonBacktracking)]
    private static partial Regex Blocks();
}
