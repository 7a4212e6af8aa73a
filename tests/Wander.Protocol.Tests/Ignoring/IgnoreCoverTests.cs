using FsCheck.Fluent;
using Wander.Protocol.Findings;
using Wander.Protocol.Ignoring;

namespace Wander.Protocol.Tests.Ignoring;

public class IgnoreCoverTests
{
    [Theory]
    [InlineData("https://*.substack.com/", "https://a.substack.com/", true)]
    [InlineData("https://*.substack.com/", "https://a.b.substack.com/p/", true)]
    [InlineData("https://*.substack.com/", "https://*.a.substack.com/", true)]
    [InlineData("https://*.substack.com/", "https://substack.com/", false)]
    [InlineData("https://*substack.com/", "https://*.substack.com/", true)]
    [InlineData("https://a.substack.com/", "https://*.substack.com/", false)]
    [InlineData("https://example.com/", "http://EXAMPLE.com/foo?bar", true)]
    [InlineData("https://example.com/foo", "https://example.com/foobar", false)]
    [InlineData("https://example.com/*", "https://example.com/", false)]
    [InlineData("https://example.com/", "https://example.com/*", true)]
    [InlineData("https://example.com/*/ads", "https://example.com/a/*/b/ads/c", true)]
    [InlineData("https://example.com/*/ads", "https://example.com/ads", false)]
    [InlineData("https://example.com/a*b*c", "https://example.com/a*c*b*c", true)]
    [InlineData("https://example.com/a*b*c", "https://example.com/a*c*b", false)]
    [InlineData("*", "https://*.com/", true)]
    [InlineData("https://example.*/", "https://example.com/", true)]
    [InlineData("https://example.com/", "example.com:443", true)]
    [InlineData("https://*.マリウス.com/", "https://a.xn--gckvb8fzb.com/", true)]
    public void A_pattern_covers_another_when_it_hides_everything_that_the_other_hides(
        string pattern, string other, bool covers) =>
        Assert.Equal(covers, IgnorePatternTests.Pattern(pattern).Covers(IgnorePatternTests.Pattern(other)));

    [Fact]
    public void A_covering_pattern_hides_every_URL_that_the_covered_pattern_hides()
    {
        var generated =
            from cover in NaiveIgnore.Patterns
            from other in NaiveIgnore.Patterns
            from urls in Gen.ArrayOf(NaiveIgnore.Urls, 20)
            from stars in Gen.ArrayOf(Gen.Elements("", "a", "b.com", "a/b", "x.a/", "/"), 20)
            select (cover, other, urls, stars);
        var covered = 0;
        Property.Holds(generated.ToArbitrary(), given =>
        {
            var (cover, other) = (NaiveIgnore.Form(given.cover), NaiveIgnore.Form(given.other));
            if (!IgnorePatternTests.Pattern(given.cover).Covers(IgnorePatternTests.Pattern(given.other)))
                return;
            covered++;
            // Random URLs, and URLs that the other pattern certainly hides: each star is replaced by a text.
            var hidden = given.stars.Select(star => other.Replace("*", star, StringComparison.Ordinal) + star + "/");
            foreach (var url in given.urls.Select(NaiveIgnore.Form).Concat(hidden))
                Assert.True(!NaiveIgnore.Matches(other, url) || NaiveIgnore.Matches(cover, url),
                    $"{cover} does not hide {url}, {other} does");
        }, times: 5_000);
        Assert.True(covered > 50, $"Only {covered} patterns were covered.");
    }

    [Fact]
    public void A_pattern_that_is_not_covered_hides_a_URL_that_the_other_does_not()
    {
        var generated = from cover in NaiveIgnore.Patterns from other in NaiveIgnore.Patterns select (cover, other);
        Property.Holds(generated.ToArbitrary(), given =>
        {
            if (IgnorePatternTests.Pattern(given.cover).Covers(IgnorePatternTests.Pattern(given.other)))
                return;
            var witness = NaiveIgnore.Form(given.other).Replace('*', 'z'); // no generated pattern has this letter
            Assert.True(NaiveIgnore.Matches(NaiveIgnore.Form(given.other), witness));
            Assert.False(NaiveIgnore.Matches(NaiveIgnore.Form(given.cover), witness), $"{given.cover} hides {witness}");
        }, times: 5_000);
    }

    [Fact]
    public void FindCover_prefers_an_equivalent_pattern_to_a_wider_one()
    {
        var list = List("https://a.x.com/", "https://b.com/", "https://*.x.com/", "https://*.x.com/y", "http://B.com", "**.x.com",
            "https://*x.com/", "a.x.com");

        Assert.Equal(
            ["https://*.x.com/", null, "https://*x.com/", "https://*.x.com/", "https://b.com/", "https://*.x.com/", null,
                "https://a.x.com/"],
            list.Patterns.Select(pattern => list.FindCover(pattern)?.Text));
        Assert.Equal("https://*.x.com/", list.FindCover(IgnorePatternTests.Pattern("https://c.x.com/"))?.Text);
        Assert.Null(list.FindCover(IgnorePatternTests.Pattern("https://*.com/")));
    }

    [Fact]
    public void FindAll_and_FindCover_agree_with_comparing_each_pattern()
    {
        var lists =
            from count in Gen.Choose(1, 40)
            from patterns in Gen.ArrayOf(NaiveIgnore.Patterns, count)
            from urls in Gen.ArrayOf(NaiveIgnore.Urls, 20)
            select (patterns, urls);
        Property.Holds(lists.ToArbitrary(), given =>
        {
            var list = List(given.patterns);
            var all = list.Patterns.Where(
                (pattern, place) => !list.Patterns.Take(place).Any(other => IsSame(other, pattern))).ToArray();
            foreach (var url in given.urls)
                Assert.Equal(all.Where(pattern => pattern.Hides(url)), list.FindAll(url));
            foreach (var pattern in list.Patterns)
            {
                var others = all.Where(other => !ReferenceEquals(other, pattern) && other.Covers(pattern)).ToArray();
                Assert.Same(
                    others.FirstOrDefault(other => IsSame(other, pattern)) ?? others.FirstOrDefault(), list.FindCover(pattern));
            }
        }, times: 1000);

        static bool IsSame(IgnorePattern one, IgnorePattern other) => one.Covers(other) && other.Covers(one);
    }

    [Fact]
    public void FindCover_returns_null_for_the_first_of_two_equivalent_patterns()
    {
        var generated = from one in NaiveIgnore.Patterns from other in NaiveIgnore.Patterns select (one, other);
        Property.Holds(generated.ToArbitrary(), given =>
        {
            var (one, other) = (IgnorePatternTests.Pattern(given.one), IgnorePatternTests.Pattern(given.other));
            if (one.Covers(other) && other.Covers(one))
                Assert.Null(IgnoreList.Create([one, other]).FindCover(one));
        }, times: 5_000);
    }

    [Fact]
    public void A_refusal_contains_the_hidden_address_and_the_pattern()
    {
        Assert.True(PageAddress.TryParse("https://b.example/a,b", out var page));
        Assert.True(ConsoleAddress.TryParse("https://b.example/wander/", out var console));

        var list = List("https://b.example/");
        Assert.Equal(page, list.RefusalOf(page)?.HiddenTarget);
        Assert.Equal("https://b.example/", list.RefusalOf(page)?.Pattern);
        Assert.Equal("https://b.example/wander/", list.RefusalOf(console)?.HiddenTarget?.Value);
        Assert.Equal(page, new Failure(FailureKind.HttpOnly) { Cause = list.RefusalOf(page) }.HiddenTarget);
        Assert.Null(new Failure(FailureKind.RedirectToLogin) { Target = page }.HiddenTarget);
        Assert.Null(List("https://c.example/").RefusalOf(page));
        Assert.Null(List("https://c.example/").RefusalOf(console));
    }

    private static IgnoreList List(params string[] patterns) => IgnoreList.Create(patterns.Select(IgnorePatternTests.Pattern));
}
