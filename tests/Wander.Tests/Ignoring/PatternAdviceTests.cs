using Wander.Ignoring;
using Wander.Protocol.Ignoring;

namespace Wander.Tests.Ignoring;

public class PatternAdviceTests
{
    [Theory]
    [InlineData("https://example.com/*",
        "This pattern does not hide `https://example.com/` itself. Write `https://example.com/`, which also hides everything "
        + "below it.")]
    [InlineData(
        "https://*.example.com/a/**",
        "This pattern does not hide `https://*.example.com/a/` itself. Write `https://*.example.com/a/`, which also hides "
        + "everything below it.")]
    [InlineData("https://example.com/?p=1",
        "The part from `?` on is ignored, so this pattern hides everything that begins with `https://example.com/`. Write "
        + "`https://example.com/` if that is the intention.")]
    [InlineData(
        "https://example.com/#a",
        "The part from `#` on is ignored, so this pattern hides everything that begins with `https://example.com/`. "
        + "Write `https://example.com/` if that is the intention.")]
    [InlineData("https://example.com/wander/wander.js",
        "This pattern hides only one file, not a console. Write `https://example.com/wander/` to hide the console.")]
    [InlineData(
        "https://example.com/index.html",
        "This pattern hides only one file, not a console. Write `https://example.com/` to hide the console.")]
    [InlineData("https://example.com*",
        "This pattern also hides other hosts with the same beginning, like `https://example.com.example/`. Write "
        + "`https://example.com/`.")]
    [InlineData(
        "*example.com",
        "This pattern also hides other hosts with the same ending, like `https://notexample.com/`. Write "
        + "`https://example.com/` and `https://*.example.com/`.")]
    [InlineData(
        "example",
        "The host `example` of this pattern has no dot. Write `https://example.com/`, or `*example*` for all addresses with "
        + "this word.")]
    [InlineData("https://", "This pattern has no host and hides nothing. Write one like `https://example.com/`.")]
    public void A_pattern_with_a_probably_unintended_effect_gets_advice(string pattern, string advice) =>
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
    public void A_pattern_with_a_probably_intended_effect_gets_no_advice(string pattern) =>
        Assert.Empty(PatternAdvice.For(Pattern(pattern)));

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
