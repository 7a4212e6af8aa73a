using Wander.Browser.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Wander.Browser.Tests;

/// <summary>Where things are, however large, spaced or mirrored (design, section 9; WCAG 2.2 AA).</summary>
public sealed class LayoutTests(Tour tour) : IClassFixture<Tour>
{
    [Theory]
    [InlineData(390, 844)]
    [InlineData(1280, 800)]
    public async Task Nothing_sticks_out_and_controls_are_whole_and_large_enough_even_zoomed_spaced_or_mirrored(
        int width, int height)
    {
        await using var visitor = await tour.Chromium.VisitorAsync(width, height);
        List<string> complaints = [];

        await tour.WalkAsync(visitor, async state =>
        {
            await MeasureAsync("as it is");
            await Layout.WithTextSpacingAsync(visitor.Page, () => MeasureAsync("spaced"));
            await Layout.WithRightToLeftAsync(visitor.Page, () => MeasureAsync("mirrored"));
            await visitor.Page.SetViewportSizeAsync(width / 2, height / 2);
            await MeasureAsync("at 200 %");
            await visitor.Page.SetViewportSizeAsync(width, height);

            async Task MeasureAsync(string how) => complaints.AddRange(
                (await Layout.ComplaintsAsync(visitor.Page)).Select(complaint => $"{state}, {how}: {complaint}"));
        });

        Assert.True(complaints.Count == 0, string.Join('\n', complaints));
    }

    [Theory]
    [InlineData(390, 844)]
    [InlineData(1280, 800)]
    public async Task From_right_to_left_the_controls_are_mirrored_and_addresses_stay_what_they_are(int width, int height)
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
            Assert.True(wander.X > back!.X && back.X > about!.X, "Wander, Back and About are in this order, from the right");
            Assert.True(address!.X > go!.X, "Go is left of the address");
            await Expect(visitor.Address).ToHaveCSSAsync("direction", "ltr");
        });
    }

    [Theory]
    [InlineData(390, 844)]
    [InlineData(1280, 800)]
    public async Task Titles_and_notes_from_right_to_left_are_shown_so(int width, int height)
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
