using Wander.Ignoring;
using Wander.Protocol.Ignoring;

namespace Wander.Tests.Ignoring;

public class PatternAdviceTests
{
    [Theory]
    [InlineData("https://example.com/*",
        "it does not hide `https://example.com/` itself: write `https://example.com/`, which hides everything below it too")]
    [InlineData(
        "https://*.example.com/a/**",
        "it does not hide `https://*.example.com/a/` itself: write `https://*.example.com/a/`, which hides everything below "
        + "it too")]
    [InlineData("https://example.com/?p=1",
        "what follows `?` does not count: it hides everything that begins with `https://example.com/`")]
    [InlineData(
        "https://example.com/#a", "what follows `#` does not count: it hides everything that begins with `https://example.com/`")]
    [InlineData("https://example.com/wander/wander.js",
        "it hides that one file and no console: write `https://example.com/wander/` for the console")]
    [InlineData(
        "https://example.com/index.html", "it hides that one file and no console: write `https://example.com/` for the console")]
    [InlineData("https://example.com*",
        "it also hides names that only begin so, like `https://example.com.example/`: write `https://example.com/`")]
    [InlineData(
        "*example.com",
        "it also hides names that only end so, like `https://notexample.com/`: write `https://example.com/` and "
        + "`https://*.example.com/`")]
    [InlineData(
        "example",
        "it names the host `example`, which has no dot: write `https://example.com/`, or `*example*` for addresses with "
        + "this word")]
    [InlineData("https://", "it names no host, and hides nothing: write one like `https://example.com/`")]
    public void What_is_likely_not_meant_is_told(string pattern, string advice) =>
        Assert.Equal(advice, Assert.Single(PatternAdvice.For(Pattern(pattern))));

    [Theory]
    [InlineData("https://example.com/")]
    [InlineData("example.com")]
    [InlineData("https://*.example.com/")]
    [InlineData("https://example.com/foo*")]
    [InlineData("https://example.*/")]
    [InlineData("*example*")]
    [InlineData("https://*/ads/")]
    [InlineData("https://*/*")]
    [InlineData("https://example.com/*.pdf")]
    [InlineData("https://[::1]/")]
    [InlineData("https://localhost/")]
    [InlineData("https://example.com:8443/")]
    public void What_is_most_likely_meant_gets_no_advice(string pattern) => Assert.Empty(PatternAdvice.For(Pattern(pattern)));

    [Theory]
    [InlineData("https://www.a.example.com/x", "a.example.com", "example.com")]
    [InlineData("https://example.co.uk/", "example.co.uk", "example.co.uk")]
    [InlineData("https://a.b.example.co.uk/", "a.b.example.co.uk", "example.co.uk")]
    [InlineData("https://a.sr.ht/", "a.sr.ht", "sr.ht")]
    [InlineData("https://localhost:8080/", "localhost", "localhost")]
    [InlineData("http://127.0.0.1/", "127.0.0.1", "127.0.0.1")]
    [InlineData("http://[::1]/", "::1", "::1")]
    public void An_address_has_a_site_and_a_domain(string address, string site, string domain)
    {
        Assert.Equal(site, Site.Of(address));
        Assert.Equal(domain, Site.DomainOf(site));
    }

    private static IgnorePattern Pattern(string text)
    {
        Assert.True(IgnorePattern.TryParse(text, null, null, out var pattern));
        return pattern;
    }
}
