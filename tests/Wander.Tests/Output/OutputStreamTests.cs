using System.Diagnostics;

namespace Wander.Tests.Output;

public class OutputStreamTests
{
    private const int Timeout = 60_000;

    /// <summary>What a shell can do to the output of a command.</summary>
    [Theory(Timeout = Timeout)]
    [InlineData(">/dev/full", 1, "Standard output could not be written (No space left on device): what is there is not all.\n")]
    [InlineData(">&-", 1, "Standard output could not be written (Bad file descriptor): what is there is not all.\n")]
    [InlineData("2>&- >/dev/null", 0, "")]
    [InlineData("| head -c 1", 0, "")]
    public async Task A_command_whose_output_cannot_be_written_ends_in_order(string redirection, int code, string error)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The shell and its devices are those of Linux.");
        using var folder = new TemporaryFolder();
        var start = new ProcessStartInfo(
            "sh", ["-c", $"dotnet '{Path.Combine(AppContext.BaseDirectory, "wander.dll")}' --help {redirection}"])
        {
            WorkingDirectory = folder.Path,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var shell = Process.Start(start)!;
        var output = shell.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var said = await shell.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal((code, error), (shell.ExitCode, said));
        Assert.True((await output).Length <= 1);
    }
}
