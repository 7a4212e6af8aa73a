using Microsoft.Playwright;
using Wander.Browser.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Wander.Browser.Tests;

/// <summary>Tests the messages that visitors see after a failure, and that the next click works again.</summary>
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
    public async Task A_failed_request_shows_a_message_and_the_next_click_works(string answer, string remark)
    {
        var console = await chromium.RealConsoleAsync();
        await using var visitor = await chromium.VisitorAsync(390, 844);
        await visitor.Page.RouteAsync(Recommendation, route => answer == "aborted"
            ? route.AbortAsync()
            : route.FulfillAsync(new() { Status = 503, ContentType = "application/problem+json", Body = answer }));
        await visitor.GoToAsync(console.Root);
        var before = await visitor.WanderAsync(); // the page already contains the next pick

        await visitor.Wander.ClickAsync();
        await Expect(visitor.Remark).ToHaveTextAsync(remark);
        Assert.Equal(before, await visitor.ShownAsync());

        await visitor.Page.UnrouteAsync(Recommendation);
        var after = await visitor.WanderAsync();
        await Expect(visitor.Remark).ToHaveTextAsync("");
        Assert.NotEqual(before.Address, after.Address);
        Assert.DoesNotContain(visitor.Problems, problem => problem.StartsWith("uncaught", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task A_slow_response_shows_a_progress_message_until_the_pick_arrives(int width)
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

        await visitor.WaitForOtherPageAsync(before);
        await Expect(visitor.Remark).ToHaveTextAsync("");
        await Expect(visitor.Page.Locator("body")).Not.ToHaveAttributeAsync("aria-busy", "true");
    }

    [Fact]
    public async Task Clicks_during_a_request_show_only_one_pick()
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
        var after = await visitor.WaitForOtherPageAsync(before);

        Assert.Equal(before.Entries + 1, after.Entries);
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task A_part_that_fails_to_load_shows_a_message_and_loads_on_retry(int width)
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
    public async Task A_rejected_part_shows_the_reason()
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
    public async Task Leaving_a_page_before_it_loads_clears_the_loading_state()
    {
        var console = await chromium.RealConsoleAsync();
        await using var visitor = await chromium.VisitorAsync();
        await visitor.GoToAsync(console.Root);
        await visitor.Page.Clock.InstallAsync();
        await visitor.Page.Clock.PauseAtAsync(DateTime.UtcNow.AddMinutes(1)); // stops timers, so that the test controls the time
        var heldRequest = new TaskCompletionSource<IRoute>(TaskCreationOptions.RunContinuationsAsynchronously);
        await visitor.Page.RouteAsync(
            route => new Uri(route).Host != console.Root.Host, route => heldRequest.TrySetResult(route), new() { Times = 1 });

        await visitor.WanderAsync();
        await heldRequest.Task;
        await visitor.WanderAsync();
        await Expect(visitor.Framed.Locator("h1")).ToBeVisibleAsync();
        await visitor.Page.Clock.RunForAsync(1000);

        await Expect(visitor.Page.Locator("#stage")).Not.ToHaveAttributeAsync("aria-busy", "true");
    }

    [Theory]
    [InlineData("nothing/here", "Page not found")]
    [InlineData("random?language=!", "Invalid language")]
    public async Task An_error_page_has_a_heading_and_a_link_to_the_console(string address, string heading)
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
