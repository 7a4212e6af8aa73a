using static Wander.Tests.Configuration.SettingsOnDisk;

namespace Wander.Tests.Configuration;

public class YamlTests
{
    private const int Mebibyte = 1 << 20;

    public static TheoryData<string> Bombs =>
        ["[", "{", "- ", "? ", "[{", "{a: ", "[\n", "{\n", "[?", "- ? ", "{[", "- [", "!a [", "&a [", "\"\": ["];

    [Theory, MemberData(nameof(Bombs))]
    public void What_never_ends_is_stopped_at_its_depth_or_first_mistake(string bomb)
    {
        var yaml = string.Concat(Enumerable.Repeat(bomb, (Mebibyte / bomb.Length) - 16));

        Assert.NotEmpty(ProblemsOnASmallStack(yaml));
    }

    [Theory]
    [InlineData("a:")]
    [InlineData("-")]
    [InlineData("?")]
    public void Indentation_deeper_and_deeper_is_stopped(string opening)
    {
        var yaml = string.Concat(Enumerable.Range(0, 1400).Select(depth => new string(' ', depth) + opening + "\n"));

        Assert.Contains("more than 32 levels", Assert.Single(ProblemsOnASmallStack(yaml)), StringComparison.Ordinal);
    }

    [Fact]
    public void Thirty_two_levels_are_read_and_thirty_three_are_not()
    {
        static string Deep(int levels) => "title: " + new string('[', levels - 1) + new string(']', levels - 1);

        Assert.Equal("wander.yaml:1:8: `title` is one text, not a list: write `title: …` in one line", ProblemOf(Deep(32)));
        Assert.Equal(
            "wander.yaml:1:39: more than 32 levels of lists and mappings in each other: no setting is deeper than 3",
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
    public void A_file_full_of_anything_is_answered(string anything)
    {
        var much = string.Concat(Enumerable.Repeat(anything, (Mebibyte / anything.Length) - 16));

        foreach (var yaml in new[] { much, "[" + much, "{" + much, "title: " + much, "title: |\n" + much })
            _ = ProblemsOnASmallStack(yaml);
    }

    [Fact]
    public void A_key_is_there_once()
    {
        Assert.Equal(
            "wander.yaml:3:1: `title` is already in line 1: keep one of the two", ProblemOf("title: a\nstore: b\ntitle: c"));
        Assert.Equal(
            "wander.yaml:1:21: `every` is already in line 1: keep one of the two", ProblemOf("crawl: { every: 6h, every: 7h }"));
    }

    [Theory]
    [InlineData("ignore: [*.example.com]",
        "1:10: `*.example.com` is an alias in YAML, by its first character: put the text between quotes, `'*.example.com'`")]
    [InlineData("ignore_files:\n- !ignore/drafts/**",
        "2:3: `!ignore/drafts/**` is a tag in YAML, by its first character: put the text between quotes, `'!ignore/drafts/**'`")]
    [InlineData(
        "title: &home Home", "1:8: `&home` is an anchor in YAML, by its first character: put the text between quotes, `'&home'`")]
    [InlineData(
        "title: !!str yes", "1:8: `!!str` is a tag in YAML, by its first character: put the text between quotes, `'!!str'`")]
    [InlineData(
        "crawl:\n  <<: { every: 6h }", "2:3: `<<` merges another section in YAML, and is not read here: write the settings out")]
    [InlineData("title: a\n---\ntitle: b", "2:1: a second document begins here, and settings are one: remove the line `---`")]
    [InlineData("? [a]\n: b", "1:3: the name of a setting is a word, not a list or a section")]
    [InlineData(": b", "1:1: the name of a setting is missing before the colon")]
    [InlineData(
        "- title: a", "1:1: settings are names and values: write one in each line, like `title: A console on my website`")]
    [InlineData("title", "1:1: settings are names and values: write one in each line, like `title: A console on my website`")]
    public void More_yaml_than_settings_need_is_refused(string yaml, string problem) =>
        Assert.Equal("wander.yaml:" + problem, Assert.Single(ReadAlone(yaml)));

    [Theory]
    [InlineData("ignore:\n  - *", "2:5: a text cannot begin with `*` in YAML: put it between 'quotes'")]
    [InlineData("title: @home", "1:8: a text cannot begin with `@` in YAML: put it between 'quotes'")]
    [InlineData("title: `home`", "1:8: a text cannot begin with ``` in YAML: put it between 'quotes'")]
    [InlineData("title: %home", "1:8: a text cannot begin with `%` in YAML: put it between 'quotes'")]
    [InlineData("title: |home", "1:8: a text cannot begin with `|` in YAML: put it between 'quotes'")]
    [InlineData(
        "title: Home: mine",
        "1:12: a colon is not expected here: put a text that has a colon and a space in it between 'quotes', and begin all "
        + "keys of one section in the same column")]
    [InlineData(
        "title: x\n store: y",
        "2:7: a colon is not expected here: put a text that has a colon and a space in it between 'quotes', and begin all "
        + "keys of one section in the same column")]
    [InlineData("title: x\ncrawl:\n\tevery: 6h", "3:1: a tab at the beginning of a line: indent with spaces")]
    [InlineData("crawl:\n  every: 6h\n \ttimeout: 5s", "3:2: a tab at the beginning of a line: indent with spaces")]
    [InlineData("ignore:\n  - \".*\\.substack\\.com\"",
        "2:5: a backslash between double quotes begins an escape, and this is none: write the text between 'single quotes'")]
    [InlineData("title: \"\\UFFFFFFFF\"",
        "1:19: a backslash between double quotes begins an escape, and this is none: write the text between 'single quotes'")]
    [InlineData("title: \"\\uD800\"",
        "1:8: a backslash between double quotes begins an escape, and this is none: write the text between 'single quotes'")]
    [InlineData("title: \"home\n",
        "1:8: the quotation mark that opens here is not closed, or the text behind it is indented less than its setting")]
    [InlineData("title: 'home\nstore: x\n",
        "1:8: the quotation mark that opens here is not closed, or the text behind it is indented less than its setting")]
    [InlineData("styles: [a.css",
        "1:15: the `[` of line 1 is not closed, or a comma is missing: write `,` between entries and `]` at the end")]
    [InlineData("styles: [a.css\ntitle: x",
        "2:1: the `[` of line 1 is not closed, or a comma is missing: write `,` between entries and `]` at the end")]
    [InlineData("styles: ['a.css' 'b.css']",
        "1:18: the `[` of line 1 is not closed, or a comma is missing: write `,` between entries and `]` at the end")]
    [InlineData("pages_check: { every: 7d",
        "1:25: the `{` of line 1 is not closed, or a comma is missing: write `,` between entries and `}` at the end")]
    [InlineData(
        "consoles:\n  - a\n - b",
        "3:2: this line is indented unlike the lines around it: begin all keys of one section in the same column, and all "
        + "dashes of one list")]
    [InlineData(
        "title: x\n- b",
        "2:1: this line is indented unlike the lines around it: begin all keys of one section in the same column, and all "
        + "dashes of one list")]
    [InlineData(
        "pages:\n  - url: x\n   note: y",
        "3:4: this line is indented unlike the lines around it: begin all keys of one section in the same column, and all "
        + "dashes of one list")]
    [InlineData("title: x\nstore\nurl: y",
        "2:1: this line has no colon and no dash: write `name: value`, or `- ` before an entry of a list")]
    [InlineData(
        "pages:\n  - x\n  y", "3:3: this line has no colon and no dash: write `name: value`, or `- ` before an entry of a list")]
    [InlineData("store\nurl: y",
        "2:4: a colon is not expected here, because the line above has none: write `name: value` there, and here")]
    [InlineData("title: - x", "1:8: `-` is not expected here: remove it, or put the whole text between 'quotes'")]
    [InlineData("title: 'a' b", "1:12: `b` is not expected here: remove it, or put the whole text between 'quotes'")]
    [InlineData("title: 'a' 🐌", "1:12: `🐌` is not expected here: remove it, or put the whole text between 'quotes'")]
    [InlineData("styles: [a]]", "1:12: `]` is not expected here: remove it, or put the whole text between 'quotes'")]
    [InlineData("title: ]", "1:8: `]` is not expected here: remove it, or put the whole text between 'quotes'")]
    [InlineData("title: !<> x", "1:11: what ends here is no tag of YAML: put a text that begins with `!` between 'quotes'")]
    [InlineData("title: !![ x", "1:11: what ends here is no tag of YAML: put a text that begins with `!` between 'quotes'")]
    [InlineData("title: \"\\xZZ\"",
        "1:8: a backslash between double quotes begins an escape, and this is none: write the text between 'single quotes'")]
    [InlineData("%YAML 3.0\n---\ntitle: x",
        "1:1: this is no YAML (Found incompatible YAML document): compare it with the example in the documentation")]
    [InlineData("...\n...\n", "3:1: this is no YAML (an unexpected end): compare it with the example in the documentation")]
    public void What_is_no_yaml_is_told_in_words(string yaml, string problem) =>
        Assert.Equal("wander.yaml:" + problem, Assert.Single(ReadAlone(yaml)));

    [Fact]
    public void Every_alias_is_told_and_not_only_the_first() =>
        Assert.Equal(2, ProblemsOf("ignore:\n- *.a.example\n- *.b.example").Length);

    [Fact]
    public void Quoted_folded_and_windows_texts_are_texts()
    {
        Assert.Equal("a: b", Good("title: 'a: b'").Title);
        Assert.Equal("a b", Good("title: >\n  a\n  b\n").Title);
        Assert.Equal("yes", Good("title: yes\r\nreferral: no\r\n").Title);
        Assert.Equal("x", Good("%YAML 1.2\n---\ntitle: x\n").Title);
    }

    private static string[] ReadAlone(string yaml)
    {
        using var settings = new SettingsOnDisk();
        return [.. Words(settings.Read(yaml)).Where(problem => !problem.Contains("there is no `url`", StringComparison.Ordinal))];
    }

    // A recursion as deep as the text would end the process here, and so be seen.
    private static string[] ProblemsOnASmallStack(string yaml)
    {
        string[] problems = [];
        var thread = new Thread(() => problems = ReadAlone(yaml), maxStackSize: 256 * 1024);
        thread.Start();
        thread.Join();
        return problems;
    }
}
