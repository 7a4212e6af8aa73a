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
/// The interface in six languages: it fits, stays as chosen, and says the same with and without JavaScript (design, section 9).
/// </summary>
public sealed class InterfaceLanguageTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Controls = ".bar > .button, #back, #address, #address-form button";

    private static readonly string[] Tags = ["en", "fr", "de", "es", "pt", "ja"];

    private static readonly int[] Widths = [390, 1280];

    private static readonly ResourceManager Resources = new(
        "Wander.Web.Localization.InterfaceTexts", typeof(InterfaceTexts).Assembly);

    // Our own, a distant one, and those of a neighbour that nobody else, one other, and several others recommend.
    private static readonly string[] Explained =
    [
        "https://int10h.org/",
        "https://batsov.com/",
        .. RealConsole.Recommenders()
            .Where(
                page => page.Value.Contains("https://susam.net/wander/") || page.Value.Contains("https://dahlstrand.net/wander/"))
            .GroupBy(page => Math.Min(page.Value.Count, 3))
            .Select(pages => pages.First().Key),
    ];

    // Of each language one that is spoken somewhere.
    public static MatrixTheoryData<string, int> Everywhere => new(["en-GB", "fr-CA", "de-CH", "es-MX", "pt-BR", "ja-JP"], Widths);

    // What does not depend on the room is tried with half of the languages at each width.
    public static TheoryData<string, int> Chosen => new(Tags.Except(["en"]).Select((tag, i) => (tag, Widths[i % 2])));

    [Theory]
    [MemberData(nameof(Everywhere))]
    public async Task A_browser_gets_the_interface_in_its_language_and_all_of_it_fits(string locale, int width)
    {
        var tag = locale[..2];
        var console = await chromium.RealConsoleAsync();
        await using var visitor = await chromium.VisitorAsync(width, locale: locale);
        await visitor.GoToAsync(console.Root);

        await Expect(visitor.Page.Locator("html")).ToHaveAttributeAsync("lang", tag);
        await Expect(visitor.Wander).ToHaveTextAsync("Wander");
        await Expect(visitor.Page.Locator("#back")).ToHaveTextAsync(Text(tag, "Back"));
        await Expect(visitor.Page.Locator("#open")).ToHaveTextAsync(Text(tag, "Open"));
        await AllOfItFitsAsync(visitor.Page);
        await visitor.WanderAsync();
        await AllOfItFitsAsync(visitor.Page);

        await visitor.Page.Locator("#about-link").ClickAsync();
        await Expect(visitor.Dialog).ToHaveAccessibleNameAsync(Text(tag, "AboutThisConsole"));
        await NothingSticksOutAsync(visitor.Page);
        await visitor.Page.Keyboard.PressAsync("Escape");
        await visitor.Page.Locator("#console-link").ClickAsync();
        foreach (var part in Enum.GetNames<ConsolePart>())
        {
            await visitor.Page.Locator("#parts").GetByText(Text(tag, "Part." + part), new() { Exact = true }).ClickAsync();
            await Expect(visitor.Page.Locator("#part-heading")).ToHaveTextAsync(Text(tag, "Part." + part));
            await NothingSticksOutAsync(visitor.Page);
        }
        Assert.Empty(visitor.Complaints);
    }

    [Theory]
    [MemberData(nameof(Chosen))]
    public async Task What_the_browser_says_about_a_pick_is_what_the_server_says(string tag, int width)
    {
        var console = await chromium.RealConsoleAsync();
        await using var visitor = await chromium.VisitorAsync(width, locale: tag);
        await using var without = await chromium.VisitorAsync(width, script: false, locale: tag);
        await visitor.GoToAsync(console.Root);

        foreach (var page in Explained)
        {
            await visitor.Page.Locator("#address").FillAsync(page);
            await visitor.Page.Locator("#address-form button").ClickAsync();
            await Expect(visitor.Page).ToHaveURLAsync(new Uri(console.Root, "?page=" + IdOf(page)).AbsoluteUri);
            var shown = await visitor.ShownAsync();
            await without.Page.GotoAsync(shown.Place, new() { WaitUntil = WaitUntilState.DOMContentLoaded });

            Assert.NotEmpty(shown.Explanation);
            Assert.Equal((await without.ShownAsync()).Explanation, shown.Explanation);
        }
        Assert.Empty(visitor.Complaints);
    }

    [Theory]
    [MemberData(nameof(Chosen))]
    public async Task The_switch_keeps_the_pick_and_is_remembered(string tag, int width)
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
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task The_switch_keeps_the_pick_that_the_visitor_wandered_to()
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
    public async Task Numbers_that_change_are_written_as_they_came(string tag)
    {
        var console = await chromium.RealConsoleAsync();
        await using var visitor = await chromium.VisitorAsync(locale: tag);
        await visitor.Page.AddInitScriptAsync("""
            globalThis.EventSource = class extends EventSource {
              constructor (address) {
                super(address)
                this.addEventListener('message', () => { document.documentElement.dataset.told = '' })
              }
            }
            """);
        await visitor.GoToAsync(new Uri(console.Root, "console/crawl"));
        var served = await NumbersAsync();
        await visitor.GoToAsync(console.Root);
        await visitor.Page.Locator("#console-link").ClickAsync();
        await visitor.Page.Locator("#parts").GetByText(Text(tag, "Part.Crawl"), new() { Exact = true }).ClickAsync();
        await Expect(visitor.Page.Locator("html[data-told]")).ToHaveCountAsync(1);

        Assert.Contains(served, number => number.Length > 4); // thousands
        Assert.Equal(served, await NumbersAsync());

        Task<IReadOnlyList<string>> NumbersAsync() => visitor.Page.Locator("#crawl-numbers dd").AllTextContentsAsync();
    }

    [Fact]
    public async Task English_can_be_chosen_by_who_reads_another_language()
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
    [MemberData(nameof(Chosen))]
    public async Task Without_script_a_chosen_language_goes_along_with_the_links(string tag, int width)
    {
        var console = await chromium.RealConsoleAsync();
        await using var visitor = await chromium.VisitorAsync(width, script: false);
        await visitor.GoToAsync(console.Root);
        await visitor.FollowWanderAsync();
        var before = await visitor.ShownAsync();

        await SwitchAsync(visitor, tag);
        Assert.Equal(before.Frame, (await visitor.ShownAsync()).Frame);
        await AllOfItFitsAsync(visitor.Page);
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
            await NothingSticksOutAsync(visitor.Page);
        }
        await visitor.Page.Locator("#to-console").ClickAsync();
        await Expect(visitor.Page.Locator("html")).ToHaveAttributeAsync("lang", tag);
        Assert.Empty(await visitor.Page.Context.CookiesAsync());
    }

    [Theory]
    [MemberData(nameof(Chosen))]
    public async Task What_JavaScript_says_is_in_the_language_too(string tag, int width)
    {
        await using var console = await RealConsole.StartAsync(
            chromium.Network, RealConsole.Yaml + "\nignore: ['https://*.substack.com/']");
        await using var visitor = await chromium.VisitorAsync(width, locale: tag);
        await visitor.Page.AddInitScriptAsync("navigator.share = undefined; navigator.clipboard.writeText = async () => {}");
        await visitor.GoToAsync(console.Root);

        await SaysAsync("x:y", Filled(tag, "NoAddress", "x:y"));
        await SaysAsync("https://a.substack.com/", Filled(tag, "Hidden", "https://*.substack.com/")); // asked of the server
        await visitor.Page.Locator("#share").ClickAsync();
        await Expect(visitor.Remark).ToHaveTextAsync(Text(tag, "ShareCopied"));
        await visitor.Page.Locator("#language").SelectOptionAsync("");
        await visitor.Page.Locator("#language").DispatchEventAsync("change");
        await Expect(visitor.Remark).ToHaveTextAsync(Text(tag, "AnyLanguageChosen"));
        await NothingSticksOutAsync(visitor.Page);

        async Task SaysAsync(string address, string words)
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

    // All controls are there, with all of their words, in one row; on a phone, the address box has a row of its own.
    private static async Task AllOfItFitsAsync(IPage page)
    {
        await NothingSticksOutAsync(page);
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

    private static async Task NothingSticksOutAsync(IPage page)
    {
        await page.WaitForLoadStateAsync(); // the stylesheet is there
        Assert.Empty(await page.EvaluateAsync<string[]>(Sticking));
    }

    private const string Sticking = """
        [...document.querySelectorAll('body *:not(.visually-hidden):not(option)')]
          .filter(element => element.checkVisibility() && !element.closest('#stage'))
          .filter(element => {
            const { left, right } = element.getBoundingClientRect()
            return left < -0.5 || right > innerWidth + 0.5
          })
          .map(element => element.outerHTML.slice(0, 200))
        """;
}
