using Wander.Browser.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Wander.Browser.Tests;

/// <summary>
/// Measures the speed of the page in a browser: <c>dotnet run --project tests/Wander.Browser.Tests -- -explicit only -class
/// Wander.Browser.Tests.Measurements -showLiveOutput</c>. Times are reported but not asserted, because machines differ.
/// </summary>
public sealed class Measurements(Chromium chromium) : IClassFixture<Chromium>
{
    private const int Entries = 10_000;

    // The time from a click to the replacement of the frame.
    private const string Click = """
        () => new Promise(resolve => {
          const stage = document.getElementById('stage')
          let begin
          document.addEventListener('click', event => { begin = event.timeStamp }, { capture: true, once: true })
          new MutationObserver((_, observer) => {
            observer.disconnect()
            resolve(performance.now() - begin)
          }).observe(stage, { childList: true })
          document.getElementById('wander').click()
        })
        """;

    // The times between animation frames while the list scrolls from the beginning to the end.
    private const string Scroll = """
        async () => {
          const dialog = document.getElementById('console-dialog')
          const times = []
          let before = await new Promise(requestAnimationFrame)
          for (let i = 1; i <= 240; i++) {
            dialog.scrollTop = dialog.scrollHeight * i / 240
            const now = await new Promise(requestAnimationFrame)
            times.push(now - before)
            before = now
          }
          return times
        }
        """;

    [Fact(Explicit = true)]
    public async Task Measures_the_time_from_a_click_to_another_frame()
    {
        await using var console = await RealConsole.StartAsync(chromium.Network, isChecking: true);
        await using var visitor = await chromium.VisitorAsync();
        await visitor.GoToAsync(console.Root);
        List<double> times = [];
        for (var i = 0; i < 100; i++)
        {
            times.Add(await visitor.Page.EvaluateAsync<double>(Click));
            await Expect(visitor.Framed.Locator("h1")).ToBeVisibleAsync(); // the next pick has been prefetched by then
        }
        Report("click to frame", times);
    }

    [Fact(Explicit = true)]
    public async Task Measures_ten_thousand_patterns_in_the_dialog()
    {
        chromium.Network.Answer("https://one.example/", Replies.Html("<!doctype html><title>One</title><h1>one.example</h1>"));
        var yaml = "pages: [https://one.example/]\nignore:\n" + string.Concat(
            Enumerable.Range(0, Entries).Select(i => $"  - {{ pattern: 'https://hidden{i}.example/', reason: reason {i} }}\n"));
        await using var console = await WanderHost.StartAsync(chromium.Network, yaml);
        await using var visitor = await chromium.VisitorAsync();
        await visitor.GoToAsync(console.Root);
        await visitor.ConsoleLink.ClickAsync();
        var ignores = visitor.Part("Ignore list");
        await Expect(ignores).ToBeVisibleAsync();

        var begin = TimeProvider.System.GetTimestamp();
        await ignores.ClickAsync();
        await Expect(visitor.Page.Locator("#patterns li").Last).ToBeAttachedAsync();
        Report("from a click to ten thousand entries", [TimeProvider.System.GetElapsedTime(begin).TotalMilliseconds]);
        Report("between animation frames while scrolling", await visitor.Page.EvaluateAsync<double[]>(Scroll));
    }

    private static void Report(string what, IReadOnlyCollection<double> milliseconds)
    {
        var sorted = milliseconds.Order().ToList();
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{what}: median {sorted[sorted.Count / 2]:0.0} ms, 95 % {sorted[sorted.Count * 95 / 100]:0.0} ms, maximum "
                + $"{sorted[^1]:0.0} ms");
    }
}
