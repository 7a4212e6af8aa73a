using Microsoft.Playwright;
using Wander.Browser.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Wander.Browser.Tests;

/// <summary>Tests the media features: reduced motion, print and forced colours.</summary>
public sealed class MediaTests(Tour tour) : IClassFixture<Tour>
{
    [Theory]
    [InlineData(390, ReducedMotion.Reduce)]
    [InlineData(1280, ReducedMotion.NoPreference)]
    public async Task Nothing_is_animated_with_reduced_motion(int width, ReducedMotion motion)
    {
        await using var visitor = await tour.Chromium.VisitorAsync(width);
        await visitor.Page.EmulateMediaAsync(new() { ReducedMotion = motion });
        var moving = 0;

        await tour.WalkAsync(visitor, async _ =>
        {
            await visitor.Page.EvaluateAsync("document.querySelector('.button')?.focus()");
            moving += await visitor.Page.EvaluateAsync<int>("document.getAnimations().length");
            var transitions = await visitor.Page.EvaluateAsync<string[]>(
                "[...new Set([...document.querySelectorAll('*')].map(element => getComputedStyle(element).transitionDuration))]");
            if (motion == ReducedMotion.Reduce)
                Assert.Equal(["0s"], transitions);
        });

        Assert.Equal(motion == ReducedMotion.NoPreference, moving > 0);
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task Printing_shows_the_page_and_its_recommenders_without_controls(int width)
    {
        await using var visitor = await tour.Chromium.VisitorAsync(width);
        await visitor.GoToAsync(tour.Console.Root);
        await visitor.Page.EmulateMediaAsync(new() { Media = Media.Print });

        await Expect(visitor.Address).ToBeVisibleAsync();
        await Expect(visitor.Frame).ToBeVisibleAsync();
        await Expect(visitor.Page.Locator("#explanation")).ToBeVisibleAsync();
        await Expect(visitor.Page.Locator("#page-console")).ToBeVisibleAsync();
        await Expect(visitor.Page.Locator("button:visible, select:visible, .button:visible, #share:visible")).ToHaveCountAsync(0);
        Assert.StartsWith("%PDF-", System.Text.Encoding.ASCII.GetString(await visitor.Page.PdfAsync()), StringComparison.Ordinal);

        await visitor.GoToAsync(new Uri(tour.Console.Root, "console/neighbours"));
        await Expect(visitor.Page.Locator("#neighbours li").First).ToBeVisibleAsync();
        await Expect(visitor.Page.Locator(".button:visible, nav:visible")).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData(390, 844)]
    [InlineData(1280, 800)]
    public async Task Forced_colours_keep_control_borders_and_the_current_link_visible(int width, int height)
    {
        await using var visitor = await tour.Chromium.VisitorAsync(width, height);
        await visitor.Page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
        List<string> problems = [];

        await tour.WalkAsync(visitor, async state => problems.AddRange(
            (await visitor.Page.EvaluateAsync<string[]>(Edges)).Select(problem => $"{state}: {problem}")));

        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    // Finds controls without a border, links that look like text, and links that look like the current one.
    private const string Edges = """
        () => {
          const problems = []
          const canvas = getComputedStyle(document.body).backgroundColor
          const hasEdge = ({ borderTopWidth, borderTopStyle, borderTopColor, outlineStyle, outlineColor }) =>
            (parseFloat(borderTopWidth) > 0 && borderTopStyle !== 'none' && borderTopColor !== canvas) ||
            (outlineStyle !== 'none' && outlineColor !== canvas)
          const controls = 'button, .button, input:not([type=hidden]), select, nav a[aria-current]'
          for (const control of document.querySelectorAll(controls)) {
            if (!control.checkVisibility()) continue
            if (!hasEdge(getComputedStyle(control))) problems.push(`${control.outerHTML} has no border`)
          }
          for (const link of document.querySelectorAll('a[href]:not(.button, [aria-current])')) {
            const style = getComputedStyle(link)
            const report = what => problems.push(`${link.outerHTML} ${what}`)
            if (link.checkVisibility() && style.textDecorationLine !== 'underline') report('looks like text')
            if (link.closest('nav') && hasEdge(style) && !link.matches(':focus')) report('looks like the current one')
          }
          return problems
        }
        """;
}
