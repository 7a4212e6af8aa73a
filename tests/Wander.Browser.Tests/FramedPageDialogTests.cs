using Wander.Browser.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Wander.Browser.Tests;

/// <summary>Tests that framed pages cannot open script dialogs, which would block the whole tab including the console.</summary>
public sealed class FramedPageDialogTests(Chromium chromium) : IClassFixture<Chromium>
{
    // A visitor would have to dismiss each of these before the next click on Wander.
    private const string Dialogs = """
        for (let i = 0; i < 10; i++) { alert(i); confirm(i); prompt(i); print() }
        """;

    [Theory]
    [MemberData(nameof(Attack.Widths), MemberType = typeof(Attack))]
    public async Task A_page_cannot_open_dialogs(int width)
    {
        await using var attack = await Attack.StartAsync(chromium, width, Dialogs);

        await attack.WaitUntilDoneAsync();

        await attack.AssertNoHarmAsync();
    }

    [Theory]
    [MemberData(nameof(Attack.Widths), MemberType = typeof(Attack))]
    public async Task A_page_on_the_consoles_origin_cannot_open_dialogs(int width)
    {
        await using var console = await WanderHost.StartAsync(
            chromium.Network, "pages: []", new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["public/own.html"] = "<!doctype html><title>own</title><h1>own</h1><script src=own.js></script>",
                ["public/own.js"] = Dialogs + "document.querySelector('h1').textContent = 'done'",
            });
        await using var visitor = await chromium.VisitorAsync(width);
        await visitor.GoToAsync(console.Root);

        await visitor.SubmitAddressAsync(new Uri(console.Root, "own.html").AbsoluteUri);

        await Expect(visitor.Framed.Locator("h1")).ToHaveTextAsync("done");
        Assert.DoesNotContain(visitor.Problems, problem => problem.StartsWith("dialog", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Attack.Widths), MemberType = typeof(Attack))]
    public async Task A_page_cannot_prevent_the_visitor_from_leaving(int width)
    {
        await using var attack = await Attack.StartAsync(
            chromium, width, "addEventListener('beforeunload', event => { event.preventDefault(); event.returnValue = 'stay' })");
        await attack.WaitUntilDoneAsync();
        await attack.Visitor.Framed.Locator("h1").ClickAsync(); // browsers ask only after a user gesture

        await attack.Visitor.Page.ReloadAsync();
        await attack.WaitUntilDoneAsync();
        await attack.Visitor.Framed.Locator("h1").ClickAsync();

        await attack.AssertNoHarmAsync();
    }
}
