using FsCheck;
using FsCheck.Fluent;
using Wander.Robots;
using Property = Wander.Testing.Property;

namespace Wander.Tests.Checking;

/// <summary>Tests properties that hold for any <c>robots.txt</c>.</summary>
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

        /// <summary>The normalised length: a <c>$</c> that is not at the end is percent-encoded.</summary>
        public int Length => Pattern.Length + (2 * Pattern.SkipLast(1).Count(c => c == '$'));
    }

    public sealed record Case(Rule[] Rules, string Path)
    {
        public override string ToString() => $"{string.Join(", ", Rules.AsEnumerable())} and {Path}";
    }

    // Without digits, which could match those of a percent-encoded star or dollar.
    private static Gen<Rule> Rules => Gen.Elements(true, false).SelectMany(
        _ => Gen.Elements("/ab**$?".ToCharArray()).ArrayOf().Resize(8), (allows, pattern) =>
            new Rule(allows, new string(pattern)));

    private static Gen<string> Paths =>
        Gen.Elements("/ab*$?".ToCharArray()).ArrayOf().Resize(12).Select(path => "/" + new string(path));

    private static Arbitrary<Case> Cases =>
        Rules.ArrayOf().Resize(12).SelectMany(_ => Paths, (rules, path) => new Case(rules, path)).ToArbitrary();

    [Fact]
    public void The_result_equals_that_of_a_naive_matcher() => Property.Holds(Cases, value =>
    {
        var winner = value.Rules
            .Where(rule => rule.Pattern.Length > 0 && Fits(rule.Pattern, value.Path))
            .OrderByDescending(rule => rule.Length).ThenByDescending(rule => rule.Allows)
            .FirstOrDefault();

        Assert.Equal(winner is { Allows: false }, Read(value.Rules).Forbids(value.Path) is not null);
    }, times: 5000);

    [Fact]
    public void An_additional_allow_rule_never_disallows_a_path() =>
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
    public void Percent_encoded_letters_make_no_difference() => Property.Holds(Cases, value =>
    {
        var encoded = value.Path.Replace("a", "%61").Replace("b", "%62");
        var rules = value.Rules.Select(rule => rule with { Pattern = rule.Pattern.Replace("a", "%61") }).ToArray();

        Assert.Equal(Read(value.Rules).Forbids(value.Path), Read(rules).Forbids(encoded));
    });

    [Fact]
    public void Line_endings_make_no_difference() => Property.Holds(Cases, value =>
    {
        var text = string.Join('\n', ["User-agent: *", .. value.Rules.Select(rule => rule.ToString()), ""]);
        var answer = RobotsText.Read(text).Forbids(value.Path);

        Assert.Equal(answer, RobotsText.Read(text.Replace("\n", "\r\n")).Forbids(value.Path));
        Assert.Equal(answer, RobotsText.Read(text.Replace("\n", "\r")).Forbids(value.Path));
        Assert.Equal(answer, RobotsText.Read(text.Replace("\n", " # comment\n\n")).Forbids(value.Path));
    });

    [Fact]
    public void For_any_bytes_the_reported_rule_is_a_short_line_of_printable_ASCII()
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
    public void Any_path_can_be_matched_without_an_exception() => Property.Holds<NonNull<string>>(path =>
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
