using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Wander.Tests.CommandLine;

/// <summary>The built program in a separate process, with its own home folder.</summary>
internal sealed partial class WanderProcess : IDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _lines = new();
    private readonly TaskCompletionSource<Uri> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task<string> _output;
    private readonly Task _error;

    private WanderProcess(Process process)
    {
        _process = process;
        _output = process.StandardOutput.ReadToEndAsync(Cancelled);
        _error = ReadErrorAsync();
    }

    [GeneratedRegex(
        @"^Wander \S+ serves (?<url>\S+?)(, listening on (?<listen>\S+))? \(press Ctrl\+C to stop\)$",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex StartLine { get; }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>The text of standard error so far.</summary>
    public string Error
    {
        get
        {
            lock (_lines)
                return _lines.ToString();
        }
    }

    /// <summary>Starts the program.</summary>
    /// <param name="folder">The current folder, in which a folder <c>home</c> is created.</param>
    /// <param name="environment">Environment variables to add.</param>
    /// <param name="arguments">Its arguments.</param>
    public static WanderProcess Start(
        TemporaryFolder folder, IReadOnlyDictionary<string, string>? environment = null, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "wander.dll"), .. arguments])
        {
            WorkingDirectory = folder.Path,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        start.Environment["HOME"] = Directory.CreateDirectory(Path.Combine(folder.Path, "home")).FullName;
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("XDG_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in environment ?? new Dictionary<string, string>(StringComparer.Ordinal))
            start.Environment[name] = value;
        return new WanderProcess(Process.Start(start)!);
    }

    /// <summary>Runs the program until it finishes.</summary>
    public static async Task<(int Code, string Output, string Error)> RunAsync(TemporaryFolder folder, params string[] arguments)
    {
        using var process = Start(folder, environment: null, arguments);
        return await process.EndAsync();
    }

    /// <summary>Waits until the service has started, and returns its address.</summary>
    public Task<Uri> ServesAsync() => _started.Task.WaitAsync(Cancelled);

    /// <summary>Sends a signal: <c>TERM</c> or <c>INT</c>.</summary>
    public async Task SignalAsync(string name)
    {
        using var kill = Process.Start(
            "kill", [$"-{name}", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(Cancelled);
    }

    /// <summary>Waits until the process ends.</summary>
    public async Task<(int Code, string Output, string Error)> EndAsync()
    {
        await _process.WaitForExitAsync(Cancelled);
        await _error;
        return (_process.ExitCode, await _output, Error);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }

    private static Uri LocalAddress(Match start)
    {
        var url = new Uri(start.Groups["url"].Value);
        return start.Groups["listen"] is { Success: true } listen ? new Uri(new Uri(listen.Value), url.AbsolutePath) : url;
    }

    private async Task ReadErrorAsync()
    {
        while (await _process.StandardError.ReadLineAsync(Cancelled) is { } line)
        {
            lock (_lines)
                _lines.AppendLine(line);
            if (StartLine.Match(line) is { Success: true } start)
                _started.TrySetResult(LocalAddress(start));
        }
        _started.TrySetException(new InvalidOperationException($"The process ended before the service had started: {Error}"));
    }
}
