using Wander.Browser.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Wander.Browser.Tests;

/// <summary>Dialogs of scripts stop the whole tab, the console included: a framed page shows none.</summary>
public sealed class FramedPageDialogTests(Chromium chromium) : IClassFixture<Chromium>
{
    // A visitor who met these would have to dismiss each before the next click on Wander.
    private const string Dialogs = """
        for (let i = 0; i < 10; i++) { alert(i); confirm(i); prompt(i); print() }
        """;

    [Theory]
    [MemberData(nameof(Attack.Widths), MemberType = typeof(Attack))]
    public async Task A_page_that_opens_dialogs_without_end_shows_none(int width)
    {
        await using var attack = await Attack.BeginAsync(chromium, width, Dialogs);

        await attack.DoneAsync();

        await attack.NoHarmAsync();
    }

    [Theory]
    [MemberData(nameof(Attack.Widths), MemberType = typeof(Attack))]
    public async Task A_page_on_our_own_origin_that_opens_dialogs_without_end_shows_none(int width)
    {
        await using var console = await WanderHost.StartAsync(
            chromium.Network, "pages: []", new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["public/own.html"] = "<!doctype html><title>own</title><h1>own</h1><script src=own.js></script>",
                ["public/own.js"] = Dialogs + "document.querySelector('h1').textContent = 'done'",
            });
        await using var visitor = await chromium.VisitorAsync(width);
        await visitor.GoToAsync(console.Root);

        await visitor.GoByBoxAsync(new Uri(console.Root, "own.html").AbsoluteUri);

        await Expect(visitor.Framed.Locator("h1")).ToHaveTextAsync("done");
        Assert.DoesNotContain(visitor.Complaints, complaint => complaint.StartsWith("dialog", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Attack.Widths), MemberType = typeof(Attack))]
    public async Task A_page_cannot_keep_the_visitor_from_leaving(int width)
    {
        await using var attack = await Attack.BeginAsync(
            chromium, width, "addEventListener('beforeunload', event => { event.preventDefault(); event.returnValue = 'stay' })");
        await attack.DoneAsync();
        await attack.Visitor.Framed.Locator("h1").ClickAsync(); // without one, no browser asks

        await attack.Visitor.Page.ReloadAsync();
        await attack.DoneAsync();
        await attack.Visitor.Framed.Locator("h1").ClickAsync();

        await attack.NoHarmAsync();
    }
}
