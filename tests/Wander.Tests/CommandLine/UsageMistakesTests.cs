namespace Wander.Tests.CommandLine;

public class UsageMistakesTests
{
    [Theory]
    [InlineData("imprt", "`imprt` is not a wander command. Did you mean `import`?", "wander")]
    [InlineData(
        "import --frmat json x", "`--frmat` is not an option of `wander import`. Did you mean `--format`?", "wander import")]
    [InlineData("import x --confg y", "`--confg` is not an option of `wander import`. Did you mean `--config`?", "wander import")]
    [InlineData("import --frmat", "`--frmat` is not an option of `wander import`. Did you mean `--format`?", "wander import")]
    [InlineData("import x -z", "`-z` is not an option of `wander import`.", "wander import")]
    [InlineData("--confg x.yaml", "`--confg` is not an option of `wander`. Did you mean `--config`?", "wander")]
    [InlineData("import", "FILE|URL is missing. Use `wander import FILE|URL`.", "wander import")]
    [InlineData("import a b", "`b` is one argument too many. Use `wander import FILE|URL`.", "wander import")]
    [InlineData("serve now", "`now` is one argument too many. Use `wander serve`.", "wander serve")]
    [InlineData("import a --format xml", "`xml` is not a valid value for `--format`. Use `json` or `yaml`.", "wander import")]
    [InlineData("import a --format", "`--format` needs a value. Use `--format json|yaml`.", "wander import")]
    [InlineData("ignored --try", "`--try` needs a value. Use `--try PATTERN`.", "wander ignored")]
    [InlineData("ignored --try --json", "`--try` needs a pattern before `--json`. Use `--try PATTERN`.", "wander ignored")]
    [InlineData("--config", "`--config` needs a value. Use `--config FILE`.", "wander")]
    [InlineData("--config a --config b", "`--config` is given more than once. Use it once.", "wander")]
    [InlineData(
        "--version serve", "`--version` cannot be combined with other arguments. Use `wander --version`.", "wander serve")]
    public async Task Invalid_usage_is_reported_with_a_remedy_and_the_help_command(string typed, string message, string path)
    {
        var run = await CommandRun.OfAsync(network: null, typed.Split(' '));

        Assert.Equal(new CommandRun(2, "", $"{message}\nRun `{path} --help` for help.\n"), run);
    }

    [Fact]
    public async Task All_usage_errors_are_reported_together() => Assert.Equal(
        new CommandRun(
            2, "",
            "`xml` is not a valid value for `--format`. Use `json` or `yaml`.\n"
            + "FILE|URL is missing. Use `wander import FILE|URL`.\nRun `wander import --help` for help.\n"),
        await CommandRun.OfAsync(network: null, "import", "--format", "xml"));

    [Theory]
    [InlineData("frobnicate")]
    [InlineData("")]
    [InlineData("\u001b[31m\u202e")]
    public async Task An_unknown_command_is_reported_with_all_commands(string word)
    {
        var (code, output, error) = await CommandRun.OfAsync(network: null, word);

        Assert.Equal((2, ""), (code, output));
        Assert.Contains(" is not a wander command. Use one of `serve`, ", error, StringComparison.Ordinal);
        Assert.DoesNotContain(error, c => (char.IsControl(c) && c != '\n') || c == '\u202e');
    }

    [Fact]
    public async Task Errors_of_command_validators_are_reported() => Assert.StartsWith(
        "Pass either addresses, `--report` or `--try PATTERN`",
            (await CommandRun.OfAsync(network: null, "ignored")).Error, StringComparison.Ordinal);

    [Fact]
    public async Task Words_after_a_double_dash_are_arguments() => Assert.StartsWith(
        "--format: The file does not exist. ", (await CommandRun.OfAsync(network: null, "import", "--", "--format")).Error,
            StringComparison.Ordinal);

    [Fact]
    public async Task An_argument_is_not_read_as_a_response_file()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("arguments", "--version");

        var (code, output, error) = await CommandRun.OfAsync(network: null, $"@{file}");

        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith("`@", error, StringComparison.Ordinal);
    }
}
