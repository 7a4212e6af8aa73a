using System.Text;
using Wander.Robots;

namespace Wander.Tests.Checking;

/// <summary>Files that nobody writes in good faith. That these tests end in time is what they show.</summary>
public class RobotsHostileTests
{
    private const int Timeout = 30_000;

    [Fact(Timeout = Timeout)]
    public Task A_megabyte_of_stars_is_no_rule() => Soon(() =>
    {
        Assert.Null(RobotsText.ReadGroup(new string('*', 1_000_000)).Forbids("/x"));
        Assert.Null(RobotsText.ReadGroup("Disallow: " + new string('*', 1_000_000)).Forbids("/x"));
        Assert.Null(RobotsText.ReadGroup("Disallow: " + new string('*', 400_000)).Forbids("/x"));
        Assert.NotNull(RobotsText.ReadGroup("Disallow: " + new string('*', 2000)).Forbids("/x"));
    });

    [Fact(Timeout = Timeout)]
    public Task A_hundred_thousand_groups_are_read_up_to_the_bound() => Soon(() =>
    {
        var rules = RobotsText.Read([.. Enumerable.Range(0, 100_000).Select(n => $"User-agent: *\nDisallow: /{n}$")]);

        Assert.NotNull(rules.Forbids($"/{RobotsRules.MaximumRules - 1}"));
        Assert.Null(rules.Forbids($"/{RobotsRules.MaximumRules}"));
    });

    [Fact(Timeout = Timeout)]
    public Task Tens_of_thousands_of_agents_are_one_group() => Soon(() =>
    {
        var agents = string.Concat(Enumerable.Repeat("User-agent:x\n", 35_000));

        Assert.NotNull(RobotsText.Read("User-agent: wander", agents, "Disallow: /").Forbids("/x"));
    });

    [Fact(Timeout = Timeout)]
    public Task Nothing_but_NUL_or_line_ends_or_colons_says_nothing() => Soon(() =>
    {
        foreach (var c in new[] { '\0', '\n', '\r', ':', '#', ' ', '%', '\u00FF' })
            Assert.Null(RobotsRules.Read(Encoding.Latin1.GetBytes(new string(c, 1_000_000))).Forbids("/x"));
        Assert.Equal("Disallow: /%00%00", RobotsText.ReadGroup("Disallow: /\0\0").Forbids("/\0\0\0"));
    });

    [Theory(Timeout = Timeout)]
    [InlineData("/*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b")]
    [InlineData("/aaaaaaaaaaaaaaaaaaaaaaaaaaaaa*aaaaaaaaaaaaaaaaaaaaaaaaaaab*")]
    [InlineData("/*aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaabaaaaaaaaaaaaaaaaaaaaaaa$")]
    public Task A_decision_over_as_many_rules_of_stars_as_may_be_comes_soon(string pattern) => Soon(() =>
    {
        var rules = RobotsText.ReadGroup([.. Enumerable.Repeat($"Disallow: {pattern}", RobotsRules.MaximumRules)]);

        Assert.Null(rules.Forbids("/" + new string('a', 2000)));
    });

    private static Task Soon(Action assertions) => Task.Run(assertions, TestContext.Current.CancellationToken);
}
