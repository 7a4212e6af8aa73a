using System.Text;
using Spectre.Console;
using Wander.Text;

namespace Wander.Output;

/// <summary>
/// Standard output and standard error of a command. Data goes to standard output; progress, problems and other messages go to
/// standard error. Colours and moving lines appear on terminals only, and not when <c>NO_COLOR</c> is set.
/// </summary>
/// <param name="output">Standard output, for text.</param>
/// <param name="bytes">Standard output, for bytes. Text that was written before must be flushed first.</param>
/// <param name="error">Standard error.</param>
/// <param name="isOutputInteractive">True when standard output is a terminal that may show colours.</param>
/// <param name="isErrorInteractive">True when standard error is a terminal that may show colours and lines that change.</param>
internal sealed class Terminal(
    TextWriter output, Stream bytes, TextWriter error, bool isOutputInteractive, bool isErrorInteractive)
{
    /// <summary>The environment variable that disables colours when it is not empty (no-color.org).</summary>
    public const string NoColor = "NO_COLOR";

    // In columns: without a terminal, lines are not wrapped.
    private const int UnlimitedWidth = 100_000;

    private OutputStream? _process;

    /// <summary>Standard output, for text.</summary>
    public TextWriter Output => output;

    /// <summary>Standard output, for bytes: UTF-8.</summary>
    public Stream Bytes => bytes;

    /// <summary>Standard error.</summary>
    public TextWriter Error => error;

    /// <summary>True when standard error may show colours and lines that change.</summary>
    public bool IsErrorInteractive => isErrorInteractive;

    /// <summary>True when standard output may show colours.</summary>
    public bool IsOutputInteractive => isOutputInteractive;

    /// <summary>A console for progress, on standard error. Created on each use, because the service needs none.</summary>
    public IAnsiConsole Progress => Create(error, isErrorInteractive);

    /// <summary>The terminal of this process.</summary>
    /// <param name="environment">The environment variables, including <c>NO_COLOR</c> and <c>TERM</c>.</param>
    public static Terminal OfProcess(IReadOnlyDictionary<string, string> environment)
    {
        // Only failures of standard output matter: it has the data. Standard error may be closed on purpose.
        var output = new OutputStream(Console.OpenStandardOutput());
        var error = new OutputStream(Console.OpenStandardError());
        var isPlain = environment.GetValueOrDefault(NoColor) is { Length: > 0 }
            || environment.GetValueOrDefault("TERM") is "dumb";
        return new Terminal(
            WriterTo(output),
            output,
            WriterTo(error),
            isOutputInteractive: !isPlain && !Console.IsOutputRedirected,
            isErrorInteractive: !isPlain && !Console.IsErrorRedirected)
        {
            _process = output,
        };
    }

    /// <summary>The operating system's message when data could not be written; null when all of it was.</summary>
    public string? OutputFailure
    {
        get
        {
            output.Flush();
            return _process?.Failure;
        }
    }

    /// <summary>Writes a line to standard error. Control characters in it are made visible.</summary>
    public void WriteMessage(string line) => error.WriteLine(Quote.Visible(line));

    /// <summary>Writes a table of data: as wide as the terminal or, without a terminal, one line for each row.</summary>
    public void Show(Table table)
    {
        if (isOutputInteractive)
        {
            Create(output, isLive: true).Write(table);
            return;
        }
        using var text = new StringWriter();
        Create(text, isLive: false).Write(table);
        foreach (var line in text.ToString().AsSpan().TrimEnd().EnumerateLines())
            output.WriteLine(line.TrimEnd()); // the last column is padded with spaces
    }

    private static StreamWriter WriterTo(Stream stream) =>
        new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true };

    private static IAnsiConsole Create(TextWriter writer, bool isLive)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            // Only consoles of older Windows versions do not support escape sequences.
            Ansi = !isLive ? AnsiSupport.No : OperatingSystem.IsWindows() ? AnsiSupport.Detect : AnsiSupport.Yes,
            ColorSystem = isLive ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = isLive ? InteractionSupport.Yes : InteractionSupport.No, // required for progress bars
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
            Out = new AnsiConsoleOutput(writer),
        });
        if (!isLive)
            console.Profile.Width = UnlimitedWidth;
        return console;
    }
}
