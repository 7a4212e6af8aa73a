using Microsoft.Playwright;
using Wander.Browser.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Wander.Browser.Tests;

/// <summary>
/// Tests the keyboard navigation of the page and its dialogs (WCAG 2.2, success criteria 2.1.1, 2.4.3 and 2.4.7).
/// </summary>
public sealed class FocusTests(Tour tour) : IClassFixture<Tour>
{
    private const int NarrowestWithOneRow = 640;

    private static readonly string[] Wide = ["wander", "back", "address", "Go", "open", "console-link", "about-link"];
    private static readonly string[] Narrow = ["wander", "back", "open", "console-link", "about-link", "address", "Go"];
    private static readonly string[] Below = ["frame", "page-console", "share", "directory-link", "language"];

    // Returns the id or text of the focused control, with a remark if the focus is not visible; "" when no control has the focus.
    private const string Focused = """
        () => {
          const element = document.activeElement
          if (element === null || element.matches('body, dialog')) return ''
          const { outlineStyle, outlineWidth } = getComputedStyle(element)
          const shows = element.localName === 'iframe' || (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2)
          const [{ x, y, width, height }] = element.getClientRects()
          const isInView = element.contains(document.elementFromPoint(x + width / 2, y + height / 2))
          const name = element.id || element.textContent.trim()
          return name + (shows ? '' : ' does not show the focus') + (isInView ? '' : ' is not visible')
        }
        """;

    [Theory]
    [InlineData(390, 844, false, ForcedColors.None)]
    [InlineData(390, 844, true, ForcedColors.None)]
    [InlineData(1280, 800, false, ForcedColors.None)]
    [InlineData(1280, 800, true, ForcedColors.None)]
    [InlineData(1280, 800, false, ForcedColors.Active)]
    public async Task Tab_follows_the_reading_order_in_both_directions_with_visible_focus(
        int width, int height, bool dark, ForcedColors colours)
    {
        await using var visitor = await tour.Chromium.VisitorAsync(width, height, dark: dark);
        await visitor.Page.EmulateMediaAsync(new() { ForcedColors = colours });
        await visitor.GoToAsync(tour.Console.Root);
        await visitor.WanderAsync(); // enables Back
        await Expect(visitor.Back).ToBeEnabledAsync();
        string[] order = ["console.example", .. width < NarrowestWithOneRow ? Narrow : Wide, .. Below];

        await visitor.Page.Locator(".masthead a").FocusAsync();

        await AssertTabOrderAsync(visitor, order);
    }

    [Theory]
    [InlineData(390, 844, ForcedColors.None)]
    [InlineData(1280, 800, ForcedColors.None)]
    [InlineData(1280, 800, ForcedColors.Active)]
    public async Task Tab_reaches_exactly_the_controls_of_an_open_dialog(
        int width, int height, ForcedColors colours)
    {
        await using var visitor = await tour.Chromium.VisitorAsync(width, height);
        await visitor.Page.EmulateMediaAsync(new() { ForcedColors = colours });
        await visitor.GoToAsync(tour.Console.Root);

        foreach (var part in Tour.Parts)
        {
            await Tour.OpenPartAsync(visitor, part);
            await AssertDialogOrderAsync(visitor);
        }
        await visitor.Page.Keyboard.PressAsync("Escape");
        await visitor.AboutLink.ClickAsync();
        await AssertDialogOrderAsync(visitor);
    }

    [Theory]
    [InlineData(390, 844)]
    [InlineData(1280, 800)]
    public async Task Closing_a_dialog_returns_the_focus_to_its_opener(int width, int height)
    {
        await using var visitor = await tour.Chromium.VisitorAsync(width, height);
        await visitor.GoToAsync(tour.Console.Root);

        foreach (var opener in new[] { visitor.ConsoleLink, visitor.AboutLink })
        {
            Func<Task>[] closings =
            [
                () => visitor.Page.Keyboard.PressAsync("Escape"),
                () => visitor.Dialog.GetByText("Close").ClickAsync(),
                () => visitor.Page.Mouse.ClickAsync(4, 4), // outside the dialog
            ];
            foreach (var close in closings)
            {
                await opener.PressAsync("Enter");
                await Expect(visitor.Dialog).ToBeVisibleAsync();
                await close();
                await Expect(visitor.Dialog).ToHaveCountAsync(0);
                await Expect(opener).ToBeFocusedAsync();
            }
        }
    }

    [Theory]
    [InlineData(390, 844)]
    [InlineData(1280, 800)]
    public async Task The_focus_stays_on_the_link_of_the_opened_part(int width, int height)
    {
        await using var visitor = await tour.Chromium.VisitorAsync(width, height);
        await visitor.GoToAsync(tour.Console.Root);
        await Tour.OpenPartAsync(visitor, "Overview");

        foreach (var part in Tour.Parts)
        {
            var link = visitor.Part(part);
            await visitor.Page.EvaluateAsync("document.getElementById('part').dataset.part = 'before'");
            await link.PressAsync("Enter");
            await Expect(visitor.Page.Locator("#part")).ToHaveAttributeAsync("data-part", Tour.IdOf(part));
            await Expect(link).ToBeFocusedAsync();
        }
    }

    [Theory]
    [InlineData(390, 844)]
    [InlineData(1280, 800)]
    public async Task About_keeps_the_focus_inside_without_JavaScript(int width, int height)
    {
        await using var visitor = await tour.Chromium.VisitorAsync(width, height, script: false);
        await visitor.GoToAsync(tour.Console.Root);
        await visitor.AboutLink.PressAsync("Enter");
        await Expect(visitor.Dialog).ToBeVisibleAsync();

        await AssertDialogOrderAsync(visitor);
        await visitor.Dialog.GetByText("Close").PressAsync("Enter");

        await Expect(visitor.Dialog).ToHaveCountAsync(0);
        await Expect(visitor.AboutLink).ToBeFocusedAsync();
    }

    private static async Task AssertDialogOrderAsync(Visitor visitor)
    {
        var order = await visitor.Page.EvaluateAsync<string[]>("""
            () => [...document.querySelector('dialog:modal, dialog:target')
              .querySelectorAll('a[href], button, input:not([type=hidden])')]
              .filter(element => element.checkVisibility()).map(element => element.id || element.textContent.trim())
            """);
        await visitor.Dialog.GetByText("Close").FocusAsync();
        await AssertTabOrderAsync(visitor, order);
    }

    // Moves from the first control to the last and back. Beyond the first control, the focus may move to the browser's own
    // controls and return at any time, but it must not reach another control of the page.
    private static async Task AssertTabOrderAsync(Visitor visitor, string[] order)
    {
        Assert.Equal(order.Skip(1), await WalkAsync(visitor, "Tab", order.Length - 1));
        Assert.Equal(order.Reverse().Skip(1), await WalkAsync(visitor, "Shift+Tab", order.Length - 1));
        Assert.All(await WalkAsync(visitor, "Shift+Tab", 3), focused => Assert.Contains(focused, order.Append("")));
    }

    private static async Task<List<string>> WalkAsync(Visitor visitor, string key, int steps)
    {
        List<string> focused = [];
        for (var i = 0; i < steps; i++)
        {
            await visitor.Page.Keyboard.PressAsync(key);
            focused.Add(await visitor.Page.EvaluateAsync<string>(Focused));
        }
        return focused;
    }
}
