namespace Wander.Tests.CommandLine;

public class WanderCommandTests
{
    private const int Timeout = 60_000;

    [Fact(Timeout = Timeout)]
    public async Task Mistakes_in_the_settings_are_told_all_at_once_and_end_with_2()
    {
        using var folder = new TemporaryFolder();
        folder.Write("wander.yaml", "titel: A console\nconsoles: [nonsense]\ncrawl: { every: soon }\n");

        var (code, output, talk) = await WanderProcess.RunAsync(folder);

        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.Contains("wander.yaml:1:1: ", talk, StringComparison.Ordinal);
        Assert.Contains("wander.yaml:2:12: ", talk, StringComparison.Ordinal);
        Assert.Contains("wander.yaml:3:17: ", talk, StringComparison.Ordinal);
    }

    [Fact(Timeout = Timeout)]
    public async Task Without_settings_it_says_how_to_make_some()
    {
        using var folder = new TemporaryFolder();

        var (code, output, talk) = await WanderProcess.RunAsync(folder, "serve");

        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.Contains("does not exist. Create it with this content", talk, StringComparison.Ordinal);
        Assert.Contains("consoles:\n  - https://susam.net/wander/", talk, StringComparison.Ordinal);
    }

    [Theory(Timeout = Timeout)]
    [InlineData("--confg", "x.yaml")]
    [InlineData("--config")]
    [InlineData("frobnicate")]
    [InlineData("serve", "--frobnicate")]
    public async Task Wrong_usage_ends_with_2_and_says_so_on_standard_error(params string[] arguments)
    {
        using var folder = new TemporaryFolder();

        var (code, output, talk) = await WanderProcess.RunAsync(folder, arguments);

        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.Contains(arguments[^1] == "x.yaml" ? arguments[0] : arguments[^1], talk, StringComparison.Ordinal);
    }

    [Fact(Timeout = Timeout)]
    public async Task The_version_is_data()
    {
        using var folder = new TemporaryFolder();

        Assert.Equal((0, "0.1.0\n", ""), await WanderProcess.RunAsync(folder, "--version"));
    }

    [Fact(Timeout = Timeout)]
    public async Task Help_is_data()
    {
        using var folder = new TemporaryFolder();

        var (code, output, talk) = await WanderProcess.RunAsync(folder, "--help");

        Assert.Equal(0, code);
        Assert.Contains("--config", output, StringComparison.Ordinal);
        Assert.Empty(talk);
    }
}
