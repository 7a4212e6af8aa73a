using System.Globalization;
using System.Resources;
using Microsoft.Playwright;
using Wander.Browser.Tests.Browsing;
using Wander.Protocol;
using Wander.Web.Localization;
using Wander.Web.Parts;
using static Microsoft.Playwright.Assertions;

namespace Wander.Browser.Tests;

/// <summary>
/// Tests the interface in six languages: it fits the window, the choice is kept, and the texts with and without JavaScript are
/// the same.
/// </summary>
public sealed class InterfaceLanguageTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Controls = ".bar > .button, #back, #address, #address-form button";

    private static readonly string[] Tags = ["en", "fr", "de", "es", "pt", "ja"];

    private static readonly int[] Widths = [390, 1280];

    private static readonly ResourceManager Resources = new(
        "Wander.Web.Localization.InterfaceTexts", typeof(InterfaceTexts).Assembly);

    // A page of this console, a page of a distant console, and three pages of a neighbour: recommended by no other console, by
    // one other console, and by several.
    private static readonly string[] ExplainedPages =
    [
        "https://int10h.org/",
        "https://batsov.com/",
        .. RealConsole.Recommenders()
            .Where(
                page => page.Value.Contains("https://susam.net/wander/") || page.Value.Contains("https://dahlstrand.net/wander/"))
            .GroupBy(page => Math.Min(page.Value.Count, 3))
            .Select(pages => pages.First().Key),
    ];

    // One regional variant of each language.
    public static MatrixTheoryData<string, int> LocalesAndWidths =>
        new(["en-GB", "fr-CA", "de-CH", "es-MX", "pt-BR", "ja-JP"], Widths);

    // For behaviour that does not depend on the width. Each translation is tested with one of the widths.
    public static TheoryData<string, int> TranslationsAndWidths =>
        new(Tags.Except(["en"]).Select((tag, i) => (tag, Widths[i % 2])));

    [Theory]
    [MemberData(nameof(LocalesAndWidths))]
    public async Task The_interface_is_in_the_browsers_language_and_fits_the_window(string locale, int width)
    {
        var tag = locale[..2];
        var console = await chromium.RealConsoleAsync();
        await using var visitor = await chromium.VisitorAsync(width, locale: locale);
        await visitor.GoToAsync(console.Root);

        await Expect(visitor.Page.Locator("html")).ToHaveAttributeAsync("lang", tag);
        await Expect(visitor.Wander).ToHaveTextAsync("Wander");
        await Expect(visitor.Page.Locator("#back")).ToHaveTextAsync(Text(tag, "Back"));
        await Expect(visitor.Page.Locator("#open")).ToHaveTextAsync(Text(tag, "Open"));
        await AssertControlsFitAsync(visitor.Page);
        await visitor.WanderAsync();
        await AssertControlsFitAsync(visitor.Page);

        await visitor.Page.Locator("#about-link").ClickAsync();
        await Expect(visitor.Dialog).ToHaveAccessibleNameAsync(Text(tag, "AboutThisConsole"));
        await AssertNoOverflowAsync(visitor.Page);
        await visitor.Page.Keyboard.PressAsync("Escape");
        await visitor.Page.Locator("#console-link").ClickAsync();
        foreach (var part in Enum.GetNames<ConsolePart>())
        {
            await visitor.Page.Locator("#parts").GetByText(Text(tag, "Part." + part), new() { Exact = true }).ClickAsync();
            await Expect(visitor.Page.Locator("#part-heading")).ToHaveTextAsync(Text(tag, "Part." + part));
            await AssertNoOverflowAsync(visitor.Page);
        }
        Assert.Empty(visitor.Problems);
    }

    [Theory]
    [MemberData(nameof(TranslationsAndWidths))]
    public async Task The_browser_and_the_server_describe_a_pick_with_the_same_text(string tag, int width)
    {
        var console = await chromium.RealConsoleAsync();
        await using var visitor = await chromium.VisitorAsync(width, locale: tag);
        await using var without = await chromium.VisitorAsync(width, script: false, locale: tag);
        await visitor.GoToAsync(console.Root);

        foreach (var page in ExplainedPages)
        {
            await visitor.Page.Locator("#address").FillAsync(page);
            await visitor.Page.Locator("#address-form button").ClickAsync();
            await Expect(visitor.Page).ToHaveURLAsync(new Uri(console.Root, "?page=" + IdOf(page)).AbsoluteUri);
            var shown = await visitor.ShownAsync();
            await without.Page.GotoAsync(shown.TabUrl, new() { WaitUntil = WaitUntilState.DOMContentLoaded });

            Assert.NotEmpty(shown.Explanation);
            Assert.Equal((await without.ShownAsync()).Explanation, shown.Explanation);
        }
        Assert.Empty(visitor.Problems);
    }

    [Theory]
    [MemberData(nameof(TranslationsAndWidths))]
    public async Task A_chosen_interface_language_keeps_the_pick_and_is_remembered(string tag, int width)
    {
        var console = await chromium.RealConsoleAsync();
        await using var visitor = await chromium.VisitorAsync(width);
        await visitor.GoToAsync(console.Root);
        var before = await visitor.ShownAsync();

        await SwitchAsync(visitor, tag);
        var after = await visitor.ShownAsync();
        Assert.Equal((before.Frame, before.Address), (after.Frame, after.Address));
        await visitor.WanderAsync();
        await Expect(visitor.Page.Locator("#share")).ToHaveTextAsync(Text(tag, "Share"));

        await visitor.GoToAsync(console.Root);
        await Expect(visitor.Page.Locator("html")).ToHaveAttributeAsync("lang", tag);
        await Expect(visitor.Frame).ToHaveCountAsync(1);
        await visitor.Page.Locator("#console-link").ClickAsync();
        await Expect(visitor.Page.Locator("#part-heading")).ToHaveTextAsync(Text(tag, "Part.Base"));
        await visitor.Page.Locator("#parts").GetByText(Text(tag, "Part.Crawl"), new() { Exact = true }).ClickAsync();
        await Expect(visitor.Page.Locator("#crawl-state")).ToHaveTextAsync(Text(tag, "CrawlIsOver"));
        Assert.Empty(await visitor.Page.Context.CookiesAsync());
        Assert.Empty(visitor.Problems);
    }

    [Fact]
    public async Task A_chosen_interface_language_keeps_a_later_pick()
    {
        var console = await chromium.RealConsoleAsync();
        await using var visitor = await chromium.VisitorAsync();
        await visitor.GoToAsync(console.Root);
        await visitor.WanderAsync();
        var before = await visitor.WanderAsync();

        await SwitchAsync(visitor, "fr");

        Assert.Equal(before.Address, (await visitor.ShownAsync()).Address);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    [InlineData("de")]
    [InlineData("es")]
    [InlineData("pt")]
    [InlineData("ja")]
    public async Task Updated_numbers_have_the_format_of_the_server(string tag)
    {
        var console = await chromium.RealConsoleAsync();
        await using var visitor = await chromium.VisitorAsync(locale: tag);
        await visitor.Page.AddInitScriptAsync("""
            globalThis.EventSource = class extends EventSource {
              constructor (address) {
                super(address)
                this.addEventListener('message', () => { document.documentElement.dataset.received = '' })
              }
            }
            """);
        await visitor.GoToAsync(new Uri(console.Root, "console/crawl"));
        var served = await NumbersAsync();
        await visitor.GoToAsync(console.Root);
        await visitor.Page.Locator("#console-link").ClickAsync();
        await visitor.Page.Locator("#parts").GetByText(Text(tag, "Part.Crawl"), new() { Exact = true }).ClickAsync();
        await Expect(visitor.Page.Locator("html[data-received]")).ToHaveCountAsync(1);

        Assert.Contains(served, number => number.Length > 4); // the number has a thousands separator
        Assert.Equal(served, await NumbersAsync());

        Task<IReadOnlyList<string>> NumbersAsync() => visitor.Page.Locator("#crawl-numbers dd").AllTextContentsAsync();
    }

    [Fact]
    public async Task English_can_be_chosen_in_a_browser_with_another_language()
    {
        var console = await chromium.RealConsoleAsync();
        await using var visitor = await chromium.VisitorAsync(locale: "de");
        await visitor.GoToAsync(console.Root);
        await SwitchAsync(visitor, "en");

        await visitor.GoToAsync(console.Root);

        await Expect(visitor.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await Expect(visitor.Back).ToBeVisibleAsync();
    }

    [Theory]
    [MemberData(nameof(TranslationsAndWidths))]
    public async Task Without_JavaScript_links_keep_the_chosen_interface_language(string tag, int width)
    {
        var console = await chromium.RealConsoleAsync();
        await using var visitor = await chromium.VisitorAsync(width, script: false);
        await visitor.GoToAsync(console.Root);
        await visitor.FollowWanderAsync();
        var before = await visitor.ShownAsync();

        await SwitchAsync(visitor, tag);
        Assert.Equal(before.Frame, (await visitor.ShownAsync()).Frame);
        await AssertControlsFitAsync(visitor.Page);
        await visitor.FollowWanderAsync();
        await Expect(visitor.Page.Locator("html")).ToHaveAttributeAsync("lang", tag);
        await visitor.Page.Locator("#back").ClickAsync();
        await visitor.Page.Locator("#address").FillAsync("x:y");
        await visitor.Page.Locator("#address-form button").ClickAsync();
        await Expect(visitor.Remark).ToHaveTextAsync(Filled(tag, "NoAddress", "x:y"));
        await visitor.Page.Locator("#console-link").ClickAsync();
        foreach (var part in Enum.GetNames<ConsolePart>())
        {
            await visitor.Page.Locator("#parts").GetByText(Text(tag, "Part." + part), new() { Exact = true }).ClickAsync();
            await Expect(visitor.Page.Locator("#part-heading")).ToHaveTextAsync(Text(tag, "Part." + part));
            await AssertNoOverflowAsync(visitor.Page);
        }
        await visitor.Page.Locator("#to-console").ClickAsync();
        await Expect(visitor.Page.Locator("html")).ToHaveAttributeAsync("lang", tag);
        Assert.Empty(await visitor.Page.Context.CookiesAsync());
    }

    [Theory]
    [MemberData(nameof(TranslationsAndWidths))]
    public async Task Messages_from_JavaScript_are_in_the_interface_language(string tag, int width)
    {
        await using var console = await RealConsole.StartAsync(
            chromium.Network, RealConsole.Yaml + "\nignore: ['https://*.substack.com/']");
        await using var visitor = await chromium.VisitorAsync(width, locale: tag);
        await visitor.Page.AddInitScriptAsync("navigator.share = undefined; navigator.clipboard.writeText = async () => {}");
        await visitor.GoToAsync(console.Root);

        await AssertRemarkAsync("x:y", Filled(tag, "NoAddress", "x:y"));
        await AssertRemarkAsync(
            "https://a.substack.com/", Filled(tag, "Hidden", "https://*.substack.com/")); // the server checks this address
        await visitor.Page.Locator("#share").ClickAsync();
        await Expect(visitor.Remark).ToHaveTextAsync(Text(tag, "ShareCopied"));
        await visitor.Page.Locator("#language").SelectOptionAsync("");
        await visitor.Page.Locator("#language").DispatchEventAsync("change");
        await Expect(visitor.Remark).ToHaveTextAsync(Text(tag, "AnyLanguageChosen"));
        await AssertNoOverflowAsync(visitor.Page);

        async Task AssertRemarkAsync(string address, string words)
        {
            await visitor.Page.Locator("#address").FillAsync(address);
            await visitor.Page.Locator("#address-form button").ClickAsync();
            await Expect(visitor.Remark).ToHaveTextAsync(words);
        }
    }

    private static string Text(string tag, string name) =>
        Resources.GetString(name, CultureInfo.GetCultureInfo(tag)) ?? throw new InvalidOperationException(name);

    private static string Filled(string tag, string name, params object[] values) =>
        string.Format(CultureInfo.InvariantCulture, Text(tag, name), values);

    private static string IdOf(string page) =>
        PageAddress.TryParse(page, out var address) ? address.Id.ToString() : throw new InvalidOperationException(page);

    private static async Task SwitchAsync(Visitor visitor, string tag)
    {
        await visitor.Page.Locator("#about-link").ClickAsync();
        await visitor.Page.Locator($"#ui-languages a[lang={tag}]").ClickAsync();
        await Expect(visitor.Page.Locator("html")).ToHaveAttributeAsync("lang", tag);
    }

    // Asserts that all controls are visible with their full texts and in one row. On a phone, the address box has its own row.
    private static async Task AssertControlsFitAsync(IPage page)
    {
        await AssertNoOverflowAsync(page);
        var controls = await page.Locator(Controls).AllAsync();
        foreach (var control in controls)
        {
            await Expect(control).ToBeInViewportAsync(new() { Ratio = 1 });
            Assert.True(
                await control.EvaluateAsync<bool>(
                "control => control.scrollWidth <= control.clientWidth || control.id === 'address'"),
                await control.TextContentAsync());
        }
        Assert.Equal(
            1, await page.EvaluateAsync<int>(
            "new Set([...document.querySelectorAll('.bar > .button, #back')].map(control => "
            + "control.getBoundingClientRect().top)).size"));
    }

    private static async Task AssertNoOverflowAsync(IPage page)
    {
        await page.WaitForLoadStateAsync(); // waits for the style sheet
        Assert.Empty(await page.EvaluateAsync<string[]>(Overflowing));
    }

    private const string Overflowing = """
        [...document.querySelectorAll('body *:not(.visually-hidden):not(option)')]
          .filter(element => element.checkVisibility() && !element.closest('#stage'))
          .filter(element => {
            const { left, right } = element.getBoundingClientRect()
            return left < -0.5 || right > innerWidth + 0.5
          })
          .map(element => element.outerHTML.slice(0, 200))
        """;
}
