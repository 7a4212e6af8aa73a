using Wander.Robots;
using Wander.Tests.Checking;

namespace Wander.Tests.Robots;

/// <summary>Tests the rules (RFC 9309, sections 2.2.2, 2.2.3 and 5), with examples of Google's documentation.</summary>
public class RobotsRulesTests
{
    [Theory]
    [InlineData("/fish", "/fish")]
    [InlineData("/fish", "/fish.html")]
    [InlineData("/fish", "/fish/salmon.html")]
    [InlineData("/fish", "/fishheads/yummy.html")]
    [InlineData("/fish", "/fish.html?id=anything")]
    [InlineData("/fish*", "/fish")]
    [InlineData("/fish*", "/fishheads")]
    [InlineData("/fish/", "/fish/")]
    [InlineData("/fish/", "/fish/?id=anything")]
    [InlineData("/*.php", "/filename.php")]
    [InlineData("/*.php", "/folder/filename.php?parameters")]
    [InlineData("/*.php", "//folder/any.php.file.html")]
    [InlineData("/*.php", "/index?f=filename.php/")]
    [InlineData("/*.php$", "/folder/filename.php")]
    [InlineData("/*.php$", "/a.php?b.php")]
    [InlineData("/fish*.php", "/fishheads/catfish.php?parameters")]
    [InlineData("/foo/*/quz", "/foo//quz")]
    [InlineData("/$", "/")]
    [InlineData("/*$", "/anything")]
    [InlineData("/a*b*c$", "/abbbcxc")]
    [InlineData("/a*a$", "/aa")]
    [InlineData("*", "/")]
    [InlineData("*/private", "/very/private")]
    [InlineData("/**//**b", "/a//ab")]
    [InlineData("/search?q=*&lang=", "/search?q=x&lang=en")]
    [InlineData("/", "")]
    [InlineData("/?print", "?print")]
    public void A_pattern_matches_the_beginning_of_a_path(string pattern, string path) =>
        Assert.NotNull(RobotsText.ReadGroup($"Disallow: {pattern}").Forbids(path));

    [Theory]
    [InlineData("/fish", "/Fish.asp")]
    [InlineData("/fish", "/catfish")]
    [InlineData("/fish", "/?id=fish")]
    [InlineData("/fish/", "/fish")]
    [InlineData("/fish/", "/fish.html")]
    [InlineData("/*.php", "/")]
    [InlineData("/*.php", "/windows.PHP")]
    [InlineData("/*.php$", "/filename.php?parameters")]
    [InlineData("/*.php$", "/filename.php5")]
    [InlineData("/fish*.php", "/Fish.PHP")]
    [InlineData("/foo/bar$", "/foo/bar/")]
    [InlineData("/a*a$", "/a")]
    [InlineData("/ab*ba$", "/aba")]
    [InlineData("/a$b", "/a")]
    [InlineData("fish", "/fish")]
    [InlineData("$", "/")]
    [InlineData("/x", "/#/x")]
    public void A_different_pattern_does_not_match(string pattern, string path) =>
        Assert.Null(RobotsText.ReadGroup($"Disallow: {pattern}").Forbids(path));

    [Theory]
    [InlineData("/foo/bar/ツ", "/foo/bar/%E3%83%84")]
    [InlineData("/foo/bar/%E3%83%84", "/foo/bar/ツ")]
    [InlineData("/foo/bar/%e3%83%84", "/foo/bar/%E3%83%84")]
    [InlineData("/foo/bar/%62%61%7A", "/foo/bar/baz")]
    [InlineData("/foo/bar/baz", "/foo/bar/%62%61%7a")]
    [InlineData("/%7Eme", "/~me")]
    [InlineData("/a b", "/a%20b")]
    [InlineData("/{id}", "/%7Bid%7D")]
    [InlineData("/100%", "/100%25")]
    [InlineData("/%%34", "/%254")]
    [InlineData("/%zz", "/%25zz")]
    [InlineData("/%2F", "/%2f")]
    [InlineData("/foo/bar?baz=https://foo.bar", "/foo/bar?baz=https://foo.bar")]
    [InlineData("/path/file-with-a-%2A.html", "/path/file-with-a-*.html")]
    [InlineData("/path/foo-%24", "/path/foo-$")]
    [InlineData("/a$b", "/a$b")]
    [InlineData("/a$b", "/a%24b")]
    public void Percent_encoded_octets_match_the_same_octets(string pattern, string path) =>
        Assert.NotNull(RobotsText.ReadGroup($"Disallow: {pattern}").Forbids(path));

    [Theory]
    [InlineData("/a%2Fb", "/a/b")]
    [InlineData("/a/b", "/a%2Fb")]
    [InlineData("/%2A", "/x")]
    [InlineData("/x%24", "/x")]
    [InlineData("/a%3Fb", "/a?b")]
    [InlineData("/100%", "/1001")]
    public void A_reserved_character_differs_from_its_encoded_form(string pattern, string path) =>
        Assert.Null(RobotsText.ReadGroup($"Disallow: {pattern}").Forbids(path));

    [Theory]
    [InlineData("/page", "Allow: /p", "Disallow: /", null)]
    [InlineData("/folder/page", "Allow: /folder", "Disallow: /folder", null)]
    [InlineData("/page.htm", "Allow: /page", "Disallow: /*.htm", "Disallow: /*.htm")]
    [InlineData("/x/page.html", "Allow: /x/page.", "Disallow: /*.html", null)]
    [InlineData("/", "Allow: /$", "Disallow: /", null)]
    [InlineData("/page.htm", "Allow: /$", "Disallow: /", "Disallow: /")]
    [InlineData("/x", "Disallow: /x", "Allow: /x/", "Disallow: /x")]
    [InlineData("/x/", "Disallow: /x", "Allow: /x/", null)]
    [InlineData("/x", "Disallow:", "Allow:", null)]
    [InlineData("/x", "Disallow: ", "Disallow: /x", "Disallow: /x")]
    [InlineData("/ツ", "Disallow: /ツ", "Allow: /%E3%83%84", null)]
    [InlineData("/é", "Disallow: /%C3%A9", "Allow: /*****", "Disallow: /%C3%A9")]
    [InlineData("/example/page/disallow.gif", "Allow: /example/page/", "Disallow: /example/page/disallow.gif",
        "Disallow: /example/page/disallow.gif")]
    public void The_longest_pattern_wins_and_allow_wins_a_tie(
        string path, string first, string second, string? forbids)
    {
        Assert.Equal(forbids, RobotsText.ReadGroup(first, second).Forbids(path));
        Assert.Equal(forbids, RobotsText.ReadGroup(second, first).Forbids(path));
    }

    [Fact]
    public void The_robots_txt_itself_is_always_allowed()
    {
        var rules = RobotsText.ReadGroup("Disallow: /robots.txt", "Disallow: /");

        Assert.Null(rules.Forbids("/robots.txt"));
        Assert.Null(rules.Forbids("/robots%2Etxt"));
        Assert.NotNull(rules.Forbids("/robots.txt2"));
        Assert.NotNull(rules.Forbids("/a/robots.txt"));
    }

    [Fact]
    public void Everything_can_be_allowed_or_disallowed()
    {
        var disallowAll = RobotsRules.Read("User-agent: *\nDisallow: /"u8);
        Assert.Null(RobotsRules.AllowAll.Forbids("/"));
        Assert.Equal("Disallow: /", disallowAll.Forbids("/"));
        Assert.Equal("Disallow: /", disallowAll.Forbids("/x?y"));
        Assert.Null(disallowAll.Forbids("/robots.txt"));
    }

    [Fact]
    public void The_returned_line_is_short_and_printable()
    {
        Assert.Equal("Disallow: /%E2%80%AEx%00", RobotsText.ReadGroup("disallow:  /\u202Ex\0  # secret").Forbids("/\u202Ex\0"));
        Assert.Equal("Disallow: /" + new string('a', 89),
            RobotsText.ReadGroup("Disallow: /" + new string('a', 89)).Forbids("/" + new string('a', 89)));

        var line = RobotsText.ReadGroup("Disallow: /" + new string('a', 90)).Forbids("/" + new string('a', 90));

        Assert.Equal("Disallow: /" + new string('a', 88) + "…", line);
    }

    [Fact]
    public void Too_long_patterns_and_too_many_rules_are_ignored()
    {
        var longest = "/" + new string('a', RobotsRule.MaximumLength - 1);
        Assert.NotNull(RobotsText.ReadGroup($"Disallow: {longest}").Forbids(longest));
        Assert.Null(RobotsText.ReadGroup($"Disallow: {longest}*").Forbids(longest));

        var many = RobotsText.ReadGroup([.. Enumerable.Range(1, RobotsRules.MaximumRules + 1).Select(n => $"Disallow: /{n}$")]);
        Assert.NotNull(many.Forbids($"/{RobotsRules.MaximumRules}"));
        Assert.Null(many.Forbids($"/{RobotsRules.MaximumRules + 1}"));
    }
}
