using System.Text;
using Spectre.Console;
using Wander.Text;

namespace Wander.Output;

/// <summary>
/// Where a command writes (design, section 12): data to one place, talk (progress, problems) to the other. Colours and what moves
/// are for terminals alone, and not for who sets <c>NO_COLOR</c>.
/// </summary>
/// <param name="output">Data as text.</param>
/// <param name="bytes">The same place for data as bytes; text that was written before is to be flushed by then.</param>
/// <param name="talk">Talk.</param>
/// <param name="isOutputLive">Is the place for data a terminal that may have colours?</param>
/// <param name="isTalkLive">Is the place for talk a terminal that may have colours, and lines that change?</param>
internal sealed class Terminal(TextWriter output, Stream bytes, TextWriter talk, bool isOutputLive, bool isTalkLive)
{
    /// <summary>The variable that forbids colours, where it is not empty (no-color.org).</summary>
    public const string NoColor = "NO_COLOR";

    // Where nobody looks, lines are as long as they are.
    private const int Endless = 100_000;

    private OutputStream? _process;

    /// <summary>Data as text.</summary>
    public TextWriter Output => output;

    /// <summary>Data as bytes: UTF-8.</summary>
    public Stream Bytes => bytes;

    /// <summary>Talk.</summary>
    public TextWriter Talk => talk;

    /// <summary>May talk have colours, and lines that change?</summary>
    public bool IsTalkLive => isTalkLive;

    /// <summary>Is the place for data a terminal that may have colours?</summary>
    public bool IsOutputLive => isOutputLive;

    /// <summary>Progress as talk; made when it is asked for, as a service that starts needs none.</summary>
    public IAnsiConsole Progress => Create(talk, isTalkLive);

    /// <summary>The terminal of this process.</summary>
    /// <param name="environment">The environment's variables, <c>NO_COLOR</c> and <c>TERM</c> among them.</param>
    public static Terminal OfProcess(IReadOnlyDictionary<string, string> environment)
    {
        // Closed standard error is somebody's wish; of standard output, somebody waits for what is on it.
        var output = new OutputStream(Console.OpenStandardOutput());
        var talk = new OutputStream(Console.OpenStandardError());
        var isPlain = environment.GetValueOrDefault(NoColor) is { Length: > 0 } || environment.GetValueOrDefault("TERM") is "dumb";
        return new Terminal(
            WriterTo(output),
            output,
            WriterTo(talk),
            isOutputLive: !isPlain && !Console.IsOutputRedirected,
            isTalkLive: !isPlain && !Console.IsErrorRedirected)
        {
            _process = output,
        };
    }

    /// <summary>Why data could not be written, in the system's words; null when it could.</summary>
    public string? OutputFailure
    {
        get
        {
            output.Flush();
            return _process?.Failure;
        }
    }

    /// <summary>Writes one line of talk, in which nothing acts on the terminal.</summary>
    public void Say(string line) => talk.WriteLine(Quote.Visible(line));

    /// <summary>Writes a table of data: as wide as the terminal, or, where there is none, with a line for each row.</summary>
    public void Show(Table table)
    {
        if (isOutputLive)
        {
            Create(output, isLive: true).Write(table);
            return;
        }
        using var text = new StringWriter();
        Create(text, isLive: false).Write(table);
        foreach (var line in text.ToString().AsSpan().TrimEnd().EnumerateLines())
            output.WriteLine(line.TrimEnd()); // the last column is filled up as well
    }

    private static StreamWriter WriterTo(Stream stream) => new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true };

    private static IAnsiConsole Create(TextWriter writer, bool isLive)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            // Older consoles of Windows are asked; whoever else calls a terminal its own knows the sequences.
            Ansi = !isLive ? AnsiSupport.No : OperatingSystem.IsWindows() ? AnsiSupport.Detect : AnsiSupport.Yes,
            ColorSystem = isLive ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = isLive ? InteractionSupport.Yes : InteractionSupport.No, // else nothing moves
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
            Out = new AnsiConsoleOutput(writer),
        });
        if (!isLive)
            console.Profile.Width = Endless;
        return console;
    }
}
