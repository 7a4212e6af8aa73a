using Wander.Browser.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Wander.Browser.Tests;

/// <summary>
/// Tests the compatibility with the original console, two static files that load <c>wander.js</c> in the visitor's browser.
/// </summary>
public sealed class OtherConsolesTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task A_static_console_can_load_wander_js_in_a_sandboxed_frame()
    {
        const string yaml = """
            url: https://console.example/
            consoles: [https://neighbour.example/wander/]
            pages: [https://one.example/, 'https://two.example/it''s?a=</script>']
            ignore: [https://*.substack.com/]
            """;
        await using var console = await WanderHost.StartAsync(chromium.Network, yaml);
        chromium.Network.AnswerBelow("https://console.example/", ReverseProxy.To(console));
        chromium.Network.Answer("https://static.example/wander/", Replies.Html("""
            <!doctype html><title>A static console</title><link rel=icon href=data:,><pre></pre>
            <script>
              addEventListener('message', event => { document.querySelector('pre').textContent = JSON.stringify(event.data) })
              const frame = document.createElement('iframe')
              frame.sandbox = 'allow-scripts'
              frame.srcdoc = '<script src="https://console.example/wander.js"><\/script>' +
                '<script>parent.postMessage(window.wander || wander, "*")<\/script>'
              document.body.append(frame)
            </script>
            """));
        await using var visitor = await chromium.VisitorAsync();

        await visitor.GoToAsync(new Uri("https://static.example/wander/"));

        await Expect(visitor.Page.Locator("pre")).ToHaveTextAsync(
            """
            {"consoles":["https://neighbour.example/wander/"],
            "pages":["https://one.example/","https://two.example/it's?a=%3C/script%3E"],
            "ignore":["https://*.substack.com/"]}
            """.ReplaceLineEndings(""));
        Assert.Empty(visitor.Problems);
    }

    [Fact]
    public async Task A_script_of_another_origin_can_fetch_wander_js()
    {
        await using var console = await WanderHost.StartAsync(
            chromium.Network, "url: https://console.example/\npages: [https://one.example/]");
        chromium.Network.AnswerBelow("https://console.example/", ReverseProxy.To(console));
        chromium.Network.Answer(
            "https://static.example/",
            Replies.Html("<!doctype html><title>A static console</title><link rel=icon href=data:,>"));
        await using var visitor = await chromium.VisitorAsync();
        await visitor.GoToAsync(new Uri("https://static.example/"));

        var text = await visitor.Page.EvaluateAsync<string>(
            "fetch('https://console.example/wander.js').then(answer => answer.text())");

        Assert.Contains("https://one.example/", text, StringComparison.Ordinal);
    }
}
