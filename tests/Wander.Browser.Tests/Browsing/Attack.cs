using System.Text.Json;
using static Microsoft.Playwright.Assertions;

namespace Wander.Browser.Tests.Browsing;

/// <summary>A visitor who came to a page that attacks the console around it, and was at a calm page before.</summary>
internal sealed class Attack : IAsyncDisposable
{
    /// <summary>The page that attacks.</summary>
    public const string Address = "https://attack.example/";

    /// <summary>Where an attack would lead; nothing else does.</summary>
    public const string Elsewhere = "https://elsewhere.example/";

    private const string Calm = "https://calm.example/";
    private const string Third = "https://third.example/";
    private const string Yaml = $"pages: [{Calm}, {Address}, {Third}]";

    private readonly ReplayedNetwork _network;
    private readonly int _strayedBefore;

    private Attack(ReplayedNetwork network, WanderHost console, Visitor visitor)
    {
        (_network, Console, Visitor) = (network, console, visitor);
        _strayedBefore = network.CountOf(Elsewhere);
    }

    /// <summary>The widths of windows in which a console must stand an attack, in CSS pixels: a phone and a desk.</summary>
    public static TheoryData<int> Widths { get; } = [390, 1280];

    /// <summary>The attacked console.</summary>
    public WanderHost Console { get; }

    /// <summary>Who is there.</summary>
    public Visitor Visitor { get; }

    /// <summary>What the console showed before the attack.</summary>
    public Shown Before { get; private set; } = null!;

    /// <summary>What it showed when the page that attacks had come.</summary>
    public Shown During { get; private set; } = null!;

    /// <summary>
    /// Each attack under its name. What it does to the console does not depend on the room: every other one has little.
    /// </summary>
    public static TheoryData<string, int> AtSomeWidth(IEnumerable<string> attacks) =>
        new(attacks.Select((attack, i) => (attack, i % 2 == 0 ? 390 : 1280)));

    /// <summary>A page that runs a script as soon as it is there, and then says that it is done.</summary>
    /// <param name="script">The body of an asynchronous function; what it returns is added to <c>done</c>.</param>
    /// <param name="body">Markup before the script.</param>
    public static string Page(string script, string body = "") => $$"""
        <!doctype html><title>attack</title><h1>attack.example</h1>{{body}}
        <script>
          const elsewhere = {{JsonSerializer.Serialize(Elsewhere)}}
          // Three answers later the browser has done what it was asked before.
          const aWhile = async () => { for (let i = 0; i < 3; i++) await fetch('/answer', { cache: 'no-store' }) }
          // The names of the attempts that nobody stopped.
          const tryAll = async attempts => {
            const done = []
            for (const [name, attempt] of Object.entries(attempts)) {
              try { await attempt(); done.push(name) } catch { }
            }
            return done.join(' ')
          }
          const say = text => { document.querySelector('h1').textContent = ['done', text].filter(Boolean).join(': ') }
          ;(async () => { {{script}} })().then(say, error => say('failed ' + error))
        </script>
        """;

    /// <summary>Serves the page, and leads a visitor to a calm page and then to it.</summary>
    public static Task<Attack> BeginAsync(Chromium chromium, int width, string script, string body = "") =>
        BeginWithAsync(chromium, width, Replies.Html(Page(script, body)));

    /// <summary>The same with any answer; there may be nothing in the frame yet.</summary>
    public static async Task<Attack> BeginWithAsync(
        Chromium chromium, int width, Microsoft.AspNetCore.Http.RequestDelegate answer, bool isChecking = false)
    {
        foreach (var page in new[] { Calm, Third, Elsewhere })
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
        await attack.MeetAsync();
        return attack;
    }

    /// <summary>Waits until the page has done what it could.</summary>
    /// <param name="result">What it says of it.</param>
    public Task DoneAsync(string result = "") =>
        Expect(Visitor.Framed.Locator("h1")).ToHaveTextAsync(result.Length > 0 ? $"done: {result}" : "done");

    /// <summary>The console is as it was when the page came, and its Back leads to the pick before it.</summary>
    public async Task NoHarmAsync()
    {
        Assert.Equal(During with { Entries = 0 }, await Visitor.ShownAsync() with { Entries = 0 });
        await Visitor.Back.ClickAsync();
        await BackAtCalmAsync();
        Assert.Equal(_strayedBefore, _network.CountOf(Elsewhere));
        Assert.DoesNotContain(Visitor.Complaints, complaint => complaint.StartsWith("dialog", StringComparison.Ordinal));
    }

    /// <summary>The console shows the pick before the attack, in the frame and around it.</summary>
    public Task BackAtCalmAsync() => Visitor.ShowsAgainAsync(Before);

    /// <summary>Goes on to a page that nobody was at.</summary>
    public async Task GoOnAsync()
    {
        await Visitor.GoByBoxAsync(Third);
        await Expect(Visitor.Framed.Locator("h1")).ToHaveTextAsync("third.example");
    }

    public async ValueTask DisposeAsync()
    {
        await Visitor.DisposeAsync();
        await Console.DisposeAsync();
    }

    private async Task MeetAsync()
    {
        await Visitor.GoToAsync(new Uri(Console.Root, "?address=" + Calm));
        await Expect(Visitor.Framed.Locator("h1")).ToHaveTextAsync("calm.example");
        Before = await Visitor.ShownAsync();
        await Visitor.GoByBoxAsync(Address);
        During = await Visitor.OtherThanAsync(Before);
    }
}
