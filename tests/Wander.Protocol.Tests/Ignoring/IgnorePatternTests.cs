using FsCheck.Fluent;
using Wander.Protocol.Ignoring;

namespace Wander.Protocol.Tests.Ignoring;

public class IgnorePatternTests
{
    public sealed record Case(string Pattern, string Url, bool Ignored, string Why);

    public static TheoryData<Case> Cases => [.. Vectors.Read<Case>("ignore.json")];

    [Theory, MemberData(nameof(Cases))]
    public void A_pattern_hides_the_URLs_of_the_vectors(Case vector) =>
        AssertHides(vector.Ignored, vector.Pattern, vector.Url);

    [Theory]
    [InlineData("https://medium.com:8443/", "https://medium.com/", false)]
    [InlineData("https://medium.com:08443/", "https://medium.com:8443/", true)]
    [InlineData("https://medium.com:443/", "https://medium.com/x", true)]
    [InlineData("https://medium.com:/", "https://medium.com/x", true)]
    [InlineData("http://medium.com:443/", "https://medium.com/", false)]
    [InlineData("http://medium.com:443/", "http://medium.com:443/", true)]
    [InlineData("ftp://medium.com:21/", "ftp://medium.com/", true)]
    [InlineData("medium.com:443", "https://medium.com/x", true)]
    [InlineData("medium.com:80", "http://medium.com/x", true)]
    [InlineData("medium.com:8443", "https://medium.com:8443/x", true)]
    [InlineData("https://*.medium.com:443/", "https://a.medium.com/x", true)]
    [InlineData("https://*.medium.com:8443/", "https://a.medium.com:8443/x", true)]
    [InlineData("https://*.medium.com:08443/", "https://a.medium.com:8443/x", true)]
    [InlineData("https://*.medium.com:8443/", "https://a.medium.com/x", false)]
    [InlineData("https://medium.com:*/", "https://medium.com:8443/x", true)]
    [InlineData("https://medium.com:84*", "https://medium.com:8443/x", true)]
    public void A_port_is_compared_unless_it_is_the_default_port(string pattern, string url, bool hidden) =>
        AssertHides(hidden, pattern, url);

    [Theory]
    [InlineData("https://[::1]/", "https://[::1]/x", true)]
    [InlineData("https://[0:0::1]:443/", "https://[::1]/x", true)]
    [InlineData("[::1]", "https://[0:0::1]/x", true)]
    [InlineData("https://[::1]/", "https://[::1]:8080/x", false)]
    [InlineData("https://[::1]:8080/", "https://[::1]:8080/x", true)]
    [InlineData("https://[2001:db8:*", "https://[2001:db8::1]:8080/x", true)]
    [InlineData("http://127.0.0.1/", "http://0x7f.1/x", true)]
    [InlineData("http://0x7f.1/*/a", "http://127.0.0.1/x/a", true)]
    public void IP_addresses_are_normalised(string pattern, string url, bool hidden) =>
        AssertHides(hidden, pattern, url);

    [Theory]
    [InlineData("https://user:secret@medium.com/", "https://medium.com/x", true)]
    [InlineData("https://medium.com/", "https://a*b:c@d@medium.com/x", true)]
    [InlineData("https://medium.com/@user", "https://medium.com/@user/story", true)]
    [InlineData("*@alice", "https://social.example/@alice", true)]
    [InlineData("https://*/@alice", "https://social.example/@alice", true)]
    public void User_information_is_ignored_but_an_at_sign_in_a_path_is_compared(string pattern, string url, bool hidden) =>
        AssertHides(hidden, pattern, url);

    [Theory]
    [InlineData("*://example.com/", "http://example.com/x", true)]
    [InlineData("http*://example.com/", "https://example.com/x", true)]
    [InlineData("*://*.example.com:443/", "https://a.example.com/x", true)]
    [InlineData("*example.com/", "https://archive.example/https://example.com/", true)]
    [InlineData("*example.com/*", "https://www.example.com/x", true)]
    [InlineData("*example.com/*", "https://www.example.com/", false)] // the added trailing slash requires another slash
    [InlineData("https://example.com/foo*", "https://example.com/foobar", true)]
    [InlineData("https://*.", "https://example.com/", false)]
    [InlineData("https://", "https://example.com/", false)]
    [InlineData("  https://example.com/  ", "\thttps://example.com/x ", true)]
    public void Schemes_are_ignored_stars_are_wildcards_and_white_space_is_trimmed(string pattern, string url, bool hidden) =>
        AssertHides(hidden, pattern, url);

    [Theory]
    [InlineData("https://x.example/コーヒー", "https://x.example/%E3%82%B3%E3%83%BC%E3%83%92%E3%83%BC/a", true)]
    [InlineData("https://x.example/%e3%82%b3%E3%83%BC%E3%83%92%E3%83%BC", "https://x.example/コーヒー/a", true)]
    [InlineData("*コーヒー*", "https://x.example/a/コーヒー/b", true)]
    [InlineData("https://x.example/*/コーヒー", "https://x.example/a/コーヒー/b", true)]
    [InlineData("https://x.example/wiki/Übersicht", "https://x.example/wiki/%C3%BCbersicht", true)]
    [InlineData("https://x.example/~a b/", "https://x.example/%7Ea%20b/c", true)]
    [InlineData("https://x.example/a%2Fb", "https://x.example/a/b", false)]
    [InlineData("https://x.example/100%", "https://x.example/100%25", true)]
    [InlineData("https://x.example/%ff", "https://x.example/%FF", true)]
    [InlineData("https://x.example/a/../b/./c", "https://x.example/b/c", true)]
    [InlineData("https://x.example/b", "https://x.example/a/%2E%2e/b/..//../b", true)]
    [InlineData("https://x.example/", "https://x.example/../..", true)]
    [InlineData("https://x.example/b/c", "https://x.example/a/../b/./c", true)]
    [InlineData("https://x.example/a/b", "https://x.example\\a\\b", true)]
    [InlineData("https://*.faß.example/", "https://a.faß.example/", true)]
    [InlineData("https://マリウス。com./", "https://xn--gckvb8fzb.com/", true)]
    public void Host_and_path_are_normalised(string pattern, string url, bool hidden) =>
        AssertHides(hidden, pattern, url);

    // This is not a case of the theory above, because an attribute argument cannot contain a lone surrogate.
    [Fact]
    public void A_lone_surrogate_is_replaced_as_in_a_browser() =>
        Assert.True(Pattern("https://x.example/\ud800").Hides("https://x.example/%EF%BF%BD"));

    [Fact]
    public void A_pattern_keeps_its_text_reason_and_source()
    {
        Assert.True(IgnorePattern.TryParse(
            " HTTPS://Example.COM/ ", "cookie banner", new SourceLocation("wander.yaml", 23, 5), out var pattern));
        Assert.Equal(" HTTPS://Example.COM/ ", pattern.Text);
        Assert.Equal("cookie banner", pattern.Reason);
        Assert.Equal("wander.yaml:23", pattern.Source.ToString());
        Assert.True(IgnorePattern.TryParse(
            " HTTPS://Example.COM/ ", "cookie banner", new SourceLocation("wander.yaml", 23, 5), out var same));
        Assert.Equal(pattern, same);
    }

    [Fact]
    public void Blank_and_long_patterns_and_control_characters_are_rejected()
    {
        foreach (var text in new[] { null, "", " ", "\t", "https://a\nb/", "https://a/\u0000", "\u0085", new string('a', 2049) })
            Assert.False(IgnorePattern.TryParse(text, null, null, out _));
        Assert.True(IgnorePattern.TryParse(new string('a', 2048), null, null, out _));
    }

    [Fact]
    public void Thousands_of_stars_are_matched_without_backtracking()
    {
        var url = "https://" + string.Concat(Enumerable.Repeat("ab", 50_000));
        Assert.True(Pattern(string.Concat(Enumerable.Repeat("a*", 1000))).Hides(url + "a"));
        Assert.False(Pattern(string.Concat(Enumerable.Repeat("a*", 1000)) + "c").Hides(url));
        Assert.True(Pattern(new string('*', 2048)).Hides(url));
    }

    [Fact]
    public void A_pattern_treats_an_address_and_its_canonical_address_alike()
    {
        var texts =
            from length in Gen.Choose(0, 8)
            from parts in Gen.ArrayOf(Gen.Elements(PartsOfUrls), length)
            from address in Gen.Elements("https://example.com/{0}", "http://{0}", "https://u@{0}/a/..", "https://a.{0}.com/x")
            select address.Replace("{0}", string.Concat(parts), StringComparison.Ordinal);
        Property.Holds(texts.ToArbitrary(), written =>
        {
            if (!PageAddress.TryParse(written, out var address))
                return;
            AssertHides(true, address.Value, written);
            if (!written.Contains('*', StringComparison.Ordinal) && !written.Any(char.IsControl))
                AssertHides(true, written, address.Value);
        }, times: 5000);
    }

    private static readonly string[] PartsOfUrls =
    [
        "a", "A", "Z", "com", ".", "..", "/", "/./", "/../", "\\", "@", ":", ":80", ":0443", ":8443", "?", "#", "*", " ", "\t",
        "-", "_", "~", "'", "(", "+", "|", "^", "<", "%", "%2e", "%41", "%e3%81%82", "%C3%84", "xn--", "xn--gckvb8fzb",
        "1", "0x7f", "127.0.0.1", "[::1]", "Ä", "あ", "。", "\u0301", "ß", "\u212a", "İ", "ı", "\ud800", "😀", "\u00a0", "\u202e",
    ];

    private static void AssertHides(bool hidden, string pattern, string url)
    {
        var read = Pattern(pattern);
        Assert.True(hidden == read.Hides(url), $"{pattern} hides {url}: {!hidden}");
        Assert.Same(hidden ? read : null, IgnoreList.Create([read]).Find(url));
    }

    internal static IgnorePattern Pattern(string text)
    {
        Assert.True(IgnorePattern.TryParse(text, null, null, out var pattern));
        return pattern;
    }
}
