using System.Diagnostics;

namespace Wander.Tests.CommandLine;

public class PlainOutputTests
{
    private const int Timeout = 60_000;
    private const char Escape = '\u001b';

    // The escape sequence for the keypad mode, which .NET writes to every terminal before the first line.
    private const string KeypadMode = "\u001b[?1h\u001b=";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private static string Program => Path.Combine(AppContext.BaseDirectory, "wander.dll");

    private static async Task<(int Code, string Output, string Error)> ShellAsync(
        TemporaryFolder folder, string line, params (string Name, string Value)[] environment)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Requires bash.");
        var start = new ProcessStartInfo("bash", [
            "-c", $"set -o pipefail; wander() {{ env LC_ALL=\"$LOCALE\" dotnet '{Program}' \"$@\"; }}; export -f wander; {line}"])
        {
            WorkingDirectory = folder.Path,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        foreach (var (name, value) in environment.Append(("TERM", "xterm-256color")))
            start.Environment[name] = value;
        using var shell = Process.Start(start)!;
        var output = shell.StandardOutput.ReadToEndAsync(Cancelled);
        var error = shell.StandardError.ReadToEndAsync(Cancelled);
        await shell.WaitForExitAsync(Cancelled);
        return (shell.ExitCode, await output, await error);
    }

    [Fact(Timeout = Timeout)]
    public async Task Redirected_output_contains_no_escape_sequences()
    {
        using var folder = new TemporaryFolder();
        folder.Write("wander.yaml", "url: https://example.com/\nlisten: http://127.0.0.1:0\n");
        using var process = WanderProcess.Start(folder, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["DOTNET_SYSTEM_CONSOLE_ALLOW_ANSI_COLOR_REDIRECTION"] = "1",
            ["TERM"] = "xterm-256color",
        });
        await process.ServesAsync();
        await process.SignalAsync("TERM");

        var (_, output, error) = await process.EndAsync();

        Assert.DoesNotContain(Escape, output + error);
    }

    [Theory(Timeout = Timeout)]
    [InlineData("frobnicate", "de_DE.UTF-8", "1", 2)]
    [InlineData("--help", "C", "20", 0)]
    [InlineData("import missing.js", "ja_JP.UTF-8", "500", 2)]
    public async Task NO_COLOR_disables_colours_for_every_locale_and_width(
        string arguments, string language, string columns, int expected)
    {
        Assert.SkipWhen(!File.Exists("/usr/bin/script"), "Requires /usr/bin/script, which provides a terminal.");
        using var folder = new TemporaryFolder();

        var (code, output, _) = await ShellAsync(
            folder,
            $"stty cols {columns} 2>/dev/null; script -qec 'wander {arguments}' /dev/null < /dev/null",
            ("NO_COLOR", "1"), ("LOCALE", language), ("COLUMNS", columns), ("SHELL", "/bin/bash"));

        Assert.Equal(expected, code);
        output = output.Replace(KeypadMode, "", StringComparison.Ordinal);
        Assert.DoesNotContain(Escape, output);
        var (_, plain, error) = await ShellAsync(folder, $"wander {arguments}");
        Assert.Equal((plain + error).Trim(), output.ReplaceLineEndings("\n").Trim());
    }

    [Fact(Timeout = Timeout)]
    public async Task A_closed_pipe_causes_no_error_message()
    {
        using var folder = new TemporaryFolder();
        folder.Write("wander.js",
            $"wander = {{ pages: [{string.Concat(Enumerable.Range(0, 10_000).Select(i => $"'https://a.example/{i}',"))}] }}");

        var (code, output, error) = await ShellAsync(folder, "wander import wander.js | head -1");

        Assert.Equal((0, "# Imported from wander.js\n", ""), (code, output, error));
    }
}
