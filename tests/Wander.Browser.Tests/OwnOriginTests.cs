using Wander.Browser.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Wander.Browser.Tests;

/// <summary>Tests that a framed page on the console's own origin cannot access the console.</summary>
public sealed class OwnOriginTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Sandbox =
        "allow-downloads allow-forms allow-pointer-lock allow-popups allow-popups-to-escape-sandbox allow-scripts";

    // Tries everything that a page could do to the console, and shows the attempts that failed.
    private const string Script = """
        const attempts = {
          document: () => { parent.document.title = 'taken over' },
          location: () => { top.location.href = 'https://elsewhere.example/' },
          storage: () => { localStorage.setItem('mine', 'yes') },
          cookie: () => { document.cookie = 'mine=yes' },
          history: () => { parent.history.pushState(null, '', '/') },
          element: () => { frameElement.removeAttribute('sandbox') },
        }
        const failed = Object.keys(attempts).filter(name => {
          try { attempts[name]() } catch { return true }
        })
        document.querySelector('h1').textContent = 'could not: ' + failed.join(' ')
        """;

    private static readonly Dictionary<string, string> Files = new(StringComparer.Ordinal)
    {
        ["public/own.html"] = "<!doctype html><title>A page beside the console</title><h1></h1><script src=own.js></script>",
        ["public/own.js"] = Script,
    };

    [Fact]
    public async Task A_recommended_page_on_the_public_origin_cannot_access_the_console()
    {
        const string yaml =
            "url: https://console.example/\npages: [https://console.example/own.html]\ntrusted_proxies: [127.0.0.1]";
        await using var console = await WanderHost.StartAsync(chromium.Network, yaml, Files);
        chromium.Network.AnswerBelow("https://console.example/", ReverseProxy.To(console));
        await using var visitor = await chromium.VisitorAsync();

        await visitor.GoToAsync(new Uri("https://console.example/"));

        await AssertCannotReachAsync(visitor);
        await visitor.Wander.ClickAsync();
        await AssertCannotReachAsync(visitor);
    }

    [Fact]
    public async Task A_recommended_page_on_the_visited_origin_cannot_access_the_console()
    {
        // The visitor uses the console at an address that differs from the public one. The port is known only after the start.
        var page = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        chromium.Network.Answer("https://neighbour.example/wander/wander.js", async context =>
            await Replies.Script($"const wander = {{ pages: ['{await page.Task}'] }}")(context));
        await using var console = await WanderHost.StartAsync(
            chromium.Network, "url: http://public.example/\nconsoles: [https://neighbour.example/wander/]", Files);
        page.SetResult(new Uri(console.Root, "own.html").AbsoluteUri);
        await console.WhenCrawledAsync(TestContext.Current.CancellationToken);
        await using var visitor = await chromium.VisitorAsync();

        await visitor.GoToAsync(console.Root);

        await AssertCannotReachAsync(visitor);
        await visitor.Wander.ClickAsync();
        await AssertCannotReachAsync(visitor);
    }

    [Fact]
    public async Task A_typed_page_on_the_visited_origin_cannot_access_the_console()
    {
        chromium.Network.Answer("https://one.example/", Replies.Html("<!doctype html><title>One</title><h1>one.example</h1>"));
        await using var console = await WanderHost.StartAsync(chromium.Network, "pages: [https://one.example/]", Files);
        await using var visitor = await chromium.VisitorAsync();
        await visitor.GoToAsync(console.Root);
        var first = await visitor.ShownAsync();

        await visitor.SubmitAddressAsync(new Uri(console.Root, "own.html").AbsoluteUri);

        await AssertCannotReachAsync(visitor);
        await visitor.Page.ReloadAsync();
        await AssertCannotReachAsync(visitor);
        await visitor.Page.GoBackAsync();
        await visitor.AssertShowsAsync(first);
        await visitor.Page.GoForwardAsync();
        await AssertCannotReachAsync(visitor);
    }

    private static async Task AssertCannotReachAsync(Visitor visitor)
    {
        await Expect(visitor.Framed.Locator("h1")).ToHaveTextAsync("could not: document location storage cookie history element");
        Assert.Equal(Sandbox, (await visitor.ShownAsync()).Sandbox);
        await Expect(visitor.Page).Not.ToHaveTitleAsync("taken over");
        await Expect(visitor.Wander).ToBeVisibleAsync();
        Assert.Empty(await visitor.Page.Context.CookiesAsync());
        Assert.Null(await visitor.Page.EvaluateAsync<string?>("localStorage.getItem('mine')"));
    }
}
