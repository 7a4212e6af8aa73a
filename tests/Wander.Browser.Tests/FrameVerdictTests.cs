using System.Text;
using Microsoft.Playwright;
using Wander.Browser.Tests.Browsing;
using Wander.Protocol.Findings;
using Wander.Web.Requests;

namespace Wander.Browser.Tests;

/// <summary>
/// Compares the verdict of a check with what a browser shows in the frame for the same bytes. The responses are cases in which
/// the two once differed or could easily differ.
/// </summary>
public sealed class FrameVerdictTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Html = "Content-Type: text/html";
    private const string Body = "<!doctype html><title>A page</title><h1>shown</h1>";
    private const string ToDenied = "0;url=https://denied.example/";

    /// <summary>
    /// Responses, and whether the frame shows them. The head consists of headers, after a status line unless the status is 200.
    /// </summary>
    private static readonly (bool IsShown, string Head, string Body)[] Responses =
    [
        (true, Html, Body),
        (true, $"203 N\n{Html}", Body),
        (true, $"206 P\n{Html}", Body),
        (false, $"204 N\n{Html}\nRefresh: 0;url=/other", ""),
        (false, $"205 R\n{Html}", $"<meta http-equiv=refresh content='0;url=/other'>{Body}"),
        (false, $"304 N\n{Html}", ""),
        (false, $"{Html}\nX-Frame-Options: SAMEORIGIN", Body),
        (false, $"{Html}\nX-Frame-Options: ALLOWALL, deny", Body),
        (false, $"{Html}\nX-Frame-Options: DENY\v", Body),
        (false, $"{Html}\nX-Frame-Options:\nx-frame-options: SAMEORIGIN", Body),
        (true, $"{Html}\nX-Frame-Options: ALLOW-FROM https://other.example/", Body),
        (true, $"{Html}\nX-Frame-Options: DENY\nContent-Security-Policy: frame-ancestors *", Body),
        (false, $"{Html}\nX-Frame-Options: DENY\nContent-Security-Policy-Report-Only: frame-ancestors *", Body),
        (false, $"{Html}\nContent-Security-Policy: frame-ancestors *, frame-ancestors 'none'", Body),
        (true, $"{Html}\nContent-Security-Policy: frame-ancestors *; frame-ancestors 'none'", Body),
        (true, $"{Html}\nContent-Security-Policy: default-src 'none'; frame-ancestors HTTP://*.example", Body),
        (false, $"{Html}\nContent-Security-Policy: frame-ancestors ws: wss: http://console.example:443", Body),
        (false, $"{Html}\nContent-Security-Policy: frame-ancestors https://console.example/path", Body),
        (true, $"{Html}\nContent-Security-Policy: sandbox", Body),
        (true, $"{Html}\nCross-Origin-Opener-Policy: same-origin\nCross-Origin-Resource-Policy: same-origin", Body),
        (true, "302 F\nLocation: /other#there\nX-Frame-Options: DENY\nContent-Disposition: attachment", ""),
        (false, "302 F\nLocation: /other\nLocation: /another", ""),
        (false, "302 F\nLocation: https://user:secret@good.example/", ""),
        (false, "302 F\nLocation: data:text/html,shown", ""),
        (false, "302 F\nLocation: http://good.example/", ""),
        (false, "302 F\nLocation: https://denied.example/", ""),
        (false, "302 F\nLocation: /", ""),
        (false, $"{Html}\nContent-Length: 3", Body),
        (false, $"{Html}\nContent-Disposition: attachment", $"<meta http-equiv=refresh content='0;url=/other'>{Body}"),
        (false, $"{Html}\nContent-Disposition: inline; filename=a,b.html", Body),
        (true, $"{Html}\nContent-Disposition: filename=a.html", Body),
        (false, $"{Html}\nX-Frame-Options: DENY\nRefresh: 0;url=/other", Body),
        (false, $"{Html}\nRefresh: {ToDenied}", Body),
        (false, $"{Html}\nRefresh: 0;url=about:blank", Body),
        (false, $"{Html}\nRefresh: 0;url=https://good.example:6000/", Body),
        (true, $"{Html}\nRefresh: 0;url=javascript:document.body.remove()", Body),
        (true, $"{Html}\nRefresh: 0;url=/other", ""),
        (false, Html, $"<!doctype html><body><p>Moved</p><meta http-equiv=refresh content='{ToDenied}'>"),
        (true, Html, $"<noscript><meta http-equiv=refresh content='{ToDenied}'></noscript>{Body}"),
        (false, Html, "<!doctype html><html><head><meta charset=utf-8></head><body><!-- nothing --></body></html>"),
        (false, "Content-Type: text/plain", " \n"),
        (false, "Content-Type: application/pdf, text/pdf", Body),
        (false, "Content-Type: text/csv", "a,b"),
        (false, "Content-Type: image/png", Body),
        (true, "Content-Type: image/svg+xml", "<svg xmlns='http://www.w3.org/2000/svg'><text y='20'>shown</text></svg>"),
        (true, "Content-Type: text/markdown", "# shown"),
        (true, "X-Content-Type-Options: nosniff", Body),
        (true, $"{Html}\nContent-Encoding: none", Body),
        (false, $"{Html}\nContent-Encoding: gzip", Body),
        (true, Html, $"{Body}<script>top.location = 'https://denied.example/'</script>"),
    ];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_verdict_matches_what_the_browser_shows()
    {
        var pages = Responses.Select((_, number) => $"https://page{number}.example/").ToArray();
        foreach (var (page, (_, head, body)) in pages.Zip(Responses))
        {
            chromium.Network.AnswerRaw(page, ToResponse(head, body));
            chromium.Network.AnswerRaw(page + "other", ToResponse(Html, Body));
        }
        chromium.Network.AnswerRaw("https://good.example/", ToResponse(Html, Body));
        chromium.Network.AnswerRaw("https://denied.example/", ToResponse($"{Html}\nX-Frame-Options: DENY", Body));
        chromium.Network.Answer("https://console.example/", Replies.Html("<!doctype html><title>Console</title>"));
        await using var console = await WanderHost.StartAsync(
            chromium.Network, $"url: https://console.example/\npages: ['{string.Join("', '", pages)}']", isChecking: true);
        var moment = await console.WhenCheckedAsync(Cancelled);
        var known = moment.Network.Pages.ToDictionary(page => page.Address.Value, StringComparer.Ordinal);
        var framing = new FrameAttributes(console.Settings);
        await using var visitor = await chromium.VisitorAsync();
        await visitor.GoToAsync(new Uri("https://console.example/"));

        var shown = await ShownAsync(visitor.Page, [.. pages.Select(page => framing.FrameOf(known[page]))]);

        var differing =
            from result in Responses.Zip(pages, shown)
            let check = known[result.Second].Check
            where result.First.IsShown != result.Third || result.First.IsShown != check.Verdict is Verdict.Embeddable
            select $"{result.First.Head} {result.First.Body}: {check.Verdict} ({check.Reason}), and the frame shows "
                + $"{(result.Third ? "it" : "nothing")}";
        Assert.Empty(differing);
    }

    /// <summary>
    /// Loads each address in a frame with the sandbox of the console, all at once, and returns which frames show content.
    /// </summary>
    private static async Task<bool[]> ShownAsync(IPage page, string[] addresses)
    {
        await page.EvaluateAsync(
            """
            ([addresses, sandbox]) => document.body.append(...addresses.map(address =>
              Object.assign(document.createElement('iframe'), { sandbox, src: address })))
            """,
            new object[] { addresses, FrameAttributes.Sandbox });
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle); // waits for refreshes and redirects, too
        var frames = await page.QuerySelectorAllAsync("iframe");
        return await Task.WhenAll(frames.Select(async frame => await IsShownAsync((await frame.ContentFrameAsync())!)));
    }

    // The protocol check excludes error pages of the browser. A frame that stays empty has no text.
    private static async Task<bool> IsShownAsync(IFrame frame) => await frame.EvaluateAsync<bool>(
        """
        () => location.protocol === 'https:'
          && ((document.body?.innerText ?? document.documentElement?.textContent ?? '').trim() !== ''
            || document.images[0]?.naturalWidth > 0)
        """);

    private static byte[] ToResponse(string head, string body)
    {
        var lines = head.Replace("\n", "\r\n", StringComparison.Ordinal);
        var start = char.IsAsciiDigit(lines[0]) ? lines : $"200 OK\r\n{lines}";
        return Encoding.Latin1.GetBytes($"HTTP/1.1 {start}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}");
    }
}
