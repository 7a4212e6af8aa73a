using System.Text;
using Wander.Robots;

namespace Wander.Tests.Checking;

/// <summary>Tests malicious <c>robots.txt</c> files. The timeouts ensure that parsing is fast.</summary>
public class RobotsHostileTests
{
    private const int Timeout = 30_000;

    [Fact(Timeout = Timeout)]
    public Task A_megabyte_of_stars_is_not_a_rule() => InTime(() =>
    {
        Assert.Null(RobotsText.ReadGroup(new string('*', 1_000_000)).Forbids("/x"));
        Assert.Null(RobotsText.ReadGroup("Disallow: " + new string('*', 1_000_000)).Forbids("/x"));
        Assert.Null(RobotsText.ReadGroup("Disallow: " + new string('*', 400_000)).Forbids("/x"));
        Assert.NotNull(RobotsText.ReadGroup("Disallow: " + new string('*', 2000)).Forbids("/x"));
    });

    [Fact(Timeout = Timeout)]
    public Task A_hundred_thousand_groups_are_read_up_to_the_limit() => InTime(() =>
    {
        var rules = RobotsText.Read([.. Enumerable.Range(0, 100_000).Select(n => $"User-agent: *\nDisallow: /{n}$")]);

        Assert.NotNull(rules.Forbids($"/{RobotsRules.MaximumRules - 1}"));
        Assert.Null(rules.Forbids($"/{RobotsRules.MaximumRules}"));
    });

    [Fact(Timeout = Timeout)]
    public Task Tens_of_thousands_of_user_agents_form_one_group() => InTime(() =>
    {
        var agents = string.Concat(Enumerable.Repeat("User-agent:x\n", 35_000));

        Assert.NotNull(RobotsText.Read("User-agent: wander", agents, "Disallow: /").Forbids("/x"));
    });

    [Fact(Timeout = Timeout)]
    public Task A_file_of_one_repeated_character_has_no_rules() => InTime(() =>
    {
        foreach (var c in new[] { '\0', '\n', '\r', ':', '#', ' ', '%', '\u00FF' })
            Assert.Null(RobotsRules.Read(Encoding.Latin1.GetBytes(new string(c, 1_000_000))).Forbids("/x"));
        Assert.Equal("Disallow: /%00%00", RobotsText.ReadGroup("Disallow: /\0\0").Forbids("/\0\0\0"));
    });

    [Theory(Timeout = Timeout)]
    [InlineData("/*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b")]
    [InlineData("/aaaaaaaaaaaaaaaaaaaaaaaaaaaaa*aaaaaaaaaaaaaaaaaaaaaaaaaaab*")]
    [InlineData("/*aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaabaaaaaaaaaaaaaaaaaaaaaaa$")]
    public Task Matching_the_maximum_number_of_rules_with_wildcards_is_fast(string pattern) => InTime(() =>
    {
        var rules = RobotsText.ReadGroup([.. Enumerable.Repeat($"Disallow: {pattern}", RobotsRules.MaximumRules)]);

        Assert.Null(rules.Forbids("/" + new string('a', 2000)));
    });

    private static Task InTime(Action assertions) => Task.Run(assertions, TestContext.Current.CancellationToken);
}
