using System.Text;
using Wander.Robots;

namespace Wander.Tests.Checking;

/// <summary>
/// Tests which groups of a <c>robots.txt</c> apply to this service (RFC 9309, sections 2.1 and 2.2.1), with cases of Google's
/// parser.
/// </summary>
public class RobotsGroupTests
{
    [Theory]
    [InlineData("Wander")]
    [InlineData("wander")]
    [InlineData("WANDER")]
    [InlineData("Wander/1.0")]
    [InlineData("wander (the robot of consoles)")]
    [InlineData("Wander Robot")]
    [InlineData("  Wander\t")]
    [InlineData("Wander # our friend")]
    [InlineData("*")]
    [InlineData("* # everybody")]
    [InlineData("* (everybody)")]
    public void A_group_for_this_service_applies(string agent) =>
        Assert.Equal("Disallow: /", RobotsText.Read($"User-agent: {agent}", "Disallow: /").Forbids("/x"));

    [Theory]
    [InlineData("WanderBot")]
    [InlineData("Wander-Images")]
    [InlineData("Wander_2")]
    [InlineData("Wand")]
    [InlineData("Googlebot")]
    [InlineData("Mozilla/5.0 (compatible; Wander/1.0)")]
    [InlineData("*Wander")]
    [InlineData("")]
    public void A_group_for_another_crawler_does_not_apply(string agent) =>
        Assert.Null(RobotsText.Read($"User-agent: {agent}", "Disallow: /").Forbids("/x"));

    [Fact]
    public void All_groups_for_this_service_are_combined()
    {
        var rules = RobotsText.Read(
            "User-agent: wander", "Disallow: /a", "User-agent: Other", "Disallow: /b", "User-agent: Wander", "Disallow: /c");

        Assert.Equal("Disallow: /a", rules.Forbids("/a"));
        Assert.Null(rules.Forbids("/b"));
        Assert.Equal("Disallow: /c", rules.Forbids("/c"));
    }

    [Fact]
    public void All_general_groups_are_combined()
    {
        var rules = RobotsText.Read(
            "User-agent: *", "Disallow: /a", "User-agent: Other", "Disallow: /b", "User-agent: *", "Disallow: /c");

        Assert.Equal("Disallow: /a", rules.Forbids("/a"));
        Assert.Null(rules.Forbids("/b"));
        Assert.Equal("Disallow: /c", rules.Forbids("/c"));
    }

    [Theory]
    [InlineData("User-agent: *\nDisallow: /\nUser-agent: Wander\nDisallow: /private/")]
    [InlineData("User-agent: Wander\nDisallow: /private/\nUser-agent: *\nDisallow: /")]
    public void Rules_for_this_service_replace_the_general_rules(string text)
    {
        var rules = RobotsText.Read(text);

        Assert.Null(rules.Forbids("/"));
        Assert.Equal("Disallow: /private/", rules.Forbids("/private/x"));
    }

    [Theory]
    [InlineData("User-agent: *\nDisallow: /\nUser-agent: Wander")]
    [InlineData("User-agent: *\nDisallow: /\nUser-agent: Wander\nDisallow:")]
    [InlineData("User-agent: Wander\nCrawl-delay: 1\nAllow:\nUser-agent: *\nDisallow: /")]
    public void An_empty_group_for_this_service_allows_everything(string text) =>
        Assert.Null(RobotsText.Read(text).Forbids("/x"));

    [Theory]
    [InlineData("User-agent: Other\nUser-agent: Wander\nDisallow: /")]
    [InlineData("User-agent: Wander\nUser-agent: Other\nDisallow: /")]
    [InlineData("User-agent: Wander\n\n\nUser-agent: Other\n# a comment\n\nDisallow: /")]
    [InlineData("User-agent: Wander\nSitemap: https://a.example/sitemap.xml\nUser-agent: Other\nDisallow: /")]
    [InlineData("User-agent: Wander\nCrawl-delay: 10\nUser-agent: *\nDisallow: /")]
    [InlineData("User-agent: Wander\nSomething: unknown\n\nDisallow: /")]
    [InlineData("User-agent: Wander\nDisallow: /no\n\nSitemap: https://a.example/\n\nDisallow: /")]
    public void A_group_can_have_several_agents_and_ends_at_an_agent_after_a_rule(string text) =>
        Assert.Equal("Disallow: /", RobotsText.Read(text).Forbids("/x"));

    [Theory]
    [InlineData("User-agent: Wander\nDisallow: /a\nUser-agent: Other\nDisallow: /")]
    [InlineData("User-agent: Wander\nDisallow:\nUser-agent: Other\nDisallow: /")]
    [InlineData("User-agent: Wander\nAllow: /\nUser-agent: Other\nUser-agent: More\nDisallow: /\nDisallow: /")]
    [InlineData("Disallow: /\nUser-agent: Wander\nDisallow: /a")]
    [InlineData("Disallow: /")]
    [InlineData("User-agent: Wander\n# Disallow: /")]
    [InlineData("Sitemap: https://a.example/")]
    [InlineData("")]
    public void Rules_for_other_crawlers_and_without_a_group_do_not_apply(string text) =>
        Assert.Null(RobotsText.Read(text).Forbids("/x"));

    [Theory]
    [InlineData("user-agent:wander\ndisallow:/")]
    [InlineData("USER-AGENT: wander\nDISALLOW: /")]
    [InlineData(" \t uSeR-aGeNt \t:\t wander \t\n \t dIsAlLoW \t: / \t ")]
    [InlineData("User-agent: wander\rDisallow: /\r")]
    [InlineData("User-agent: wander\r\nDisallow: /\r\n")]
    [InlineData("User-agent: wander\n\r\n\rDisallow: /")]
    [InlineData("\uFEFFUser-agent: wander\nDisallow: /")]
    [InlineData("User-agent: wander\nDisallow: /#private")]
    [InlineData("User-agent: wander\nDisallow: / # everything")]
    [InlineData("User-agent wander\nDisallow /")]
    [InlineData("Useragent: wander\nDisalow: /")]
    [InlineData("User agent: wander\nDissallow: /")]
    public void Lines_with_common_mistakes_are_accepted(string text) =>
        Assert.Equal("Disallow: /", RobotsText.Read(text).Forbids("/x"));

    [Theory]
    [InlineData("User-agent: wander\nDisallow /a and /b")]
    [InlineData("User-agent wander and others\nDisallow: /")]
    [InlineData("User-agent: wander\nPlease disallow: /")]
    [InlineData("User-agent: wander\nDisallow")]
    [InlineData("User-agent: wander\n: /")]
    [InlineData("User-agent: wander\nDisallow: /a\u0000 Disallow: /")]
    public void Lines_of_prose_are_not_rules(string text) => Assert.Null(RobotsText.Read(text).Forbids("/b"));

    [Fact]
    public void Invalid_bytes_affect_only_their_own_line()
    {
        byte[] text = [
            .. "\u00FF\u00FE: \u0000\nUser-agent: wander\n\u0080\u00C3: /\nDisallow: /\u00E9\nDisallow: /x".Select(c => (byte)c)];

        var rules = RobotsRules.Read(text);

        Assert.Equal("Disallow: /x", rules.Forbids("/x"));
        Assert.Equal("Disallow: /%E9", rules.Forbids("/%e9"));
        Assert.Null(rules.Forbids("/é"));
    }

    [Fact]
    public void A_truncated_last_line_is_ignored()
    {
        const string head = "User-agent: wander\nDisallow: /a\n";
        var comment = "#" + new string('x', RobotsRules.MaximumBytes - head.Length - "#\nDisallow: /".Length) + "\n";
        var text = Encoding.ASCII.GetBytes(head + comment + "Disallow: /private/\nDisallow: /b\n");
        Assert.Equal("Disallow: /"u8, text.AsSpan(..RobotsRules.MaximumBytes)[^"Disallow: /".Length..]);

        foreach (var rules in new[] { RobotsRules.Read(text), RobotsRules.Read(text.AsSpan(..RobotsRules.MaximumBytes)) })
        {
            Assert.Equal("Disallow: /a", rules.Forbids("/a"));
            Assert.Null(rules.Forbids("/b"));
            Assert.Null(rules.Forbids("/private/"));
        }
    }
}
