using Wander.Protocol;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Wander.Configuration.Yaml;

/// <summary>
/// Reads the events of YamlDotNet's parser up to a maximum depth, and turns its exceptions into problems. YamlDotNet's document
/// model is not used: it recurses without a limit (in 18.1.0 as well), so that 100,000 brackets overflow the stack and end the
/// process. Its scanner takes quadratic time in the depth.
/// </summary>
internal sealed class YamlEvents
{
    /// <summary>The maximum nesting depth of lists and mappings.</summary>
    public const int MaximumDepth = 32;

    private readonly string _text;
    private readonly string _file;
    private readonly ProblemList _problems;
    private readonly Scanner _scanner;
    private readonly Parser _parser;
    private readonly Stack<NodeEvent> _open = new();
    private SourceLocation? _reportedDash;

    public YamlEvents(string text, string file, ProblemList problems)
    {
        _text = text;
        _file = file;
        _problems = problems;
        _scanner = new Scanner(new StringReader(text));
        _parser = new Parser(_scanner);
    }

    /// <summary>True after a problem that prevents reading the rest of the file.</summary>
    public bool IsStopped { get; private set; }

    /// <summary>Returns the next event; null at the end of the file and when <see cref="IsStopped"/> is true.</summary>
    public ParsingEvent? Next()
    {
        if (IsStopped || !MoveNext())
            return null;
        var next = _parser.Current!;
        if (next is SequenceStart or MappingStart)
            _open.Push((NodeEvent)next);
        else if (next is SequenceEnd or MappingEnd)
            _open.Pop();
        if (_open.Count <= MaximumDepth)
            return next;
        Stop(LocationOf(next.Start), $"Lists and sections are nested more than {MaximumDepth} levels deep. "
            + "Remove brackets or indentation: no setting needs more than 3 levels.");
        return null;
    }

    /// <summary>Reports a problem that prevents reading the rest of the file.</summary>
    public void Stop(SourceLocation location, string message)
    {
        _problems.Error(location, message);
        IsStopped = true;
    }

    /// <summary>Reports a list entry without a space after its dash.</summary>
    public void Report(UnspacedDash dash, string message)
    {
        _problems.Error(dash.Location, message);
        _reportedDash = dash.Location;
    }

    /// <summary>Converts a position of the parser into a location in the file.</summary>
    public SourceLocation LocationOf(Mark mark) => new(_file, (int)mark.Line, (int)mark.Column);

    /// <summary>Returns the word that begins at a position, as it is written in the file.</summary>
    public string WordAt(Mark mark)
    {
        var rest = RestFrom(mark);
        var end = rest.IndexOfAny(" \n,]}");
        return (end < 0 ? rest : rest[..end]).ToString();
    }

    /// <summary>Finds a list entry without a space after its dash in a plain scalar; null when there is none.</summary>
    public UnspacedDash? UnspacedDashIn(Scalar scalar)
    {
        var rest = RestFrom(scalar.Start);
        var length = Math.Min((int)(scalar.End.Index - scalar.Start.Index), rest.Length);
        return UnspacedDash.InScalar(rest[..length], LocationOf(scalar.Start), IsFirstInLine(scalar.Start));
    }

    /// <summary>
    /// Finds a list entry without a space after its dash that begins at a position and extends to the end of the line; null when
    /// the position is not the beginning of one.
    /// </summary>
    public UnspacedDash? UnspacedDashAt(Mark mark)
    {
        var rest = RestFrom(mark);
        var end = rest.IndexOf('\n');
        return IsFirstInLine(mark) ? UnspacedDash.InLine(end < 0 ? rest : rest[..end], LocationOf(mark)) : null;
    }

    private ReadOnlySpan<char> RestFrom(Mark mark) => _text.AsSpan(Math.Min((int)mark.Index, _text.Length));

    private bool IsFirstInLine(Mark mark)
    {
        var end = Math.Min((int)mark.Index, _text.Length);
        var start = Math.Max(end - ((int)mark.Column - 1), 0);
        return _text.AsSpan(start, end - start).IsWhiteSpace();
    }

    private bool MoveNext()
    {
        try
        {
            return _parser.MoveNext();
        }
        // YamlDotNet 18.1.0 throws more than its own exceptions: InvalidOperationException for `[b` followed by a line with a
        // key, ArgumentException for `!<>`.
        catch (Exception exception) when (exception is YamlException or InvalidOperationException or ArgumentException)
        {
            var messages = new YamlErrorMessages(_text, _open.TryPeek(out var innermost) ? innermost : null);
            var (mark, message) = messages.Describe(exception, _scanner.CurrentPosition);
            var location = mark.Index < _text.Length ? LocationOf(mark) : SourceLocation.At(_file, _text, _text.Length);
            if (location == _reportedDash)
                IsStopped = true; // the error is a consequence of the dash
            else
                Stop(location, message);
            return false;
        }
    }
}
