using Microsoft.Playwright;
using Wander.Browser.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Wander.Browser.Tests;

/// <summary>What a visitor is told when something does not work, and that the next click can work again.</summary>
public sealed class FailureTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Recommendation = "**/api/recommendation*";

    private const string Unreachable = "This console cannot be reached right now. Please try again.";

    public static TheoryData<string, string> Failures { get; } = new()
    {
        { "aborted", Unreachable },
        { "<html>502 Bad Gateway</html>", Unreachable },
        {
            """{"title":"Too many requests","status":429,"detail":"Please wait a second and try again."}""",
            "Please wait a second and try again."
        },
        { """{"title":"Nothing to recommend","status":503}""", "Nothing to recommend" },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task A_failing_console_says_so_in_words_and_the_next_click_works(string answer, string remark)
    {
        var console = await chromium.RealConsoleAsync();
        await using var visitor = await chromium.VisitorAsync(390, 844);
        await visitor.Page.RouteAsync(Recommendation, route => answer == "aborted"
            ? route.AbortAsync()
            : route.FulfillAsync(new() { Status = 503, ContentType = "application/problem+json", Body = answer }));
        await visitor.GoToAsync(console.Root);
        var before = await visitor.WanderAsync(); // the next pick came with the page

        await visitor.Wander.ClickAsync();
        await Expect(visitor.Remark).ToHaveTextAsync(remark);
        Assert.Equal(before, await visitor.ShownAsync());

        await visitor.Page.UnrouteAsync(Recommendation);
        var after = await visitor.WanderAsync();
        await Expect(visitor.Remark).ToHaveTextAsync("");
        Assert.NotEqual(before.Address, after.Address);
        Assert.DoesNotContain(visitor.Complaints, complaint => complaint.StartsWith("uncaught", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task A_slow_console_says_that_it_is_at_work_until_the_pick_is_there(int width)
    {
        var console = await chromium.RealConsoleAsync();
        await using var visitor = await chromium.VisitorAsync(width);
        var arrived = new TaskCompletionSource<IRoute>(TaskCreationOptions.RunContinuationsAsynchronously);
        await visitor.Page.RouteAsync(Recommendation, route => arrived.TrySetResult(route));
        await visitor.GoToAsync(console.Root);
        var before = await visitor.WanderAsync();

        await visitor.Wander.ClickAsync();
        await Expect(visitor.Page.Locator("body")).ToHaveAttributeAsync("aria-busy", "true");
        await Expect(visitor.Remark).ToHaveTextAsync("Finding a page…");
        await (await arrived.Task).ContinueAsync();

        await visitor.OtherThanAsync(before);
        await Expect(visitor.Remark).ToHaveTextAsync("");
        await Expect(visitor.Page.Locator("body")).Not.ToHaveAttributeAsync("aria-busy", "true");
    }

    [Fact]
    public async Task Clicks_in_a_hurry_are_one_click()
    {
        var console = await chromium.RealConsoleAsync();
        await using var visitor = await chromium.VisitorAsync();
        var arrived = new TaskCompletionSource<IRoute>(TaskCreationOptions.RunContinuationsAsynchronously);
        await visitor.Page.RouteAsync(Recommendation, route => arrived.TrySetResult(route));
        await visitor.GoToAsync(console.Root);
        var before = await visitor.WanderAsync();

        await visitor.Wander.ClickAsync();
        await visitor.Wander.ClickAsync();
        await visitor.Page.Keyboard.PressAsync("w");
        await (await arrived.Task).ContinueAsync();
        var after = await visitor.OtherThanAsync(before);

        Assert.Equal(before.Entries + 1, after.Entries);
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task A_part_of_the_console_that_does_not_come_says_so_and_comes_with_the_next_click(int width)
    {
        var console = await chromium.RealConsoleAsync();
        await using var visitor = await chromium.VisitorAsync(width);
        await visitor.GoToAsync(console.Root);
        await visitor.ConsoleLink.ClickAsync();
        var pages = visitor.Part("Pages");
        await Expect(pages).ToBeVisibleAsync();

        await visitor.Page.RouteAsync("**/console/pages*", route => route.AbortAsync());
        await pages.ClickAsync();
        await Expect(visitor.Dialog.GetByRole(AriaRole.Alert)).ToHaveTextAsync(Unreachable);

        await visitor.Page.UnrouteAsync("**/console/pages*");
        await pages.ClickAsync();
        await Expect(visitor.Dialog.GetByRole(AriaRole.Heading, new() { Name = "Pages" })).ToBeVisibleAsync();
        await Expect(visitor.Dialog.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_part_of_the_console_that_is_refused_says_why()
    {
        var console = await chromium.RealConsoleAsync();
        await using var visitor = await chromium.VisitorAsync();
        await visitor.GoToAsync(console.Root);
        const string problem = """{"title":"Too many requests","detail":"Please wait a second and try again."}""";
        await visitor.Page.RouteAsync(
            "**/console?*", route =>
                route.FulfillAsync(new() { Status = 429, ContentType = "application/problem+json", Body = problem }));

        await visitor.ConsoleLink.ClickAsync();

        await Expect(visitor.Dialog.GetByRole(AriaRole.Alert)).ToHaveTextAsync("Please wait a second and try again.");
    }

    [Fact]
    public async Task A_page_that_was_left_before_it_came_leaves_no_sign_that_something_is_loading()
    {
        var console = await chromium.RealConsoleAsync();
        await using var visitor = await chromium.VisitorAsync();
        await visitor.GoToAsync(console.Root);
        await visitor.Page.Clock.InstallAsync();
        await visitor.Page.Clock.PauseAtAsync(DateTime.UtcNow.AddMinutes(1)); // all of it within a moment
        var held = new TaskCompletionSource<IRoute>(TaskCreationOptions.RunContinuationsAsynchronously);
        await visitor.Page.RouteAsync(
            route => new Uri(route).Host != console.Root.Host, route => held.TrySetResult(route), new() { Times = 1 });

        await visitor.WanderAsync();
        await held.Task;
        await visitor.WanderAsync();
        await Expect(visitor.Framed.Locator("h1")).ToBeVisibleAsync();
        await visitor.Page.Clock.RunForAsync(1000);

        await Expect(visitor.Page.Locator("#stage")).Not.ToHaveAttributeAsync("aria-busy", "true");
    }

    [Theory]
    [InlineData("nothing/here", "Page not found")]
    [InlineData("random?language=!", "Invalid language")]
    public async Task A_message_page_says_what_happened_and_leads_to_the_console(string address, string heading)
    {
        var console = await chromium.RealConsoleAsync();
        await using var visitor = await chromium.VisitorAsync();
        await visitor.GoToAsync(new Uri(console.Root, address));

        await Expect(visitor.Page.GetByRole(AriaRole.Heading)).ToHaveTextAsync(heading);
        await Expect(visitor.Page).ToHaveTitleAsync(heading);
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Go to the console" }).ClickAsync();
        await Expect(visitor.Frame).ToHaveCountAsync(1);
    }
}
