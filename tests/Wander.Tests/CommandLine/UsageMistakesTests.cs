namespace Wander.Tests.CommandLine;

public class UsageMistakesTests
{
    [Theory]
    [InlineData("imprt", "`imprt` is no command of wander: did you mean `import`?", "wander")]
    [InlineData("import --frmat json x", "`--frmat` is no option of `wander import`: did you mean `--format`?", "wander import")]
    [InlineData("import x --confg y", "`--confg` is no option of `wander import`: did you mean `--config`?", "wander import")]
    [InlineData("import --frmat", "`--frmat` is no option of `wander import`: did you mean `--format`?", "wander import")]
    [InlineData("import x -z", "`-z` is no option of `wander import`", "wander import")]
    [InlineData("--confg x.yaml", "`--confg` is no option of `wander`: did you mean `--config`?", "wander")]
    [InlineData("import", "FILE|URL is missing: write `wander import FILE|URL`", "wander import")]
    [InlineData("import a b", "`b` is one argument too many: write `wander import FILE|URL`", "wander import")]
    [InlineData("serve now", "`now` is one argument too many: write `wander serve`", "wander serve")]
    [InlineData("import a --format xml", "`xml` is no `--format`: write json or yaml", "wander import")]
    [InlineData("import a --format", "`--format` is not complete: write `--format json|yaml`", "wander import")]
    [InlineData("ignored --try", "`--try` is not complete: write `--try PATTERN`", "wander ignored")]
    [InlineData("ignored --try --json", "`--try` is not complete before `--json`: write `--try PATTERN`", "wander ignored")]
    [InlineData("--config", "`--config` is not complete: write `--config FILE`", "wander")]
    [InlineData("--config a --config b", "`--config` is there more than once: write it once", "wander")]
    [InlineData("--version serve", "`--version` stands alone: write `wander --version`", "wander serve")]
    public async Task Wrong_usage_says_what_to_write_and_where_help_is(string typed, string words, string path)
    {
        var run = await CommandRun.OfAsync(network: null, typed.Split(' '));

        Assert.Equal(new CommandRun(2, "", $"{words}\n`{path} --help` tells more.\n"), run);
    }

    [Fact]
    public async Task All_that_is_wrong_is_told_at_once() => Assert.Equal(
        new CommandRun(
            2, "",
            "`xml` is no `--format`: write json or yaml\nFILE|URL is missing: write `wander import FILE|URL`\n`wander import "
            + "--help` tells more.\n"),
        await CommandRun.OfAsync(network: null, "import", "--format", "xml"));

    [Theory]
    [InlineData("frobnicate")]
    [InlineData("")]
    [InlineData("\u001b[31m\u202e")]
    public async Task A_command_that_is_none_is_told_with_those_that_are(string word)
    {
        var (code, output, error) = await CommandRun.OfAsync(network: null, word);

        Assert.Equal((2, ""), (code, output));
        Assert.Contains(" is no command of wander: write one of `serve`, ", error, StringComparison.Ordinal);
        Assert.DoesNotContain(error, c => (char.IsControl(c) && c != '\n') || c == '\u202e');
    }

    [Fact]
    public async Task What_a_command_says_itself_about_its_usage_is_said() => Assert.StartsWith(
        "Write either addresses, or `--report`, or `--try` and a pattern",
            (await CommandRun.OfAsync(network: null, "ignored")).Error, StringComparison.Ordinal);

    [Fact]
    public async Task After_two_dashes_everything_is_an_argument() => Assert.StartsWith(
        "--format: there is no such file: ", (await CommandRun.OfAsync(network: null, "import", "--", "--format")).Error,
            StringComparison.Ordinal);

    [Fact]
    public async Task An_argument_is_not_a_file_of_arguments()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("arguments", "--version");

        var (code, output, error) = await CommandRun.OfAsync(network: null, $"@{file}");

        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith("`@", error, StringComparison.Ordinal);
    }
}
