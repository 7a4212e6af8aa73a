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
    public void Characters_copied_with_a_pattern_are_reported(string pattern, string inside, string meant) =>
        Assert.Equal($"The characters around `{inside}` are probably a mistake. Write `{meant}`.", PatternSlips.In(pattern));

    [Theory]
    [InlineData("http:/a.example/", "http://a.example/")]
    [InlineData("https:a.example", "https://a.example")]
    [InlineData("https:://a.example/x", "https://a.example/x")]
    [InlineData("https:///a.example/", "https://a.example/")]
    public void A_mistake_in_the_scheme_is_reported(string pattern, string meant) =>
        Assert.Equal($"No address begins like this. Write `{meant}`.", PatternSlips.In(pattern));

    [Theory]
    [InlineData("https://bad(.example/")]
    [InlineData("(?i)facebook")]
    [InlineData("ｈｔｔｐｓ://a.example/")]
    [InlineData("a.example:port/")]
    [InlineData("it's")]
    [InlineData("x=y")]
    public void A_pattern_that_no_address_can_match_is_reported(string pattern) =>
        Assert.Equal(
            "No address has this form, so the pattern hides nothing. Write one like `https://example.com/`.",
            PatternSlips.In(pattern));

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
    public void A_pattern_that_an_address_can_match_is_accepted(string pattern) => Assert.Null(PatternSlips.In(pattern));

    [Fact]
    public void The_suggested_pattern_is_itself_accepted()
    {
        var texts = Gen.Choose(0, 12).SelectMany(
            length => Gen.ArrayOf(Gen.Elements("htps:/a.*-!|^,\"'<>@[]()?#é日•\ud83c".ToCharArray()), length))
            .Select(letters => new string(letters));
        Property.Holds(texts.ToArbitrary(), text =>
        {
            if (PatternSlips.In(text) is { } advice && advice.Split(". Write `") is [_, var suggestion])
                Assert.Null(PatternSlips.In(suggestion[..^"`.".Length]));
        });
    }
}
