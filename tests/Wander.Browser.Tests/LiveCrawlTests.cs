using Microsoft.AspNetCore.Http;
using Wander.Browser.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Wander.Browser.Tests;

/// <summary>The crawl as the open dialog shows it.</summary>
public sealed class LiveCrawlTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task The_numbers_and_the_bar_follow_the_crawl_while_the_dialog_is_open()
    {
        var first = Gate("https://first.example/wander/", "{ consoles: ['https://third.example/wander/'], pages: ['https://one.example/'] }");
        var second = Gate("https://second.example/wander/", "{ pages: ['https://two.example/', 'https://three.example/'] }");
        var third = Gate("https://third.example/wander/", "{ pages: ['https://four.example/'] }");
        await using var console = await WanderHost.StartAsync(
            chromium.Network, "consoles: [https://first.example/wander/, https://second.example/wander/]", isChecking: true);
        chromium.Network.Answer("https://three.example/", Replies.Status(404));
        await using var visitor = await chromium.VisitorAsync();
        await visitor.GoToAsync(console.Root);
        var line = visitor.Page.Locator("#crawl-state");
        var bar = visitor.Dialog.GetByLabel("How much of the network is known");

        await visitor.ConsoleLink.ClickAsync();
        await Expect(line).ToHaveTextAsync("Reading consoles: 0 of 2 read, 0 failed. 0 of 0 pages checked, 0 can be shown.");
        await Expect(bar).ToHaveAttributeAsync("max", "2");
        first.SetResult();
        await Expect(line).ToHaveTextAsync("Reading consoles: 1 of 3 read, 0 failed. 1 of 1 pages checked, 1 can be shown.");
        await Expect(bar).ToHaveJSPropertyAsync("value", 2);
        await Expect(bar).ToHaveAttributeAsync("max", "4");
        second.SetResult();
        await Expect(line).ToHaveTextAsync("Reading consoles: 2 of 3 read, 0 failed. 3 of 3 pages checked, 2 can be shown.");
        await Expect(bar).ToHaveJSPropertyAsync("value", 5);
        third.SetResult();
        await Expect(line).ToHaveTextAsync("3 consoles known, 0 of them could not be read. 4 of 4 pages checked, 3 can be shown.");
        await Expect(bar).ToBeHiddenAsync();
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task A_console_without_a_page_says_so_and_wanders_as_soon_as_another_console_answers()
    {
        var neighbour = Gate("https://late.example/wander/", "{ pages: ['https://five.example/', 'https://six.example/'] }");
        await using var console = await WanderHost.StartAsync(chromium.Network, "consoles: [https://late.example/wander/]");
        await using var visitor = await chromium.VisitorAsync();
        const string nothing = "No page is known yet: this console recommends none itself, and no console that it lists has answered so far.";

        await visitor.GoToAsync(console.Root);
        await Expect(visitor.Remark).ToHaveTextAsync(nothing);
        await Expect(visitor.Frame).ToHaveCountAsync(0);
        await Expect(visitor.Page.Locator("#explanation")).ToBeHiddenAsync();
        await Expect(visitor.Open).ToHaveCountAsync(0); // there is nothing to open
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

    // A console that answers when the test lets it.
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
