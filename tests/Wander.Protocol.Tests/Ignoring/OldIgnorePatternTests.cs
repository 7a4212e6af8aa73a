using System.Text.RegularExpressions;
using FsCheck.Fluent;
using Wander.Protocol.Ignoring;

namespace Wander.Protocol.Tests.Ignoring;

public class OldIgnorePatternTests
{
    [Theory]
    [InlineData(@".*://.*\\.substack\\.com/.*", "https://*.substack.com/", "https://a.substack.com/p/b")]
    [InlineData(@".*://.*\.substack\.com/.*", "https://*.substack.com/", "https://a.substack.com/p/b")]
    [InlineData(@"^https?://.*\.substack\.com/", "https://*.substack.com/", "http://a.substack.com/")]
    [InlineData(@"^https?:\/\/[^/]+\.medium\.com", "https://*.medium.com/", "https://me.medium.com/story")]
    [InlineData(@"^https?://medium\.com/.*$", "https://medium.com/", "https://medium.com/story")]
    [InlineData(@"http(s)?://medium\.com/", "https://medium.com/", "http://medium.com/")]
    [InlineData(".*://x.com/.*", "https://x.com/", "https://x.com/a")]
    [InlineData(@"medium\.com", "https://*medium.com/", "https://blog.medium.com/a")]
    [InlineData(".*substack.*", "https://*substack*", "https://a.substack.com/")]
    [InlineData(@"https://example\.com/foo", "https://example.com/foo*", "https://example.com/foobar")]
    [InlineData(@"https?://example\.com/.*/ads/", "https://example.com/*/ads/", "https://example.com/a/b/ads/c")]
    [InlineData(@"https?://example\.com:8443/a\+b", "https://example.com:8443/a+b*", "http://example.com:8443/a+b")]
    public void A_simple_regular_expression_is_translated_to_an_equivalent_pattern(string old, string pattern, string url)
    {
        Assert.True(OldIgnorePattern.IsRegularExpression(old));
        Assert.True(OldIgnorePattern.TryTranslate(old, out var translated));
        Assert.Equal(pattern, translated);
        Assert.False(OldIgnorePattern.IsRegularExpression(translated));
        Assert.Matches(new Regex(old.Replace(@"\\", @"\", StringComparison.Ordinal), RegexOptions.NonBacktracking), url);
        Assert.True(IgnorePatternTests.Pattern(translated).Hides(url));
        Assert.False(IgnorePatternTests.Pattern(translated).Hides("https://other.org/"));
    }

    [Theory]
    [InlineData(@"^https?://(www\.)?medium\.com/")]
    [InlineData(@"https://(a|b)\.example\.com/")]
    [InlineData(@"^https?://medium\.com/$")]
    [InlineData(@"^medium\.com/")]
    [InlineData(@"\d+\.example\.com")]
    [InlineData(@"https?://example\.com/\?p=1")]
    [InlineData(@"https?://example\.com/a*")]
    [InlineData(@"https?://example\.com/[0-9]+/")]
    [InlineData(@"https://a\*b\.example/")]
    [InlineData(".*")]
    [InlineData(".*://.*")]
    [InlineData("^https?://")]
    [InlineData(@"https://a/[^/]+/\.")] // the translation would look like a regular expression again
    public void A_regular_expression_without_an_equivalent_pattern_is_not_translated(string old)
    {
        Assert.True(OldIgnorePattern.IsRegularExpression(old));
        Assert.False(OldIgnorePattern.TryTranslate(old, out _));
    }

    public static TheoryData<string> Patterns =>
    [
        .. Vectors.Read<IgnorePatternTests.Case>("ignore.json").Select(vector => vector.Pattern).Distinct(StringComparer.Ordinal),
        "", "*.example.com", "https://google.*/", "https://example.*", "*://example.com/*", "http*://*.example.com/*.php?id=*",
        "https://en.wikipedia.org/wiki/C_(language)", "https://example.com/$", "https://example.com/~me/a-b_c.html?x=(1|2",
        "https://example.com/.well-known/*", "https://[::1]:8080/", "https://example.com/c++", "https://*.*.example/*.*",
        "https://example.com/{b}",
    ];

    [Theory, MemberData(nameof(Patterns))]
    public void A_wildcard_pattern_is_not_recognised_as_a_regular_expression(string pattern)
    {
        Assert.False(OldIgnorePattern.IsRegularExpression(pattern));
        Assert.False(OldIgnorePattern.TryTranslate(pattern, out _));
    }

    // The ignore list of the original console in March 2026, when its patterns were regular expressions.
    public static TheoryData<string, string> FirstList => new()
    {
        { @".*://medium\\.com/.*", "https://medium.com/" },
        { @".*://substack\\.com/.*", "https://substack.com/" },
        { @".*://.*\\.substack\\.com/.*", "https://*.substack.com/" },
        { @".*://cari\\.institute/.*", "https://cari.institute/" },
        { @".*://wdl\\.mcdaniel\\.edu/.*", "https://wdl.mcdaniel.edu/" },
        { @".*://midnight\\.pub/.*", "https://midnight.pub/" },
        { @".*://everynoise\\.com/.*", "https://everynoise.com/" },
        { @".*://clarkesworldmagazine\\.com/.*", "https://clarkesworldmagazine.com/" },
        { @".*://qntm\\.org/.*", "https://qntm.org/" },
        { @".*://monoskop\\.org/.*", "https://monoskop.org/" },
        { @".*://how\\.complexsystems\\.fail/.*", "https://how.complexsystems.fail/" },
        { @".*://example\\.com/.*", "https://example.com/" },
    };

    [Theory, MemberData(nameof(FirstList))]
    public void The_ignore_list_of_the_original_console_is_translated(string literal, string pattern)
    {
        foreach (var old in new[] { literal, literal.Replace(@"\\", @"\", StringComparison.Ordinal) })
        {
            Assert.True(OldIgnorePattern.TryTranslate(old, out var translated));
            Assert.Equal(pattern, translated);
        }
    }

    [Fact]
    public void A_translation_hides_every_URL_that_the_expression_matched()
    {
        var expressions =
            from start in Gen.Elements(
                ".*://", ".+://", "^https?://", "https?://", "^http(s)?://", @"^https?:\/\/", "^(http|https)://", "")
            from host in Gen.ArrayOf(Gen.Elements("a", "b", "ab", ".*", ".+", "[^/]+", "[^.]+", "[a-z0-9-]+"), 2)
            from path in Gen.ArrayOf(Gen.Elements("/a", "/b", "/.*", "/[^/]+", "/a.*b", @"/a\.b", @"\/b"), 2)
            from length in Gen.Choose(0, 2)
            from end in Gen.Elements("/", "/.*", "/.*$", ".*", "/.+")
            select start + string.Join(@"\.", host) + string.Concat(path.Take(length)) + end;
        var given = from expression in expressions from urls in Gen.ArrayOf(PlainUrls, 30) select (expression, urls);
        var (translated, matched) = (0, 0);
        Property.Holds(given.ToArbitrary(), given =>
        {
            if (!OldIgnorePattern.TryTranslate(given.expression, out var text))
                return;
            translated++;
            var pattern = IgnorePatternTests.Pattern(text);
            var expression = new Regex(given.expression, RegexOptions.NonBacktracking);
            foreach (var url in given.urls.Where(url => expression.IsMatch(url)))
            {
                matched++;
                Assert.True(pattern.Hides(url), $"{given.expression} matches {url}, but {text} does not hide it.");
            }
        }, times: 1000);
        Assert.True(translated > 300, $"Only {translated} expressions were translated.");
        Assert.True(matched > 300, $"Only {matched} URLs were matched.");
    }

    [Fact]
    public void A_translation_hides_no_URL_that_the_expression_did_not_match()
    {
        var expressions =
            from start in Gen.Elements(".*://", "^https?://", @"^https?:\/\/")
            from host in Gen.ArrayOf(Gen.Elements("a", "b", "ab", ".*"), 2)
            from path in Gen.ArrayOf(Gen.Elements("/a", "/b", "/.*", "/a.*b", @"/a\.b"), 2)
            from length in Gen.Choose(0, 2)
            from end in Gen.Elements("/", "/.*", "/.*$")
            select start + string.Join(@"\.", host) + string.Concat(path.Take(length)) + end;
        var given = from expression in expressions from urls in Gen.ArrayOf(PlainUrls, 30) select (expression, urls);
        Property.Holds(given.ToArbitrary(), given =>
        {
            if (!OldIgnorePattern.TryTranslate(given.expression, out var text))
                return;
            var expression = new Regex(given.expression, RegexOptions.NonBacktracking);
            foreach (var url in given.urls.Where(IgnorePatternTests.Pattern(text).Hides))
                Assert.True(expression.IsMatch(url), $"{text} hides {url}, but {given.expression} does not match it.");
        }, times: 1000);
    }

    private static FsCheck.Gen<string> PlainUrls { get; } =
        from scheme in Gen.Elements("https://", "http://")
        from count in Gen.Choose(2, 3)
        from host in Gen.ArrayOf(Gen.Elements("a", "b", "ab", "ba"), count)
        from length in Gen.Choose(0, 3)
        from path in Gen.ArrayOf(Gen.Elements("/a", "/b", "/ab", "/aab", "/a.b", "/c"), length)
        select $"{scheme}{string.Join('.', host)}{string.Concat(path)}/";

    [Fact]
    public void A_translation_is_a_pattern_and_not_a_regular_expression()
    {
        string[] parts =
        [
            ".*", @"\.", @"\", "/", "://", "^", "$", "a", "com", "?", "(", ")", "|", "[^/]+", "+", "*", "https?://", "{2}",
            @"\\.", "#", " ",
        ];
        var texts = Gen.ArrayOf(Gen.Elements(parts), 6).Select(chosen => string.Concat(chosen));
        Property.Holds(texts.ToArbitrary(), text =>
        {
            if (!OldIgnorePattern.TryTranslate(text, out var pattern))
                return;
            Assert.True(IgnorePattern.TryParse(pattern, null, null, out _));
            Assert.False(OldIgnorePattern.IsRegularExpression(pattern), $"{text} became {pattern}");
        }, times: 5000);
    }
}
