using Wander.Browser.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Wander.Browser.Tests;

/// <summary>Tests that a framed page can neither read the console nor control it.</summary>
public sealed class FramedPageReachTests(Chromium chromium) : IClassFixture<Chromium>
{
    // Returns the names of the attempts that succeeded.
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
    public async Task A_page_cannot_access_the_console(int width)
    {
        await using var attack = await Attack.StartAsync(chromium, width, Reach + "return await reach()");

        await attack.WaitUntilDoneAsync("frames"); // the loop finds no frame except the page's own

        await attack.AssertNoHarmAsync();
    }

    [Theory]
    [MemberData(nameof(Attack.Widths), MemberType = typeof(Attack))]
    public async Task Messages_to_the_console_change_nothing(int width)
    {
        await using var attack = await Attack.StartAsync(chromium, width, """
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
            await settle()
            """);

        await attack.WaitUntilDoneAsync();

        await attack.AssertNoHarmAsync();
    }

    [Theory]
    [MemberData(nameof(Attack.Widths), MemberType = typeof(Attack))]
    public async Task A_page_on_the_consoles_origin_shares_no_storage_or_channel_with_it(int width)
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

        await visitor.SubmitAddressAsync(new Uri(console.Root, "own.html").AbsoluteUri);

        // The page can create a channel, but the channel of an opaque origin reaches only itself.
        await Expect(visitor.Framed.Locator("h1")).ToHaveTextAsync("could: channel");
        Assert.Equal(0, await visitor.Page.EvaluateAsync<int>("heard"));
    }

    [Theory]
    [MemberData(nameof(Attack.Widths), MemberType = typeof(Attack))]
    public async Task A_page_reached_by_a_redirect_to_the_consoles_origin_has_no_access(int width)
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

        await visitor.SubmitAddressAsync(Attack.Address);

        await Expect(visitor.Framed.Locator("h1")).ToHaveTextAsync("could:");
        await Expect(visitor.Page).Not.ToHaveTitleAsync("taken over");
    }

    [Theory]
    [MemberData(nameof(Attack.Widths), MemberType = typeof(Attack))]
    public async Task A_window_opened_by_a_page_on_the_consoles_origin_has_no_access(int width)
    {
        await using var console = await StartAsync(
            "document: () => { opener.top.document.title = 'taken over' }, location: () => { opener.top.location.hash = "
                + "'taken-over' }",
            "if (parent !== window) onclick = () => { window.open('own.html') }");
        await using var visitor = await chromium.VisitorAsync(width);
        await visitor.GoToAsync(console.Root);
        await visitor.SubmitAddressAsync(new Uri(console.Root, "own.html").AbsoluteUri);
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
