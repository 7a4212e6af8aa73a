using Wander.Browser.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Wander.Browser.Tests;

/// <summary>Tests a console under a path of a site, behind the reverse proxy of the site.</summary>
public sealed class BehindProxyTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData("passes-on.example", "")]
    [InlineData("strips.example", "/wander")]
    public async Task The_console_works_under_its_path_even_if_the_proxy_strips_it(string site, string strip)
    {
        var root = new Uri($"https://{site}/wander/");
        var yaml = RealConsole.Yaml.Replace(RealConsole.Url, root.AbsoluteUri, StringComparison.Ordinal)
            + "\ntrusted_proxies: [127.0.0.1]\nstyles: [own.css]";
        var files = new Dictionary<string, string>(StringComparer.Ordinal) { ["public/own.css"] = ":root { --accent: #010203 }" };
        await using var console = await RealConsole.StartAsync(chromium.Network, yaml, files);
        chromium.Network.AnswerBelow(root.AbsoluteUri, ReverseProxy.To(console, strip));
        await using var visitor = await chromium.VisitorAsync();
        await visitor.GoToAsync(root);
        // This console does not check pages, so its pool includes http pages, which an https console cannot frame. The browser
        // reports them as mixed content.
        List<Shown> picks = [await visitor.ShownAsync()];

        for (var i = 0; i < 10; i++)
        {
            var shown = await visitor.WanderAsync();
            picks.Add(shown);
            Assert.StartsWith($"{root}?page=", shown.TabUrl, StringComparison.Ordinal);
            Assert.Equal(RealConsole.FrameOf(shown.Address, root.AbsoluteUri), shown.Frame);
        }
        await visitor.Page.GoBackAsync();
        await Expect(visitor.Address).ToHaveValueAsync(picks[^2].Address);
        await visitor.Page.ReloadAsync();
        await Expect(visitor.Address).ToHaveValueAsync(picks[^2].Address);

        Assert.Equal(
            "#010203", await visitor.Page.EvaluateAsync<string>("getComputedStyle(document.body).getPropertyValue('--accent')"));
        Assert.All(
            visitor.Requests.Where(request => request.Host == site),
            request => Assert.StartsWith("/wander/", request.AbsolutePath, StringComparison.Ordinal));
        await visitor.ConsoleLink.ClickAsync();
        await visitor.Part("Discovery").ClickAsync();
        await Expect(visitor.Page.Locator("#discovery li")).Not.ToHaveCountAsync(0);
        Assert.DoesNotContain(visitor.Problems, problem => !problem.Contains("Mixed Content", StringComparison.Ordinal));
        await visitor.Page.GotoAsync(new Uri(root, "wander.js").AbsoluteUri);
        await Expect(visitor.Page.Locator("body")).ToContainTextAsync("https://susam.net/wander/");
    }
}
