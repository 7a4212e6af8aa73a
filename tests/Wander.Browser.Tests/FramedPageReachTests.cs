using Wander.Browser.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Wander.Browser.Tests;

/// <summary>A framed page neither reads the console nor tells it what to show (design, sections 9 and 14).</summary>
public sealed class FramedPageReachTests(Chromium chromium) : IClassFixture<Chromium>
{
    // What it did get is written down.
    private const string Reach = """
        const reach = () => tryAll({
          document: () => { parent.document.title = 'taken over' },
          top: () => { top.document.body.remove() },
          frames: () => { for (let i = 0; i < top.length; i++) if (top[i] !== window) top[i].document.title = 'taken over' },
          name: () => { parent.name = 'taken over' },
          script: () => { parent.eval('document.title = 1') },
          storage: () => { parent.localStorage.setItem('mine', 'yes') },
          trail: () => { parent.sessionStorage.clear() },
          history: () => { parent.history.pushState(null, '', '/') },
          element: () => { frameElement.removeAttribute('sandbox') },
          opener: () => { opener.document.title = 'taken over' },
        })

        """;

    [Theory]
    [MemberData(nameof(Attack.Widths), MemberType = typeof(Attack))]
    public async Task A_page_cannot_reach_the_console(int width)
    {
        await using var attack = await Attack.BeginAsync(chromium, width, Reach + "return await reach()");

        await attack.DoneAsync("frames"); // there is no frame but its own

        await attack.NoHarmAsync();
    }

    [Theory]
    [MemberData(nameof(Attack.Widths), MemberType = typeof(Attack))]
    public async Task Messages_to_the_console_change_nothing(int width)
    {
        await using var attack = await Attack.BeginAsync(chromium, width, """
            const pick = {
              id: 'AAAAAAAAAAA', url: elsewhere, frame: elsewhere,
              sandbox: 'allow-scripts allow-same-origin allow-top-navigation',
              title: 'taken over', console: elsewhere, path: [elsewhere], recommendedBy: 1,
            }
            const messages = [
              pick, { pick }, { depth: 0, entry: { pick } }, { address: elsewhere }, { state: { entry: { address: elsewhere } } },
              JSON.stringify(pick), { type: 'wander', pick }, { type: 'navigate', url: elsewhere }, elsewhere, 'back', null, 1,
            ]
            for (const message of messages) for (const window of [parent, top]) window.postMessage(message, '*')
            for (let i = 0; i < 1000; i++) parent.postMessage({ pick }, '*')
            await aWhile()
            """);

        await attack.DoneAsync();

        await attack.NoHarmAsync();
    }

    [Theory]
    [MemberData(nameof(Attack.Widths), MemberType = typeof(Attack))]
    public async Task A_page_on_our_own_origin_shares_no_storage_and_no_worker_and_no_channel_with_the_console(int width)
    {
        await using var console = await StartAsync("""
            storage: () => { localStorage.setItem('mine', 'yes') },
            trail: () => { sessionStorage.setItem('wander-trail', '[]') },
            worker: () => navigator.serviceWorker.register('own.js'),
            caches: () => caches.open('mine'),
            database: () => new Promise((resolve, reject) => {
              const request = indexedDB.open('mine'); request.onsuccess = resolve; request.onerror = reject
            }),
            cookie: () => { document.cookie = 'mine=yes' },
            api: async () => { await (await fetch('api/recommendation')).text() },
            channel: () => new BroadcastChannel('wander').postMessage('hello'),
            """);
        await using var visitor = await chromium.VisitorAsync(width);
        await visitor.GoToAsync(console.Root);
        await visitor.Page.EvaluateAsync("window.heard = 0; void (new BroadcastChannel('wander').onmessage = () => heard++)");

        await visitor.GoByBoxAsync(new Uri(console.Root, "own.html").AbsoluteUri);

        await Expect(visitor.Framed.Locator("h1")).ToHaveTextAsync("could: channel"); // one that nobody else has
        Assert.Equal(0, await visitor.Page.EvaluateAsync<int>("heard"));
    }

    [Theory]
    [MemberData(nameof(Attack.Widths), MemberType = typeof(Attack))]
    public async Task A_page_that_leads_its_frame_to_our_own_origin_gives_the_page_there_no_reach(int width)
    {
        await using var console = await StartAsync("""
            document: () => { parent.document.title = 'taken over' },
            storage: () => { localStorage.setItem('mine', 'yes') },
            worker: () => navigator.serviceWorker.register('own.js'),
            element: () => { frameElement.removeAttribute('sandbox') },
            """);
        chromium.Network.Answer(
            Attack.Address,
                Replies.Html($"<!doctype html><title>On</title><script>location.replace('{console.Root}own.html')</script>"));
        await using var visitor = await chromium.VisitorAsync(width);
        await visitor.GoToAsync(console.Root);

        await visitor.GoByBoxAsync(Attack.Address);

        await Expect(visitor.Framed.Locator("h1")).ToHaveTextAsync("could:");
        await Expect(visitor.Page).Not.ToHaveTitleAsync("taken over");
    }

    [Theory]
    [MemberData(nameof(Attack.Widths), MemberType = typeof(Attack))]
    public async Task A_window_that_a_page_on_our_own_origin_opened_cannot_reach_the_console(int width)
    {
        await using var console = await StartAsync(
            "document: () => { opener.top.document.title = 'taken over' }, location: () => { opener.top.location.hash = "
                + "'taken-over' }",
            "if (parent !== window) onclick = () => { window.open('own.html') }");
        await using var visitor = await chromium.VisitorAsync(width);
        await visitor.GoToAsync(console.Root);
        await visitor.GoByBoxAsync(new Uri(console.Root, "own.html").AbsoluteUri);
        await Expect(visitor.Framed.Locator("h1")).ToHaveTextAsync("could:");

        var opened = await visitor.Page.Context.RunAndWaitForPageAsync(() => visitor.Framed.Locator("h1").ClickAsync());

        await Expect(opened.Locator("h1")).ToHaveTextAsync("could:");
        await Expect(visitor.Page).Not.ToHaveTitleAsync("taken over");
        Assert.DoesNotContain("#", visitor.Page.Url, StringComparison.Ordinal);
    }

    private Task<WanderHost> StartAsync(string attempts, string before = "") => WanderHost.StartAsync(
        chromium.Network, "pages: []", new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["public/own.html"] = "<!doctype html><title>own</title><h1></h1><script src=own.js></script>",
            ["public/own.js"] = $$"""
                {{before}}
                ;(async () => {
                  const done = []
                  for (const [name, attempt] of Object.entries({ {{attempts}} })) {
                    try { await attempt(); done.push(name) } catch { }
                  }
                  document.querySelector('h1').textContent = 'could: ' + done.join(' ')
                })()
                """,
        });
}
