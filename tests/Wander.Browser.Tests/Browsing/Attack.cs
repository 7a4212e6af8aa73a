using System.Text.Json;
using static Microsoft.Playwright.Assertions;

namespace Wander.Browser.Tests.Browsing;

/// <summary>A visitor who first saw a harmless page and now sees a page that attacks the console around it.</summary>
internal sealed class Attack : IAsyncDisposable
{
    /// <summary>The address of the attacking page.</summary>
    public const string Address = "https://attack.example/";

    /// <summary>The address to which attacks try to navigate. Nothing else requests it.</summary>
    public const string Elsewhere = "https://elsewhere.example/";

    private const string Harmless = "https://calm.example/";
    private const string Third = "https://third.example/";
    private const string Yaml = $"pages: [{Harmless}, {Address}, {Third}]";

    private readonly ReplayedNetwork _network;
    private readonly int _requestsBefore;

    private Attack(ReplayedNetwork network, WanderHost console, Visitor visitor)
    {
        (_network, Console, Visitor) = (network, console, visitor);
        _requestsBefore = network.CountOf(Elsewhere);
    }

    /// <summary>The widths of the windows for the tests, in CSS pixels: a phone and a desktop.</summary>
    public static TheoryData<int> Widths { get; } = [390, 1280];

    /// <summary>The attacked console.</summary>
    public WanderHost Console { get; }

    /// <summary>The visitor.</summary>
    public Visitor Visitor { get; }

    /// <summary>The state of the console with the harmless page.</summary>
    public Shown Before { get; private set; } = null!;

    /// <summary>The state of the console after the attacking page appeared.</summary>
    public Shown During { get; private set; } = null!;

    /// <summary>
    /// Pairs the names of attacks with alternating widths. The effect of these attacks does not depend on the width.
    /// </summary>
    public static TheoryData<string, int> AtAlternatingWidths(IEnumerable<string> attacks) =>
        new(attacks.Select((attack, i) => (attack, i % 2 == 0 ? 390 : 1280)));

    /// <summary>Returns a page that runs a script when it loads and then shows <c>done</c>.</summary>
    /// <param name="script">The body of an asynchronous function. Its result is shown after <c>done</c>.</param>
    /// <param name="body">Markup before the script.</param>
    public static string Page(string script, string body = "") => $$"""
        <!doctype html><title>attack</title><h1>attack.example</h1>{{body}}
        <script>
          const elsewhere = {{JsonSerializer.Serialize(Elsewhere)}}
          // After three responses, the browser has processed everything that was requested before.
          const settle = async () => { for (let i = 0; i < 3; i++) await fetch('/answer', { cache: 'no-store' }) }
          // Returns the names of the attempts that threw no exception.
          const tryAll = async attempts => {
            const done = []
            for (const [name, attempt] of Object.entries(attempts)) {
              try { await attempt(); done.push(name) } catch { }
            }
            return done.join(' ')
          }
          const report = text => { document.querySelector('h1').textContent = ['done', text].filter(Boolean).join(': ') }
          ;(async () => { {{script}} })().then(report, error => report('failed ' + error))
        </script>
        """;

    /// <summary>Serves a page with a script, and opens a harmless page and then this page for a visitor.</summary>
    public static Task<Attack> StartAsync(Chromium chromium, int width, string script, string body = "") =>
        StartWithAsync(chromium, width, Replies.Html(Page(script, body)));

    /// <summary>
    /// Does the same as <see cref="StartAsync"/> with any response for the attacking page. Does not wait until the page has
    /// loaded.
    /// </summary>
    public static async Task<Attack> StartWithAsync(
        Chromium chromium, int width, Microsoft.AspNetCore.Http.RequestDelegate answer, bool isChecking = false)
    {
        foreach (var page in new[] { Harmless, Third, Elsewhere })
        {
            var host = new Uri(page).Host;
            chromium.Network.Answer(page, Replies.Html($"<!doctype html><title>{host}</title><h1>{host}</h1>"));
        }
        chromium.Network.Answer(Address + "answer", Replies.Text("yes", "text/plain"));
        chromium.Network.Answer(Address, answer);
        var console = await WanderHost.StartAsync(chromium.Network, Yaml, isChecking: isChecking);
        if (isChecking)
            await console.WhenCheckedAsync(TestContext.Current.CancellationToken);
        var attack = new Attack(chromium.Network, console, await chromium.VisitorAsync(width, height: width < 800 ? 844 : 800));
        await attack.OpenPagesAsync();
        return attack;
    }

    /// <summary>Waits until the script of the page has finished.</summary>
    /// <param name="result">The expected result of the script.</param>
    public Task WaitUntilDoneAsync(string result = "") =>
        Expect(Visitor.Framed.Locator("h1")).ToHaveTextAsync(result.Length > 0 ? $"done: {result}" : "done");

    /// <summary>Asserts that the attack did not change the console, and that Back leads to the previous pick.</summary>
    public async Task AssertNoHarmAsync()
    {
        Assert.Equal(During with { Entries = 0 }, await Visitor.ShownAsync() with { Entries = 0 });
        await Visitor.Back.ClickAsync();
        await AssertPreviousPickAsync();
        Assert.Equal(_requestsBefore, _network.CountOf(Elsewhere));
        Assert.DoesNotContain(Visitor.Problems, problem => problem.StartsWith("dialog", StringComparison.Ordinal));
    }

    /// <summary>Asserts that the console shows the harmless page, in the frame and around it.</summary>
    public Task AssertPreviousPickAsync() => Visitor.AssertShowsAsync(Before);

    /// <summary>Opens a third page.</summary>
    public async Task OpenNextPageAsync()
    {
        await Visitor.SubmitAddressAsync(Third);
        await Expect(Visitor.Framed.Locator("h1")).ToHaveTextAsync("third.example");
    }

    public async ValueTask DisposeAsync()
    {
        await Visitor.DisposeAsync();
        await Console.DisposeAsync();
    }

    private async Task OpenPagesAsync()
    {
        await Visitor.GoToAsync(new Uri(Console.Root, "?address=" + Harmless));
        await Expect(Visitor.Framed.Locator("h1")).ToHaveTextAsync("calm.example");
        Before = await Visitor.ShownAsync();
        await Visitor.SubmitAddressAsync(Address);
        During = await Visitor.WaitForOtherPageAsync(Before);
    }
}
