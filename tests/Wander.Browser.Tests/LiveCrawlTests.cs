using Microsoft.AspNetCore.Http;
using Wander.Browser.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Wander.Browser.Tests;

/// <summary>Tests the progress of the crawl in the open dialog.</summary>
public sealed class LiveCrawlTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task The_open_dialog_follows_the_progress_of_the_crawl(int width)
    {
        var first = Gate(
            "https://first.example/wander/", "{ consoles: ['https://third.example/wander/'], pages: ['https://one.example/'] }");
        var second = Gate("https://second.example/wander/", "{ pages: ['https://two.example/', 'https://three.example/'] }");
        var third = Gate(
            "https://third.example/wander/",
                "{ consoles: ['https://fourth.example/wander/'], pages: ['https://four.example/'] }");
        chromium.Network.Answer("https://fourth.example/wander/wander.js", Replies.Status(404));
        await using var console = await WanderHost.StartAsync(
            chromium.Network, "consoles: [https://first.example/wander/, https://second.example/wander/]", isChecking: true);
        chromium.Network.Answer("https://three.example/", Replies.Status(404));
        await using var visitor = await chromium.VisitorAsync(width);
        await visitor.GoToAsync(console.Root);
        var state = visitor.Page.Locator("#crawl-state");
        var bar = visitor.Dialog.GetByLabel("Crawl progress");

        await visitor.ConsoleLink.ClickAsync();
        await visitor.Part("Crawl").ClickAsync();
        await Expect(state).ToHaveTextAsync("Crawling the network…");
        await AssertNumbersAsync(visitor, "2 0 0 0 0 0");
        await Expect(bar).ToHaveAttributeAsync("max", "2");
        first.SetResult();
        await AssertNumbersAsync(visitor, "3 1 0 1 1 1");
        await Expect(bar).ToHaveJSPropertyAsync("value", 2);
        await Expect(bar).ToHaveAttributeAsync("max", "4");
        second.SetResult();
        await AssertNumbersAsync(visitor, "3 2 0 3 3 2");
        await Expect(bar).ToHaveJSPropertyAsync("value", 5);
        await Expect(visitor.Page.Locator("#crawl-failures")).Not.ToContainTextAsync("fourth.example");
        third.SetResult();
        await AssertNumbersAsync(visitor, "4 3 1 4 4 3");
        await Expect(state).ToHaveTextAsync("The crawl is complete.");
        await Expect(bar).ToBeHiddenAsync();
        await Expect(visitor.Page.Locator("#crawl-failures")).ToContainTextAsync("404 Not Found");
        await Expect(visitor.Page.Locator("#crawl-failures")).ToContainTextAsync("fourth.example");
        Assert.Empty(visitor.Problems);
    }

    [Fact]
    public async Task A_console_without_pages_shows_a_message_until_a_neighbour_answers()
    {
        var neighbour = Gate("https://late.example/wander/", "{ pages: ['https://five.example/', 'https://six.example/'] }");
        await using var console = await WanderHost.StartAsync(chromium.Network, "consoles: [https://late.example/wander/]");
        await using var visitor = await chromium.VisitorAsync();
        const string nothing =
            "No pages yet. This console recommends none, and none of its neighbours has answered so far.";

        await visitor.GoToAsync(console.Root);
        await Expect(visitor.Remark).ToHaveTextAsync(nothing);
        await Expect(visitor.Frame).ToHaveCountAsync(0);
        await Expect(visitor.Page.Locator("#explanation")).ToBeHiddenAsync();
        await Expect(visitor.Open).ToHaveCountAsync(0); // without a page, there is no Open link
        // Without the earlier message, the next assertion waits for the response: a click before it would have no effect.
        await visitor.Remark.EvaluateAsync("remark => remark.textContent = ''");
        await visitor.Wander.ClickAsync();
        await Expect(visitor.Remark).ToHaveTextAsync(nothing);

        neighbour.SetResult();
        await console.WhenCrawledAsync(TestContext.Current.CancellationToken);
        await visitor.Wander.ClickAsync();
        await Expect(visitor.Frame).ToHaveCountAsync(1);
        await Expect(visitor.Remark).ToHaveTextAsync("");
        await Expect(visitor.Open).ToHaveAttributeAsync("href", await visitor.Address.InputValueAsync());
        await Expect(visitor.Page.Locator("#page-console")).ToHaveTextAsync("late.example");
    }

    private static Task AssertNumbersAsync(Visitor visitor, string numbers) =>
        Expect(visitor.Page.Locator("#crawl-numbers dd")).ToHaveTextAsync(numbers.Split(' '));

    // Serves a console that answers only after the returned source is completed.
    private TaskCompletionSource Gate(string console, string document)
    {
        var opened = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        foreach (var page in document.Split('\'').Where(text => text.EndsWith(".example/", StringComparison.Ordinal)))
            chromium.Network.Answer(page, Replies.Html($"<!doctype html><title>A page</title><h1>{new Uri(page).Host}</h1>"));
        chromium.Network.Answer(console + "wander.js", async (HttpContext context) =>
        {
            await opened.Task.WaitAsync(context.RequestAborted);
            await Replies.Script($"const wander = {document}")(context);
        });
        return opened;
    }
}
