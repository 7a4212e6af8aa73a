using FsCheck.Fluent;
using Wander.Ignoring;

namespace Wander.Tests.Ignoring;

public class PatternSlipsTests
{
    [Theory]
    [InlineData("\"https://a.example/\",", "https://a.example/", "https://a.example/")]
    [InlineData("'https://a.example/'", "https://a.example/", "https://a.example/")]
    [InlineData("<https://a.example/>", "https://a.example/", "https://a.example/")]
    [InlineData("https://a.example/,", "https://a.example/", "https://a.example/")]
    [InlineData("https://a.example/;", "https://a.example/", "https://a.example/")]
    [InlineData("•https://a.example/", "https://a.example/", "https://a.example/")]
    [InlineData("!https://a.example/", "https://a.example/", "https://a.example/")]
    [InlineData("||ads.example^", "ads.example", "ads.example")]
    [InlineData("\"http:/a.example/\"", "http:/a.example/", "http://a.example/")]
    public void What_was_around_a_pattern_where_it_comes_from_is_told(string pattern, string inside, string meant) =>
        Assert.Equal($"what is around `{inside}` likely does not belong to it: write `{meant}`", PatternSlips.In(pattern));

    [Theory]
    [InlineData("http:/a.example/", "http://a.example/")]
    [InlineData("https:a.example", "https://a.example")]
    [InlineData("https:://a.example/x", "https://a.example/x")]
    [InlineData("https:///a.example/", "https://a.example/")]
    public void A_slip_in_the_scheme_is_told(string pattern, string meant) =>
        Assert.Equal($"no address begins so: write `{meant}`", PatternSlips.In(pattern));

    [Theory]
    [InlineData("https://bad(.example/")]
    [InlineData("(?i)facebook")]
    [InlineData("ｈｔｔｐｓ://a.example/")]
    [InlineData("a.example:port/")]
    [InlineData("it's")]
    [InlineData("x=y")]
    public void What_no_address_can_be_is_told(string pattern) =>
        Assert.Equal(
            "no address is written so, and it hides nothing: write one like `https://example.com/`", PatternSlips.In(pattern));

    [Theory]
    [InlineData("https://example.com/")]
    [InlineData("*://*.example.com:8080/*")]
    [InlineData("http*://example.com:*/")]
    [InlineData("gemini://example.com/")]
    [InlineData("https://user@example.com/")]
    [InlineData("http://[::1]:8080/x")]
    [InlineData("https://münchen.example/straße")]
    [InlineData("https://日本語.example/")]
    [InlineData("https://🌱.example/")]
    [InlineData("https://my_site.example/~me/a(b)'c")]
    [InlineData("https://en.wikipedia.example/wiki/Yahoo!")]
    [InlineData("example")]
    [InlineData("http")]
    [InlineData("httpbin.example")]
    [InlineData("*")]
    public void What_may_be_an_address_has_no_slip(string pattern) => Assert.Null(PatternSlips.In(pattern));

    [Fact]
    public void Whatever_is_written_gets_advice_that_is_good_advice_itself()
    {
        var texts = Gen.Choose(0, 12).SelectMany(
            length => Gen.ArrayOf(Gen.Elements("htps:/a.*-!|^,\"'<>@[]()?#é日•\ud83c".ToCharArray()), length))
            .Select(letters => new string(letters));
        Property.Holds(texts.ToArbitrary(), text =>
        {
            if (PatternSlips.In(text) is { } advice && advice.Split(": write `") is [_, var meant]
                && !advice.StartsWith("no address is written so", StringComparison.Ordinal))
                Assert.Null(PatternSlips.In(meant.TrimEnd('`')));
        });
    }
}
