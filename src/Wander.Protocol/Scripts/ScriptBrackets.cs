namespace Wander.Protocol.Scripts;

/// <summary>What a bracket is for: it decides whether a slash after it divides or begins a regular expression.</summary>
internal enum ScriptBracket : byte
{
    Parenthesis,

    /// <summary>The parentheses of <c>if</c>, <c>while</c> and the like: a statement follows them.</summary>
    ControlHead,
    Square,

    /// <summary>The braces of a block or a class.</summary>
    Block,
    ObjectLiteral,
    FunctionBody,

    /// <summary><c>${</c> in a template.</summary>
    Substitution,
}

/// <summary>The brackets that are open, at most <see cref="ScriptLimits.Depth"/>.</summary>
internal sealed class ScriptBrackets
{
    private readonly (ScriptBracket Kind, int Position)[] _open = new (ScriptBracket, int)[ScriptLimits.Depth];

    public int Depth { get; private set; }

    /// <summary>How many of the open brackets are function bodies.</summary>
    public int Functions { get; private set; }

    public bool IsFull => Depth == _open.Length;

    /// <summary>What the innermost open bracket is for, and where it is; null where none is open.</summary>
    public (ScriptBracket Kind, int Position)? Innermost => Depth == 0 ? null : _open[Depth - 1];

    public void Open(ScriptBracket kind, int position)
    {
        _open[Depth++] = (kind, position);
        if (kind == ScriptBracket.FunctionBody)
            Functions++;
    }

    public ScriptBracket Close()
    {
        var kind = _open[--Depth].Kind;
        if (kind == ScriptBracket.FunctionBody)
            Functions--;
        return kind;
    }
}
