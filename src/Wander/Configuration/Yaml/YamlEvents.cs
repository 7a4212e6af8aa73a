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
    /// <summary>How deep lists and mappings may lie in each other.</summary>
    public const int MaximumDepth = 32;

    private readonly string _text;
    private readonly string _file;
    private readonly ProblemList _problems;
    private readonly Scanner _scanner;
    private readonly Parser _parser;
    private readonly Stack<NodeEvent> _open = new();

    public YamlEvents(string text, string file, ProblemList problems)
    {
        _text = text;
        _file = file;
        _problems = problems;
        _scanner = new Scanner(new StringReader(text));
        _parser = new Parser(_scanner);
    }

    /// <summary>True after a problem that nothing can be read behind.</summary>
    public bool IsStopped { get; private set; }

    /// <summary>The next event; null at the end, and after a problem that nothing can be read behind.</summary>
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
        Stop(LocationOf(next.Start), $"more than {MaximumDepth} levels of lists and mappings in each other: "
            + "no setting is deeper than 3");
        return null;
    }

    /// <summary>Reports a problem that nothing can be read behind.</summary>
    public void Stop(SourceLocation location, string message)
    {
        _problems.Error(location, message);
        IsStopped = true;
    }

    /// <summary>Where an event begins.</summary>
    public SourceLocation LocationOf(Mark mark) => new(_file, (int)mark.Line, (int)mark.Column);

    /// <summary>The word that begins at a mark, as it was written.</summary>
    public string WordAt(Mark mark)
    {
        var rest = _text.AsSpan(Math.Min((int)mark.Index, _text.Length));
        var end = rest.IndexOfAny(" \n,]}");
        return (end < 0 ? rest : rest[..end]).ToString();
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
            var words = new YamlErrorMessages(_text, _open.TryPeek(out var innermost) ? innermost : null);
            var (mark, message) = words.Describe(exception, _scanner.CurrentPosition);
            Stop(mark.Index < _text.Length ? LocationOf(mark) : SourceLocation.At(_file, _text, _text.Length), message);
            return false;
        }
    }
}
