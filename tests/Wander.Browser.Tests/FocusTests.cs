using Microsoft.Playwright;
using Wander.Browser.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Wander.Browser.Tests;

/// <summary>
/// The way of the keyboard through the page and its dialogs (design, section 9; WCAG 2.2, 2.1.1, 2.4.3, 2.4.7).
/// </summary>
public sealed class FocusTests(Tour tour) : IClassFixture<Tour>
{
    private const int NarrowestWithOneRow = 640;

    private static readonly string[] Wide = ["wander", "back", "address", "Go", "open", "console-link", "about-link"];
    private static readonly string[] Narrow = ["wander", "back", "open", "console-link", "about-link", "address", "Go"];
    private static readonly string[] Below = ["frame", "page-console", "share", "directory-link", "language"];

    // What has the focus, by its id or text; "" for no control. Where that does not show, it is said.
    private const string Focused = """
        () => {
          const element = document.activeElement
          if (element === null || element.matches('body, dialog')) return ''
          const { outlineStyle, outlineWidth } = getComputedStyle(element)
          const shows = element.localName === 'iframe' || (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2)
          const [{ x, y, width, height }] = element.getClientRects()
          const isInView = element.contains(document.elementFromPoint(x + width / 2, y + height / 2))
          const name = element.id || element.textContent.trim()
          return name + (shows ? '' : ' does not show it') + (isInView ? '' : ' is out of sight')
        }
        """;

    [Theory]
    [InlineData(390, 844, false, ForcedColors.None)]
    [InlineData(390, 844, true, ForcedColors.None)]
    [InlineData(1280, 800, false, ForcedColors.None)]
    [InlineData(1280, 800, true, ForcedColors.None)]
    [InlineData(1280, 800, false, ForcedColors.Active)]
    public async Task Tab_walks_the_page_as_it_is_read_there_and_back_and_shows_where_it_is(
        int width, int height, bool dark, ForcedColors colours)
    {
        await using var visitor = await tour.Chromium.VisitorAsync(width, height, dark: dark);
        await visitor.Page.EmulateMediaAsync(new() { ForcedColors = colours });
        await visitor.GoToAsync(tour.Console.Root);
        await visitor.WanderAsync(); // now there is something to go back to
        await Expect(visitor.Back).ToBeEnabledAsync();
        string[] order = ["console.example", .. width < NarrowestWithOneRow ? Narrow : Wide, .. Below];

        await visitor.Page.Locator(".masthead a").FocusAsync();

        await WalkThereAndBackAsync(visitor, order);
    }

    [Theory]
    [InlineData(390, 844, ForcedColors.None)]
    [InlineData(1280, 800, ForcedColors.None)]
    [InlineData(1280, 800, ForcedColors.Active)]
    public async Task Tab_reaches_every_control_of_a_dialog_there_and_back_and_nothing_else(
        int width, int height, ForcedColors colours)
    {
        await using var visitor = await tour.Chromium.VisitorAsync(width, height);
        await visitor.Page.EmulateMediaAsync(new() { ForcedColors = colours });
        await visitor.GoToAsync(tour.Console.Root);

        foreach (var part in Tour.Parts)
        {
            await Tour.OpenPartAsync(visitor, part);
            await WalkDialogAsync(visitor);
        }
        await visitor.Page.Keyboard.PressAsync("Escape");
        await visitor.AboutLink.ClickAsync();
        await WalkDialogAsync(visitor);
    }

    [Theory]
    [InlineData(390, 844)]
    [InlineData(1280, 800)]
    public async Task However_a_dialog_is_closed_its_opener_has_the_focus_again(int width, int height)
    {
        await using var visitor = await tour.Chromium.VisitorAsync(width, height);
        await visitor.GoToAsync(tour.Console.Root);

        foreach (var opener in new[] { visitor.ConsoleLink, visitor.AboutLink })
        {
            Func<Task>[] ways =
            [
                () => visitor.Page.Keyboard.PressAsync("Escape"),
                () => visitor.Dialog.GetByText("Close").ClickAsync(),
                () => visitor.Page.Mouse.ClickAsync(4, 4), // beside it
            ];
            foreach (var close in ways)
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
    public async Task The_focus_stays_on_the_link_whose_part_comes(int width, int height)
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
    public async Task About_keeps_the_focus_from_what_it_covers_without_JavaScript_too(int width, int height)
    {
        await using var visitor = await tour.Chromium.VisitorAsync(width, height, script: false);
        await visitor.GoToAsync(tour.Console.Root);
        await visitor.AboutLink.PressAsync("Enter");
        await Expect(visitor.Dialog).ToBeVisibleAsync();

        await WalkDialogAsync(visitor);
        await visitor.Dialog.GetByText("Close").PressAsync("Enter");

        await Expect(visitor.Dialog).ToHaveCountAsync(0);
        await Expect(visitor.AboutLink).ToBeFocusedAsync();
    }

    private static async Task WalkDialogAsync(Visitor visitor)
    {
        var order = await visitor.Page.EvaluateAsync<string[]>("""
            () => [...document.querySelector('dialog:modal, dialog:target')
              .querySelectorAll('a[href], button, input:not([type=hidden])')]
              .filter(element => element.checkVisibility()).map(element => element.id || element.textContent.trim())
            """);
        await visitor.Dialog.GetByText("Close").FocusAsync();
        await WalkThereAndBackAsync(visitor, order);
    }

    // From the first to the last, and back. What comes beyond them is the browser's affair, as long as it is nothing else of
    // ours; it leaves the page and comes back in its own time.
    private static async Task WalkThereAndBackAsync(Visitor visitor, string[] order)
    {
        Assert.Equal(order.Skip(1), await WalkAsync(visitor, "Tab", order.Length - 1));
        Assert.Equal(order.Reverse().Skip(1), await WalkAsync(visitor, "Shift+Tab", order.Length - 1));
        Assert.All(await WalkAsync(visitor, "Shift+Tab", 3), focused => Assert.Contains(focused, order.Append("")));
    }

    private static async Task<List<string>> WalkAsync(Visitor visitor, string key, int steps)
    {
        List<string> way = [];
        for (var i = 0; i < steps; i++)
        {
            await visitor.Page.Keyboard.PressAsync(key);
            way.Add(await visitor.Page.EvaluateAsync<string>(Focused));
        }
        return way;
    }
}
