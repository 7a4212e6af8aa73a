using System.Diagnostics;

namespace Wander.Tests.Output;

public class OutputStreamTests
{
    private const int Timeout = 60_000;

    /// <summary>Tests redirections of standard output and standard error by a shell.</summary>
    [Theory(Timeout = Timeout)]
    [InlineData(
        ">/dev/full", 1, "Standard output could not be written (No space left on device), so the output is incomplete.\n")]
    [InlineData(">&-", 1, "Standard output could not be written (Bad file descriptor), so the output is incomplete.\n")]
    [InlineData("2>&- >/dev/null", 0, "")]
    [InlineData("| head -c 1", 0, "")]
    public async Task A_command_with_unwritable_output_ends_with_a_message(string redirection, int code, string error)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Requires a shell and devices of Linux.");
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
        var message = await shell.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal((code, error), (shell.ExitCode, message));
        Assert.True((await output).Length <= 1);
    }
}
