using FsCheck;
using FsCheck.Fluent;
using Wander.Robots;
using Property = Wander.Testing.Property;

namespace Wander.Tests.Checking;

/// <summary>What holds for every robots.txt.</summary>
public class RobotsPropertyTests
{
    private static readonly string[] Pieces =
    [
        "User-agent", "wander", "*", "Allow", "Disallow", "Sitemap", ":", " ", "\t", "\n", "\r", "#", "/", "$", "%", "%2", "%2A",
            "a", "é", "\0",
        "\uFEFF", "\u202E", "User-agent: wander\n", "Disallow: /", "\nAllow: /*",
    ];

    public sealed record Rule(bool Allows, string Pattern)
    {
        public override string ToString() => $"{(Allows ? "Allow" : "Disallow")}: {Pattern}";

        /// <summary>A dollar that is not the end stands for itself, and is longer encoded.</summary>
        public int Length => Pattern.Length + (2 * Pattern.SkipLast(1).Count(c => c == '$'));
    }

    public sealed record Case(Rule[] Rules, string Path)
    {
        public override string ToString() => $"{string.Join(", ", Rules.AsEnumerable())} and {Path}";
    }

    // No digits: they would match what an encoded star or dollar has.
    private static Gen<Rule> Rules => Gen.Elements(true, false).SelectMany(
        _ => Gen.Elements("/ab**$?".ToCharArray()).ArrayOf().Resize(8), (allows, pattern) =>
            new Rule(allows, new string(pattern)));

    private static Gen<string> Paths =>
        Gen.Elements("/ab*$?".ToCharArray()).ArrayOf().Resize(12).Select(path => "/" + new string(path));

    private static Arbitrary<Case> Cases =>
        Rules.ArrayOf().Resize(12).SelectMany(_ => Paths, (rules, path) => new Case(rules, path)).ToArbitrary();

    [Fact]
    public void A_naive_matcher_agrees() => Property.Holds(Cases, value =>
    {
        var winner = value.Rules
            .Where(rule => rule.Pattern.Length > 0 && Fits(rule.Pattern, value.Path))
            .OrderByDescending(rule => rule.Length).ThenByDescending(rule => rule.Allows)
            .FirstOrDefault();

        Assert.Equal(winner is { Allows: false }, Read(value.Rules).Forbids(value.Path) is not null);
    }, times: 5000);

    [Fact]
    public void A_rule_that_allows_never_makes_more_forbidden() =>
        Property.Holds(Rules.SelectMany(_ => Cases.Generator, (rule, value) => (rule, value)).ToArbitrary(), one =>
        {
            if (Read(one.value.Rules).Forbids(one.value.Path) is null)
                Assert.Null(Read([.. one.value.Rules, one.rule with { Allows = true }]).Forbids(one.value.Path));
        }, times: 2000);

    [Fact]
    public void The_order_of_rules_does_not_matter() => Property.Holds(Cases, value =>
        Assert.Equal(
            Read(value.Rules).Forbids(value.Path) is null, Read([.. value.Rules.Reverse()]).Forbids(value.Path) is null));

    [Fact]
    public void It_does_not_matter_whether_letters_are_encoded() => Property.Holds(Cases, value =>
    {
        var encoded = value.Path.Replace("a", "%61").Replace("b", "%62");
        var rules = value.Rules.Select(rule => rule with { Pattern = rule.Pattern.Replace("a", "%61") }).ToArray();

        Assert.Equal(Read(value.Rules).Forbids(value.Path), Read(rules).Forbids(encoded));
    });

    [Fact]
    public void It_does_not_matter_how_lines_end() => Property.Holds(Cases, value =>
    {
        var text = string.Join('\n', ["User-agent: *", .. value.Rules.Select(rule => rule.ToString()), ""]);
        var answer = RobotsText.Read(text).Forbids(value.Path);

        Assert.Equal(answer, RobotsText.Read(text.Replace("\n", "\r\n")).Forbids(value.Path));
        Assert.Equal(answer, RobotsText.Read(text.Replace("\n", "\r")).Forbids(value.Path));
        Assert.Equal(answer, RobotsText.Read(text.Replace("\n", " # comment\n\n")).Forbids(value.Path));
    });

    [Fact]
    public void Whatever_bytes_come_the_answer_is_a_short_line_of_plain_text()
    {
        Property.Holds<byte[]>(text => AssertPlain(RobotsRules.Read(text), "/a"));
        Property.Holds(
            Gen.Elements(Pieces).ArrayOf().SelectMany(
                _ => Gen.Elements(Pieces).ArrayOf(), (text, path) => (text, path)).ToArbitrary(),
            value =>
                AssertPlain(RobotsText.Read("User-agent: *\nDisallow: " + string.Concat(value.text)), string.Concat(value.path)),
            times: 2000);
    }

    [Fact]
    public void Whatever_path_is_asked_for_there_is_an_answer() => Property.Holds<NonNull<string>>(path =>
    {
        AssertPlain(RobotsRules.Read("User-agent: *\nDisallow: /"u8), path.Get);
        Assert.Null(RobotsRules.AllowAll.Forbids(path.Get));
    });

    private static void AssertPlain(RobotsRules rules, string path)
    {
        if (rules.Forbids(path) is not { } line)
            return;
        Assert.StartsWith("Disallow: ", line);
        Assert.InRange(line.Length, "Disallow: /".Length, 100);
        Assert.All(line.TrimEnd('…'), c => Assert.InRange(c, ' ', '~'));
    }

    private static RobotsRules Read(Rule[] rules) => RobotsText.ReadGroup([.. rules.Select(rule => rule.ToString())]);

    private static bool Fits(ReadOnlySpan<char> pattern, ReadOnlySpan<char> path)
    {
        if (pattern.IsEmpty)
            return true;
        if (pattern is "$")
            return path.IsEmpty;
        if (pattern[0] == '*')
            return Fits(pattern[1..], path) || (!path.IsEmpty && Fits(pattern, path[1..]));
        return !path.IsEmpty && pattern[0] == path[0] && Fits(pattern[1..], path[1..]);
    }
}
