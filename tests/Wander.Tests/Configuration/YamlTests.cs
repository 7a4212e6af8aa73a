using static Wander.Tests.Configuration.SettingsOnDisk;

namespace Wander.Tests.Configuration;

public class YamlTests
{
    private const int Mebibyte = 1 << 20;

    public static TheoryData<string> Bombs =>
        ["[", "{", "- ", "? ", "[{", "{a: ", "[\n", "{\n", "[?", "- ? ", "{[", "- [", "!a [", "&a [", "\"\": ["];

    [Theory, MemberData(nameof(Bombs))]
    public void Parsing_of_a_file_full_of_nesting_ends_with_a_problem(string bomb)
    {
        var yaml = string.Concat(Enumerable.Repeat(bomb, (Mebibyte / bomb.Length) - 16));

        Assert.NotEmpty(ProblemsOnASmallStack(yaml));
    }

    [Theory]
    [InlineData("a:")]
    [InlineData("-")]
    [InlineData("?")]
    public void Parsing_of_deep_indentation_ends_at_32_levels(string opening)
    {
        var yaml = string.Concat(Enumerable.Range(0, 1400).Select(depth => new string(' ', depth) + opening + "\n"));

        Assert.Contains("more than 32 levels", Assert.Single(ProblemsOnASmallStack(yaml)), StringComparison.Ordinal);
    }

    [Fact]
    public void At_most_32_levels_are_read()
    {
        static string Deep(int levels) => "title: " + new string('[', levels - 1) + new string(']', levels - 1);

        Assert.Equal("wander.yaml:1:8: `title` must be text, not a list. Write `title: …` on one line.", ProblemOf(Deep(32)));
        Assert.Equal(
            "wander.yaml:1:39: Lists and sections are nested more than 32 levels deep. Remove brackets or indentation: no "
                + "setting "
            + "needs more than 3 levels.",
            ProblemOf(Deep(33)));
    }

    [Theory]
    [InlineData("\"a\"")]
    [InlineData("a\n")]
    [InlineData("[],")]
    [InlineData("a: b\n")]
    [InlineData("? \n")]
    [InlineData("- \n")]
    [InlineData("---\n")]
    [InlineData("...\n")]
    [InlineData("%TAG !a! b\n")]
    [InlineData("\"\\n")]
    [InlineData("&a ")]
    [InlineData("\t")]
    [InlineData(" \n a\n")]
    [InlineData(":")]
    [InlineData("]")]
    public void A_file_with_endless_repetitions_is_read_without_a_crash(string anything)
    {
        var much = string.Concat(Enumerable.Repeat(anything, (Mebibyte / anything.Length) - 16));

        foreach (var yaml in new[] { much, "[" + much, "{" + much, "title: " + much, "title: |\n" + much })
            _ = ProblemsOnASmallStack(yaml);
    }

    [Fact]
    public void A_repeated_key_is_an_error()
    {
        Assert.Equal(
            "wander.yaml:3:1: `title` is already in line 1. Remove one of the two.", ProblemOf("title: a\nstore: b\ntitle: c"));
        Assert.Equal(
            "wander.yaml:1:21: `every` is already in line 1. Remove one of the two.",
            ProblemOf("crawl: { every: 6h, every: 7h }"));
    }

    [Theory]
    [InlineData("ignore: [*.example.com]",
        "1:10: YAML reads `*.example.com` as an alias, because of its first character. Put the text between quotes: "
        + "`'*.example.com'`.")]
    [InlineData("ignore_files:\n- !ignore/drafts/**",
        "2:3: YAML reads `!ignore/drafts/**` as a tag, because of its first character. Put the text between quotes: "
        + "`'!ignore/drafts/**'`.")]
    [InlineData(
        "title: &home Home",
        "1:8: YAML reads `&home` as an anchor, because of its first character. Put the text between quotes: `'&home'`.")]
    [InlineData(
        "title: !!str yes",
        "1:8: YAML reads `!!str` as a tag, because of its first character. Put the text between quotes: `'!!str'`.")]
    [InlineData(
        "crawl:\n  <<: { every: 6h }",
        "2:3: `<<` merges another section in YAML, which is not supported. Write the settings out.")]
    [InlineData("title: a\n---\ntitle: b",
        "2:1: A second YAML document begins here, but settings are only one. Remove the line `---`.")]
    [InlineData("? [a]\n: b", "1:3: The name of a setting must be a word, not a list or a section. Write `name: value`.")]
    [InlineData(": b", "1:1: The name of a setting is missing before the colon. Write `name: value`.")]
    [InlineData(
        "- title: a", "1:1: Settings must be names and values. Write one per line, like `title: A console on my website`.")]
    [InlineData("title", "1:1: Settings must be names and values. Write one per line, like `title: A console on my website`.")]
    public void YAML_features_that_settings_do_not_need_are_errors(string yaml, string problem) =>
        Assert.Equal("wander.yaml:" + problem, Assert.Single(ProblemsOf(yaml)));

    [Theory]
    [InlineData("ignore:\n  - *", "2:5: Text cannot begin with `*` in YAML. Put it between single quotes.")]
    [InlineData("title: @home", "1:8: Text cannot begin with `@` in YAML. Put it between single quotes.")]
    [InlineData("title: `home`", "1:8: Text cannot begin with ``` in YAML. Put it between single quotes.")]
    [InlineData("title: %home", "1:8: Text cannot begin with `%` in YAML. Put it between single quotes.")]
    [InlineData("title: |home", "1:8: Text cannot begin with `|` in YAML. Put it between single quotes.")]
    [InlineData(
        "title: Home: mine",
        "1:12: A colon is not expected here. Put text that contains a colon and a space between single quotes, and begin all "
        + "keys of a section in the same column.")]
    [InlineData(
        "title: x\n store: y",
        "2:7: A colon is not expected here. Put text that contains a colon and a space between single quotes, and begin all "
        + "keys of a section in the same column.")]
    [InlineData("title: x\ncrawl:\n\tevery: 6h", "3:1: The indentation contains a tab. Indent with spaces.")]
    [InlineData("crawl:\n  every: 6h\n \ttimeout: 5s", "3:2: The indentation contains a tab. Indent with spaces.")]
    [InlineData("ignore:\n  - \".*\\.substack\\.com\"",
        "2:5: A backslash in this text does not begin an escape sequence, as it must between double quotes. Put the text "
        + "between single quotes.")]
    [InlineData("title: \"\\UFFFFFFFF\"",
        "1:19: A backslash in this text does not begin an escape sequence, as it must between double quotes. Put the text "
        + "between single quotes.")]
    [InlineData("title: \"\\uD800\"",
        "1:8: A backslash in this text does not begin an escape sequence, as it must between double quotes. Put the text "
        + "between single quotes.")]
    [InlineData("title: \"home\n",
        "1:8: The quotation mark that opens here is not closed, or the text after it is indented less than its setting. Close "
        + "the quotation mark, or indent the text.")]
    [InlineData("title: 'home\nstore: x\n",
        "1:8: The quotation mark that opens here is not closed, or the text after it is indented less than its setting. Close "
        + "the quotation mark, or indent the text.")]
    [InlineData("styles: [a.css",
        "1:15: The `[` in line 1 is not closed, or a comma is missing. Write `,` between entries and `]` at the end.")]
    [InlineData("styles: [a.css\ntitle: x",
        "2:1: The `[` in line 1 is not closed, or a comma is missing. Write `,` between entries and `]` at the end.")]
    [InlineData("styles: ['a.css' 'b.css']",
        "1:18: The `[` in line 1 is not closed, or a comma is missing. Write `,` between entries and `]` at the end.")]
    [InlineData("pages_check: { every: 7d",
        "1:25: The `{` in line 1 is not closed, or a comma is missing. Write `,` between entries and `}` at the end.")]
    [InlineData(
        "consoles:\n  - a\n - b",
        "3:2: This line is indented differently from the lines around it. Begin all keys of a section in the same column, and "
        + "all dashes of a list.")]
    [InlineData(
        "title: x\n- b",
        "2:1: This line is indented differently from the lines around it. Begin all keys of a section in the same column, and "
        + "all dashes of a list.")]
    [InlineData(
        "pages:\n  - url: x\n   note: y",
        "3:4: This line is indented differently from the lines around it. Begin all keys of a section in the same column, and "
        + "all dashes of a list.")]
    [InlineData("title: x\nstore\nurl: y",
        "2:1: This line has neither a colon nor a dash. Write `name: value`, or `- value` for an entry of a list.")]
    [InlineData(
        "pages:\n  - x\n  y",
        "3:3: This line has neither a colon nor a dash. Write `name: value`, or `- value` for an entry of a list.")]
    [InlineData("store\nurl: y",
        "2:4: A colon is not expected here, because the line above has none. Write `name: value` on both lines.")]
    [InlineData("title: - x", "1:8: `-` is not expected here. Remove it, or put the whole text between single quotes.")]
    [InlineData("title: 'a' b", "1:12: `b` is not expected here. Remove it, or put the whole text between single quotes.")]
    [InlineData("title: 'a' 🐌", "1:12: `🐌` is not expected here. Remove it, or put the whole text between single quotes.")]
    [InlineData("styles: [a]]", "1:12: `]` is not expected here. Remove it, or put the whole text between single quotes.")]
    [InlineData("title: ]", "1:8: `]` is not expected here. Remove it, or put the whole text between single quotes.")]
    [InlineData("title: !<> x",
        "1:11: The tag that ends here is not valid in YAML. Put text that begins with `!` between single quotes.")]
    [InlineData("title: !![ x",
        "1:11: The tag that ends here is not valid in YAML. Put text that begins with `!` between single quotes.")]
    [InlineData("title: \"\\xZZ\"",
        "1:8: A backslash in this text does not begin an escape sequence, as it must between double quotes. Put the text "
        + "between single quotes.")]
    [InlineData("%YAML 3.0\n---\ntitle: x",
        "1:1: This is not valid YAML (Found incompatible YAML document). Write each setting on its own line as `name: value`, "
            + "and "
        + "each entry of a list as `- value`.")]
    [InlineData("...\n...\n",
        "3:1: This is not valid YAML (an unexpected end). Write each setting on its own line as `name: value`, and each entry of "
        + "a list as `- value`.")]
    public void Invalid_YAML_is_explained(string yaml, string problem) =>
        Assert.Equal("wander.yaml:" + problem, Assert.Single(ProblemsOf(yaml)));

    [Theory]
    [InlineData("consoles:\n  -https://a.example/\n", "2:3: {0} `- https://a.example/`.")]
    [InlineData("pages:\n  -https://a.example/\n  -https://b.example/\n", "2:3: {0} `- https://a.example/`.")]
    [InlineData("consoles:\n-https://a.example/\n-https://b.example/\n", "2:1: {0} `- https://a.example/`.")]
    [InlineData("consoles:\n-https://a.example/\n-https://b.example/\ntitle: x\n", "2:1: {0} `- https://a.example/`.")]
    [InlineData("title: x\nignore:\n  -*.a.example # why\n  -*.b.example\nstore: y\n", "3:3: {0} `- *.a.example`.")]
    [InlineData("consoles:\n  - https://a.example/\n  -https://b.example/\n", "3:3: {0} `- https://b.example/`.")]
    [InlineData("pages:\n- https://a.example/\n-https://b.example/ # why\n", "3:1: {0} `- https://b.example/`.")]
    [InlineData("ignore:\n  - https://a.example/\n    -https://b.example/\n  - c\n", "3:5: {0} `- https://b.example/`.")]
    [InlineData("ignore:\n  -https://a.example/\n  - https://b.example/\n", "2:3: {0} `- https://a.example/`.")]
    [InlineData("pages:\n  - url: https://a.example/\n  -https://b.example/\n", "3:3: {0} `- https://b.example/`.")]
    [InlineData("pages:\n  -url: https://a.example/\n", "2:3: {0} `- url: https://a.example/`.")]
    [InlineData("pages:\n  -url: https://a.example/ # x\n   note: y\n", "2:3: {0} `- url: https://a.example/`.")]
    [InlineData("pages:\n  - url: https://a.example/\n  -url: https://b.example/\n", "3:3: {0} `- url: https://b.example/`.")]
    [InlineData("crawl:\n  allow_private_networks:\n    -127.0.0.0/8\n", "3:5: {0} `- 127.0.0.0/8`.")]
    [InlineData("styles:\n  - -a.css\n", "2:5: This entry begins with a second dash. Write `- a.css`.")]
    [InlineData("styles: [-a.css]\n", "1:10: An entry between brackets must not have a dash. Write `a.css`.")]
    [InlineData("styles: -a.css\n",
        "1:9: `styles` must be a list. Write each entry on its own line after a dash and a space: `- a.css`.")]
    public void A_dash_without_a_space_after_it_is_reported(string yaml, string problem) =>
        Assert.Equal(
            "wander.yaml:" + problem.Replace("{0}", "The dash needs a space after it. Write", StringComparison.Ordinal),
            Assert.Single(ProblemsOf(yaml)));

    [Fact]
    public void Every_list_entry_without_a_space_after_its_dash_is_reported() =>
        Assert.Equal(
            [
                "wander.yaml:2:3: The dash needs a space after it. Write `- url: https://a.example/`.",
                "wander.yaml:3:3: The dash needs a space after it. Write `- url: https://b.example/`.",
            ],
            ProblemsOf("pages:\n  -url: https://a.example/\n  -url: https://b.example/\n"));

    [Fact]
    public void Text_that_is_not_in_a_list_can_begin_with_a_dash()
    {
        Assert.Equal("-x", Good("title: -x").Title);
        Assert.Equal("-x.css", Assert.Single(Good("styles: ['-x.css']").Styles));
    }

    [Fact]
    public void Every_alias_is_reported() =>
        Assert.Equal(2, ProblemsOf("ignore:\n- *.a.example\n- *.b.example").Length);

    [Fact]
    public void Quoted_text_folded_text_and_Windows_line_ends_are_read()
    {
        Assert.Equal("a: b", Good("title: 'a: b'").Title);
        Assert.Equal("a b", Good("title: >\n  a\n  b\n").Title);
        Assert.Equal("yes", Good("title: yes\r\nreferral: no\r\n").Title);
        Assert.Equal("x", Good("%YAML 1.2\n---\ntitle: x\n").Title);
    }

    private static string[] ProblemsOf(string yaml)
    {
        using var settings = new SettingsOnDisk();
        return [.. Words(settings.Read(yaml)).Where(problem => !problem.Contains("`url` is missing", StringComparison.Ordinal))];
    }

    // With a small stack, a recursion as deep as the text would overflow the stack and end the test process.
    private static string[] ProblemsOnASmallStack(string yaml)
    {
        string[] problems = [];
        var thread = new Thread(() => problems = ProblemsOf(yaml), maxStackSize: 256 * 1024);
        thread.Start();
        thread.Join();
        return problems;
    }
}
