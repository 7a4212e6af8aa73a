using System.Runtime.CompilerServices;

namespace Wander.Protocol.Scripts;

/// <summary>A call of a function that is evaluated, or the script itself.</summary>
/// <param name="Vars">Where its <c>var</c>s are.</param>
/// <param name="This">The value of <c>this</c>.</param>
/// <param name="IsStrict">Whether its code is strict.</param>
internal sealed record ScriptFrame(ScriptScope Vars, ScriptValue This, bool IsStrict)
{
    /// <summary>The names at the place that is evaluated.</summary>
    public required ScriptScope Scope { get; set; }

    /// <summary>Where the rest of the code may have been left, which is only known when the script runs.</summary>
    public int? MayBeLeft { get; set; }
}

/// <summary>Where the evaluation of a script is, and how much more it may do; see <see cref="ScriptLimits"/>.</summary>
internal sealed class ScriptState
{
    private int _depth;
    private int _steps = ScriptLimits.Steps;
    private int _copies = ScriptLimits.AllCopies;
    private int _characters = ScriptLimits.AllJoinedCharacters;

    public ScriptState(string text, ScriptProblems problems, bool isStrict)
    {
        (Text, Problems) = (text, problems);
        Global = new ScriptScope(outer: null);
        var window = new ScriptValue(ScriptValueKind.GlobalObject, 0);
        Frame = new ScriptFrame(Global, window, isStrict) { Scope = new ScriptScope(Global) };
    }

    public string Text { get; }

    public ScriptProblems Problems { get; }

    /// <summary>The properties of the global object.</summary>
    public ScriptScope Global { get; }

    /// <summary>The function that is evaluated.</summary>
    public ScriptFrame Frame { get; set; }

    public bool TakeCopies(int count) => (_copies -= Math.Min(_copies + 1, count)) >= 0;

    public bool TakeCharacters(int count) => (_characters -= Math.Min(_characters + 1, count)) >= 0;

    public bool TakeSteps(int count, int position)
    {
        if ((_steps -= Math.Min(_steps + 1, count)) < 0)
            Problems.Refuse(position, "this script computes too much: write the lists without functions that call each other");
        return !Problems.Refused;
    }

    /// <summary>Begins to evaluate something; false where that is too deep or too much, and then the script is refused.</summary>
    public bool TryEnter(int position)
    {
        if (_depth == ScriptLimits.Depth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
            Problems.Refuse(position, "nested too deeply");
        if (!TakeSteps(1, position))
            return false;
        _depth++;
        return true;
    }

    public void Leave() => _depth--;

    /// <summary>Notes that something changes: a problem where it may not come to that.</summary>
    public void NoteChange()
    {
        if (Frame.MayBeLeft is { } position)
            Problems.Add(position, ScriptWhy.Left);
    }
}
