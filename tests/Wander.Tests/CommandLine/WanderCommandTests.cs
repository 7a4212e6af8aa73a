namespace Wander.Tests.CommandLine;

public class WanderCommandTests
{
    private const int Timeout = 60_000;

    [Fact(Timeout = Timeout)]
    public async Task All_errors_in_the_settings_are_reported_and_end_with_2()
    {
        using var folder = new TemporaryFolder();
        folder.Write("wander.yaml", "titel: A console\nconsoles: [nonsense]\ncrawl: { every: soon }\n");

        var (code, output, error) = await WanderProcess.RunAsync(folder);

        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.Contains("wander.yaml:1:1: ", error, StringComparison.Ordinal);
        Assert.Contains("wander.yaml:2:12: ", error, StringComparison.Ordinal);
        Assert.Contains("wander.yaml:3:17: ", error, StringComparison.Ordinal);
    }

    [Fact(Timeout = Timeout)]
    public async Task A_missing_settings_file_is_reported_with_an_example()
    {
        using var folder = new TemporaryFolder();

        var (code, output, error) = await WanderProcess.RunAsync(folder, "serve");

        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.Contains("does not exist. Create it with this content", error, StringComparison.Ordinal);
        Assert.Contains("consoles:\n  - https://susam.net/wander/", error, StringComparison.Ordinal);
    }

    [Theory(Timeout = Timeout)]
    [InlineData("--confg", "x.yaml")]
    [InlineData("--config")]
    [InlineData("frobnicate")]
    [InlineData("serve", "--frobnicate")]
    public async Task Invalid_usage_ends_with_2_and_a_message_on_standard_error(params string[] arguments)
    {
        using var folder = new TemporaryFolder();

        var (code, output, error) = await WanderProcess.RunAsync(folder, arguments);

        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.Contains(arguments[^1] == "x.yaml" ? arguments[0] : arguments[^1], error, StringComparison.Ordinal);
    }

    [Fact(Timeout = Timeout)]
    public async Task The_version_is_written_to_standard_output()
    {
        using var folder = new TemporaryFolder();

        Assert.Equal((0, "0.1.0\n", ""), await WanderProcess.RunAsync(folder, "--version"));
    }

    [Fact(Timeout = Timeout)]
    public async Task Help_is_written_to_standard_output()
    {
        using var folder = new TemporaryFolder();

        var (code, output, error) = await WanderProcess.RunAsync(folder, "--help");

        Assert.Equal(0, code);
        Assert.Contains("--config", output, StringComparison.Ordinal);
        Assert.Empty(error);
    }
}
