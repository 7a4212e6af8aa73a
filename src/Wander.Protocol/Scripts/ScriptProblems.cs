using System.Buffers;
using System.Collections.Immutable;

namespace Wander.Protocol.Scripts;

/// <summary>A problem with its position in the text. Lines are only counted for reported problems.</summary>
internal readonly record struct ScriptFinding(int Position, string Message);

/// <summary>Collects the problems of one script.</summary>
internal sealed class ScriptProblems
{
    private readonly List<ScriptFinding> _findings = [];
    private ScriptFinding? _refusal;

    /// <summary>True when the script is rejected as a whole, because of a syntax error or an exceeded limit.</summary>
    public bool Refused => _refusal is not null;

    public void Add(int position, string message)
    {
        if (_findings.Count < ScriptLimits.Problems)
            _findings.Add(new ScriptFinding(position, message));
    }

    public void AddRange(List<ScriptFinding>? findings)
    {
        foreach (var finding in findings ?? [])
            Add(finding.Position, finding.Message);
    }

    /// <summary>Rejects the script. Only the first reason is kept, because later reasons usually follow from it.</summary>
    public void Refuse(int position, string message) => _refusal ??= new ScriptFinding(position, message);

    /// <summary>Returns the problems with their lines, in the order of the text and without duplicates.</summary>
    public ImmutableArray<ScriptProblem> In(ReadOnlySpan<char> text)
    {
        if (_findings.Count == 0 && _refusal is null)
            return [];
        var findings = _refusal is { } refusal ? _findings.Take(ScriptLimits.Problems - 1).Append(refusal) : _findings;
        var problems = ImmutableArray.CreateBuilder<ScriptProblem>();
        var lines = new ScriptLines(text);
        foreach (var finding in findings.Distinct().OrderBy(finding => finding.Position))
        {
            var place = lines.At(finding.Position);
            problems.Add(new ScriptProblem(place.Line, place.Column, finding.Message));
        }
        return problems.ToImmutable();
    }
}

/// <summary>Converts ascending positions in a text to lines and columns, and counts the lines only once.</summary>
internal ref struct ScriptLines(ReadOnlySpan<char> text)
{
    private static readonly SearchValues<char> LineEnds = SearchValues.Create("\n\r\u2028\u2029");

    private readonly ReadOnlySpan<char> _text = text;
    private int _line = 1;
    private int _lineStart;
    private int _counted;

    /// <summary>Returns the line and column of a position.</summary>
    /// <param name="position">The position; not less than the previous one.</param>
    public TextPlace At(int position)
    {
        while (_text[_counted..position].IndexOfAny(LineEnds) is >= 0 and var found)
        {
            var end = _counted + found + 1;
            if (_text[end - 1] == '\r' && end < _text.Length && _text[end] == '\n')
                end++;
            if (end > position)
                return Place(position); // a position between \r and \n belongs to the previous line
            _line++;
            _lineStart = _counted = end;
        }
        _counted = position;
        return Place(position);
    }

    private readonly TextPlace Place(int position) => new(_line, position - _lineStart + 1);
}
