using Wander.Browser.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Wander.Browser.Tests;

/// <summary>
/// The keys of the console work after any page has come: what takes the focus when it loads gives it back, and what the visitor
/// clicks on keeps it (design, section 9; issue 4, point 11).
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
        ["later"] = "await aWhile(); document.querySelector('input').focus()",
    };

    public static TheoryData<string, int> TheftsAtSomeWidth { get; } = Attack.AtSomeWidth(Thefts.Keys);

    [Theory]
    [MemberData(nameof(TheftsAtSomeWidth))]
    public async Task The_keys_work_after_a_page_took_the_focus(string theft, int width)
    {
        await using var attack = await Attack.BeginAsync(chromium, width, Thefts[theft] + "\nawait aWhile()", Field);
        var visitor = attack.Visitor;

        await PressAsync(attack, "?");
        await Expect(visitor.Dialog).ToHaveAccessibleNameAsync("About this console");
        await visitor.Page.Keyboard.PressAsync("Escape");
        await Expect(visitor.Dialog).ToHaveCountAsync(0);
        var opened = await visitor.Page.Context.RunAndWaitForPageAsync(() => PressAsync(attack, "o"));
        await opened.CloseAsync();
        await visitor.Page.BringToFrontAsync();
        await PressAsync(attack, "w");
        var next = await visitor.OtherThanAsync(attack.During);
        await visitor.Page.Keyboard.PressAsync("b");
        await Expect(visitor.Address).ToHaveValueAsync(attack.During.Address);
        await PressAsync(attack, "b");

        await attack.BackAtCalmAsync();
        Assert.NotEqual(attack.During.Address, next.Address);
    }

    [Theory]
    [MemberData(nameof(Attack.Widths), MemberType = typeof(Attack))]
    public async Task A_page_that_takes_the_focus_again_and_again_leaves_the_pointer_its_use(int width)
    {
        await using var attack = await Attack.BeginAsync(
            chromium, width, "setInterval(() => { window.focus(); document.querySelector('input').focus() }); await aWhile()",
                Field);
        await attack.DoneAsync();

        await attack.Visitor.AboutLink.ClickAsync();
        await Expect(attack.Visitor.Dialog).ToHaveAccessibleNameAsync("About this console");
        await attack.Visitor.Dialog.Locator("[data-close]").ClickAsync();
        await Expect(attack.Visitor.Dialog).ToHaveCountAsync(0);

        await attack.NoHarmAsync();
    }

    [Theory]
    [MemberData(nameof(Attack.Widths), MemberType = typeof(Attack))]
    public async Task What_the_visitor_clicks_on_keeps_the_focus_and_gets_the_keys(int width)
    {
        await using var attack = await Attack.BeginAsync(chromium, width, "", Field);
        await attack.DoneAsync();
        var field = attack.Visitor.Framed.Locator("#field");

        await field.ClickAsync();
        await attack.Visitor.Page.Keyboard.TypeAsync("wbo?");

        await Expect(field).ToHaveValueAsync("wbo?");
        await Expect(attack.Visitor.Dialog).ToHaveCountAsync(0);
        await attack.NoHarmAsync();
    }

    [Theory]
    [MemberData(nameof(Attack.Widths), MemberType = typeof(Attack))]
    public async Task Where_the_visitor_goes_with_the_Tab_key_the_focus_stays(int width)
    {
        await using var attack = await Attack.BeginAsync(chromium, width, "", Field);
        await attack.DoneAsync();
        var field = attack.Visitor.Framed.Locator("#field");

        // From the last control of the header into the page; on a phone, the address has a line of its own below the others.
        await (width < 640 ? attack.Visitor.Go : attack.Visitor.AboutLink).FocusAsync();
        await attack.Visitor.Page.Keyboard.PressAsync("Tab");
        await Expect(field).ToBeFocusedAsync();
        await attack.Visitor.Page.Keyboard.TypeAsync("wbo?");

        await Expect(field).ToHaveValueAsync("wbo?");
        await attack.NoHarmAsync();
    }

    // A key is pressed when the page has done its worst, and the focus had the time to come back.
    private static async Task PressAsync(Attack attack, string key)
    {
        await attack.DoneAsync();
        await Expect(attack.Visitor.Page.Locator("iframe:focus")).ToHaveCountAsync(0, new() { Timeout = 5_000 });
        await attack.Visitor.Page.Keyboard.PressAsync(key);
    }
}
