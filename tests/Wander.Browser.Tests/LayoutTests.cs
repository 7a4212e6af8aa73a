using Wander.Browser.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Wander.Browser.Tests;

/// <summary>Tests the layout at 200 % zoom, with text spacing, and from right to left (WCAG 2.2 AA).</summary>
public sealed class LayoutTests(Tour tour) : IClassFixture<Tour>
{
    [Theory]
    [InlineData(390, 844)]
    [InlineData(1280, 800)]
    public async Task Nothing_overflows_and_controls_are_large_enough_in_all_layouts(
        int width, int height)
    {
        await using var visitor = await tour.Chromium.VisitorAsync(width, height);
        List<string> problems = [];

        await tour.WalkAsync(visitor, async state =>
        {
            await MeasureAsync("default");
            await Layout.WithTextSpacingAsync(visitor.Page, () => MeasureAsync("with text spacing"));
            await Layout.WithRightToLeftAsync(visitor.Page, () => MeasureAsync("from right to left"));
            await visitor.Page.SetViewportSizeAsync(width / 2, height / 2);
            await MeasureAsync("at 200 %");
            await visitor.Page.SetViewportSizeAsync(width, height);

            async Task MeasureAsync(string layout) => problems.AddRange(
                (await Layout.FindProblemsAsync(visitor.Page)).Select(problem => $"{state}, {layout}: {problem}"));
        });

        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    [Theory]
    [InlineData(390, 844)]
    [InlineData(1280, 800)]
    public async Task Right_to_left_layout_mirrors_the_controls_but_not_addresses(int width, int height)
    {
        await using var visitor = await tour.Chromium.VisitorAsync(width, height);
        await visitor.GoToAsync(tour.Console.Root);

        await Layout.WithRightToLeftAsync(visitor.Page, async () =>
        {
            var wander = await visitor.Wander.BoundingBoxAsync();
            var back = await visitor.Back.BoundingBoxAsync();
            var about = await visitor.AboutLink.BoundingBoxAsync();
            var address = await visitor.Address.BoundingBoxAsync();
            var go = await visitor.Go.BoundingBoxAsync();

            Assert.InRange(wander!.X + wander.Width, width - 16, width);
            Assert.True(wander.X > back!.X && back.X > about!.X, "Wander, Back and About are not in this order from the right.");
            Assert.True(address!.X > go!.X, "Go is not to the left of the address.");
            await Expect(visitor.Address).ToHaveCSSAsync("direction", "ltr");
        });
    }

    [Theory]
    [InlineData(390, 844)]
    [InlineData(1280, 800)]
    public async Task Right_to_left_titles_and_notes_keep_their_direction(int width, int height)
    {
        await using var visitor = await tour.Chromium.VisitorAsync(width, height);
        await visitor.GoToAsync(new Uri(tour.Console.Root, "?address=" + Uri.EscapeDataString(Tour.RightToLeft)));
        var title = visitor.Page.Locator("#page-title");
        var note = visitor.Page.Locator("#page-note");

        await Expect(title).ToHaveTextAsync("رسائل من البحر");
        await Expect(title).ToHaveCSSAsync("direction", "rtl");
        await Expect(title).ToHaveAttributeAsync("lang", "ar");
        await Expect(note).ToHaveTextAsync("מכתבים מן הים");
        await Expect(note).ToHaveCSSAsync("direction", "rtl");
        await Expect(visitor.Page.Locator("#page-recommenders")).ToHaveCSSAsync("direction", "ltr");

        await Tour.OpenPartAsync(visitor, "Pages");
        await Expect(visitor.Dialog.GetByText("رسائل من البحر")).ToHaveCSSAsync("direction", "rtl");
        await Tour.OpenPartAsync(visitor, "History");
        await Expect(visitor.Dialog.GetByText("رسائل من البحر")).ToHaveCSSAsync("direction", "rtl");
    }
}
