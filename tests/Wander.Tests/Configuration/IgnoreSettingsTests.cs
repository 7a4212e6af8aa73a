using static Wander.Tests.Configuration.SettingsOnDisk;

namespace Wander.Tests.Configuration;

public class IgnoreSettingsTests
{
    [Theory]
    [InlineData(
        "- pattern: 'a b'",
        "2:12: `a b` contains a space, which a pattern cannot. If the rest is a reason, write `- {pattern: 'a', reason: 'b'}`.")]
    [InlineData(
        "- 'https://a.example/ # why'",
        "2:3: `https://a.example/ # why` contains a space, which a pattern cannot. If the rest is a reason, write "
        + "`- {pattern: https://a.example/, reason: 'why'}`.")]
    [InlineData("- '- https://a.example/'",
        "2:3: `- https://a.example/` begins with `-` and a space, which are not part of a pattern. Write `https://a.example/`.")]
    [InlineData("- '* https://a.example/'",
        "2:3: `* https://a.example/` begins with `*` and a space, which are not part of a pattern. Write `https://a.example/`.")]
    [InlineData("- '# two words'",
        "2:3: `# two words` begins with `#` and a space, which are not part of a pattern. Write only the pattern.")]
    [InlineData("- 0.0.0.0 ads.example", "2:3: `0.0.0.0 ads.example` is a line of a hosts file. Write `ads.example`.")]
    [InlineData("- 'a.example, b.example'", "2:3: `a.example, b.example` contains several patterns. Write one pattern per line.")]
    [InlineData("- https://a.example/ https://b.example/",
        "2:3: `https://a.example/ https://b.example/` contains several patterns. Write one pattern per line.")]
    [InlineData("- ''", "2:3: `` is not an ignore pattern. Write one like `https://*.example.com/`.")]
    [InlineData("- reason: ads",
        "2:3: This entry of `ignore` has no `pattern`. Add one, like `pattern: https://*.example.com/`.")]
    [InlineData("- pattern: https://ads.example/\n  reasn: ads",
        "3:3: Unknown key `reasn` in an entry of `ignore`. Did you mean `reason`?")]
    [InlineData("-", "2:2: An entry of `ignore` is empty. Write a value after its dash, or remove the dash.")]
    public void An_invalid_entry_of_ignore_is_an_error(string entry, string problem) =>
        Assert.Equal("wander.yaml:" + problem, ProblemOf("ignore:\n" + entry));

    [Fact]
    public void A_pattern_that_hides_this_console_is_an_error()
    {
        using var folder = new SettingsOnDisk();
        folder.With("ignore.txt", "\n  https://me.example/ # oh\n");

        var reading = folder.Read(
            "url: https://me.example/wander/\nignore: ['*', https://ads.example/, me.example]\nignore_files: [ignore.txt]");

        Assert.Null(reading.Settings);
        Assert.Equal(
            [
                "wander.yaml:2:10: `*` hides this console, https://me.example/wander/. Write a narrower pattern, or remove it.",
                "wander.yaml:2:37: `me.example` hides this console, https://me.example/wander/. Write a narrower pattern, or "
                    + "remove it.",
                "ignore.txt:2:3: `https://me.example/` hides this console, https://me.example/wander/. Write a narrower "
                    + "pattern, or remove it.",
            ],
            Words(reading));
    }

    [Fact]
    public void A_hidden_page_or_console_is_a_warning()
    {
        const string yaml =
            "consoles: [https://a.example/]\npages:\n- https://b.example/x\nignore:\n- https://*.example/\nurl: "
            + "https://me.invalid/";

        Assert.Equal(
            [
                "wander.yaml:1:12: warning: `https://a.example/` is hidden by the ignore pattern `https://*.example/` "
                    + "(wander.yaml:5). Remove the address or the pattern.",
                "wander.yaml:3:3: warning: `https://b.example/x` is hidden by the ignore pattern `https://*.example/` "
                    + "(wander.yaml:5). Remove the address or the pattern.",
            ],
            ProblemsOf(yaml));
        var settings = Good(yaml);
        Assert.Single(settings.Consoles);
        Assert.Single(settings.Pages);
    }

    [Fact]
    public void A_regular_expression_is_translated_with_a_warning()
    {
        const string yaml = """ignore: ['.*://.*\.substack\.com/.*']""";

        Assert.Equal(
            """wander.yaml:1:10: warning: `.*://.*\.substack\.com/.*` is a regular expression of an older console """
            + "and is read as a pattern. Replace it with `- https://*.substack.com/`.",
            ProblemOf(yaml));
        Assert.Equal("https://*.substack.com/", Assert.Single(Good(yaml).Ignore.Patterns).Text);
    }

    [Fact]
    public void The_replacement_for_a_regular_expression_keeps_its_reason()
    {
        const string yaml = """
            ignore:
            - pattern: '.*://.*\.substack\.com/.*'
              reason: "it's # a shop: [really]"
            """;

        var problem = ProblemOf(yaml);

        Assert.EndsWith(
            "`- {pattern: https://*.substack.com/, reason: 'it''s # a shop: [really]'}`.", problem, StringComparison.Ordinal);
        var line = problem[(problem.LastIndexOf("`- ", StringComparison.Ordinal) + 1)..].TrimEnd('.', '`');
        var pasted = Assert.Single(Good("ignore:\n" + line).Ignore.Patterns);
        Assert.Equal(("https://*.substack.com/", "it's # a shop: [really]"), (pasted.Text, pasted.Reason));
    }

    [Fact]
    public void A_pattern_longer_than_any_address_is_an_error() =>
        Assert.StartsWith(
            "wander.yaml:1:10: `https://aaa", ProblemOf($"ignore: [https://{new string('a', 2048)}]"), StringComparison.Ordinal);

    [Fact]
    public void A_regular_expression_that_cannot_be_translated_is_read_literally()
    {
        const string yaml = """ignore: ['https://(a|b)\.example/.*']""";

        Assert.Equal(
            """wander.yaml:1:10: warning: `https://(a|b)\.example/.*` looks like a regular expression of an older console """
            + "but is read literally. Rewrite it as a wildcard pattern, with `*` for any characters.",
            ProblemOf(yaml));
        Assert.Equal("""https://(a|b)\.example/.*""", Assert.Single(Good(yaml).Ignore.Patterns).Text);
    }
}
