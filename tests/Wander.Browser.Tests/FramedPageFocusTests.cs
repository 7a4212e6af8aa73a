using Wander.Browser.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Wander.Browser.Tests;

/// <summary>
/// Tests that the keyboard shortcuts of the console work after any page has loaded. A page that takes the focus while it loads
/// loses it again, but an element that the visitor clicks keeps it.
/// </summary>
public sealed class FramedPageFocusTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Field = "<input id=field><dialog><input></dialog>";

    private static readonly Dictionary<string, string> Thefts = new(StringComparer.Ordinal)
    {
        ["autofocus"] = "document.body.insertAdjacentHTML('beforeend', '<input autofocus>')",
        ["element"] = "document.querySelector('input').focus()",
        ["window"] = "window.focus()",
        ["fragment"] = "location.hash = 'field'",
        ["dialog"] = "document.querySelector('dialog').showModal()",
        ["whenever it is lost"] = """
            addEventListener('blur', () => { window.focus(); document.querySelector('input').focus() })
            document.querySelector('input').focus()
            """,
        ["later"] = "await settle(); document.querySelector('input').focus()",
    };

    public static TheoryData<string, int> TheftsAtAlternatingWidths { get; } = Attack.AtAlternatingWidths(Thefts.Keys);

    [Theory]
    [MemberData(nameof(TheftsAtAlternatingWidths))]
    public async Task Keys_work_after_a_page_took_the_focus(string theft, int width)
    {
        await using var attack = await Attack.StartAsync(chromium, width, Thefts[theft] + "\nawait settle()", Field);
        var visitor = attack.Visitor;

        await PressAsync(attack, "?");
        await Expect(visitor.Dialog).ToHaveAccessibleNameAsync("About this console");
        await visitor.Page.Keyboard.PressAsync("Escape");
        await Expect(visitor.Dialog).ToHaveCountAsync(0);
        var opened = await visitor.Page.Context.RunAndWaitForPageAsync(() => PressAsync(attack, "o"));
        await opened.CloseAsync();
        await visitor.Page.BringToFrontAsync();
        await PressAsync(attack, "w");
        var next = await visitor.WaitForOtherPageAsync(attack.During);
        await visitor.Page.Keyboard.PressAsync("b");
        await Expect(visitor.Address).ToHaveValueAsync(attack.During.Address);
        await PressAsync(attack, "b");

        await attack.AssertPreviousPickAsync();
        Assert.NotEqual(attack.During.Address, next.Address);
    }

    [Theory]
    [MemberData(nameof(Attack.Widths), MemberType = typeof(Attack))]
    public async Task The_pointer_works_while_a_page_repeatedly_takes_the_focus(int width)
    {
        await using var attack = await Attack.StartAsync(
            chromium, width, "setInterval(() => { window.focus(); document.querySelector('input').focus() }); await settle()",
                Field);
        await attack.WaitUntilDoneAsync();

        await attack.Visitor.AboutLink.ClickAsync();
        await Expect(attack.Visitor.Dialog).ToHaveAccessibleNameAsync("About this console");
        await attack.Visitor.Dialog.Locator("[data-close]").ClickAsync();
        await Expect(attack.Visitor.Dialog).ToHaveCountAsync(0);

        await attack.AssertNoHarmAsync();
    }

    [Theory]
    [MemberData(nameof(Attack.Widths), MemberType = typeof(Attack))]
    public async Task A_clicked_field_in_the_frame_keeps_the_focus_and_receives_keys(int width)
    {
        await using var attack = await Attack.StartAsync(chromium, width, "", Field);
        await attack.WaitUntilDoneAsync();
        var field = attack.Visitor.Framed.Locator("#field");

        await field.ClickAsync();
        await attack.Visitor.Page.Keyboard.TypeAsync("wbo?");

        await Expect(field).ToHaveValueAsync("wbo?");
        await Expect(attack.Visitor.Dialog).ToHaveCountAsync(0);
        await attack.AssertNoHarmAsync();
    }

    [Theory]
    [MemberData(nameof(Attack.Widths), MemberType = typeof(Attack))]
    public async Task A_field_reached_with_Tab_keeps_the_focus(int width)
    {
        await using var attack = await Attack.StartAsync(chromium, width, "", Field);
        await attack.WaitUntilDoneAsync();
        var field = attack.Visitor.Framed.Locator("#field");

        // Moves from the last control of the header into the page. On a phone, the address box is in a row below the others.
        await (width < 640 ? attack.Visitor.Go : attack.Visitor.AboutLink).FocusAsync();
        await attack.Visitor.Page.Keyboard.PressAsync("Tab");
        await Expect(field).ToBeFocusedAsync();
        await attack.Visitor.Page.Keyboard.TypeAsync("wbo?");

        await Expect(field).ToHaveValueAsync("wbo?");
        await attack.AssertNoHarmAsync();
    }

    // Presses a key after the script of the page has finished and the focus has returned to the console.
    private static async Task PressAsync(Attack attack, string key)
    {
        await attack.WaitUntilDoneAsync();
        await Expect(attack.Visitor.Page.Locator("iframe:focus")).ToHaveCountAsync(0, new() { Timeout = 5_000 });
        await attack.Visitor.Page.Keyboard.PressAsync(key);
    }
}
