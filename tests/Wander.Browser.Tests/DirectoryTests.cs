using Microsoft.Playwright;
using Wander.Browser.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Wander.Browser.Tests;

/// <summary>Tests the directory with and without JavaScript, on a phone and on a desktop.</summary>
public sealed class DirectoryTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData(390, true)]
    [InlineData(390, false)]
    [InlineData(1280, true)]
    [InlineData(1280, false)]
    public async Task A_found_page_opens_in_the_console_and_Back_returns_to_the_search(int width, bool script)
    {
        var console = await chromium.RealConsoleAsync();
        await using var visitor = await chromium.VisitorAsync(width, script: script);
        var page = visitor.Page;
        await visitor.GoToAsync(console.Root);
        await page.Locator("#directory-link").ClickAsync();
        await Expect(page.Locator("#found")).ToHaveTextAsync("1,538 pages found.");

        await page.GetByRole(AriaRole.Searchbox, new() { Name = "Search titles, descriptions and addresses" }).FillAsync(
            "MIDNIGHT pub");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#found")).ToHaveTextAsync("1 page found.");
        await page.Locator(".pages h2 a").ClickAsync();
        await Expect(visitor.Address).ToHaveValueAsync("https://midnight.pub/");
        await page.GoBackAsync();

        await Expect(page.Locator("#q")).ToHaveValueAsync("MIDNIGHT pub");
        await Expect(page.Locator("#found")).ToHaveTextAsync("1 page found.");
    }

    [Fact]
    public async Task The_list_can_be_paged_with_the_keyboard()
    {
        var console = await chromium.RealConsoleAsync();
        await using var visitor = await chromium.VisitorAsync();
        var page = visitor.Page;
        await visitor.GoToAsync(new Uri(console.Root, "directory?sort=recommended"));
        var first = await page.Locator(".pages .address").First.GetAttributeAsync("href");

        await page.GetByRole(AriaRole.Link, new() { Name = "Next" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".pages .address").First).Not.ToHaveAttributeAsync("href", first!);
        await page.GetByRole(AriaRole.Link, new() { Name = "Previous" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator(".pages .address").First).ToHaveAttributeAsync("href", first!);
        await Expect(page.Locator(".pages > li")).ToHaveCountAsync(50);
    }

    [Fact]
    public async Task The_owner_of_a_site_can_look_up_its_recommendations()
    {
        var console = await chromium.RealConsoleAsync();
        await using var visitor = await chromium.VisitorAsync(390);
        var page = visitor.Page;
        await visitor.GoToAsync(new Uri(console.Root, "directory"));
        await page.GetByRole(AriaRole.Link, new() { Name = "Your site" }).ClickAsync();
        await page.GetByLabel("Site name, for example example.com").FillAsync("susam.net");
        await page.GetByRole(AriaRole.Button, new() { Name = "Look up" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Pages on susam.net" })).ToBeVisibleAsync();
        await page.Locator(".site-pages .names a").First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Recommended pages" })).ToBeVisibleAsync();
    }
}
