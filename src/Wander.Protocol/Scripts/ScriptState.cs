using System.Runtime.CompilerServices;

namespace Wander.Protocol.Scripts;

/// <summary>The names of a script that is evaluated, and how much more it may compute; see <see cref="ScriptLimits"/>.</summary>
internal sealed class ScriptState
{
    private int _depth;
    private int _steps = ScriptLimits.Steps;
    private int _unsureSteps = ScriptLimits.UnsureSteps;

    public ScriptState(string text, ScriptProblems problems)
    {
        (Text, Problems) = (text, problems);
        Global = Vars = new ScriptScope(outer: null);
        Scope = Script = new ScriptScope(Global);
        This = new ScriptValue(ScriptValueKind.GlobalObject, 0);
        MayBeStrict = text.Contains("use strict", StringComparison.Ordinal);
    }

    public string Text { get; }

    public ScriptProblems Problems { get; }

    /// <summary>Whether some of the script may be in strict mode, in which more stops it.</summary>
    public bool MayBeStrict { get; }

    /// <summary>The properties of the global object, which are the <c>var</c>s and functions of the script too.</summary>
    public ScriptScope Global { get; }

    /// <summary>The <c>let</c>s and <c>const</c>s of the script.</summary>
    public ScriptScope Script { get; }

    /// <summary>Where the <c>var</c>s of the function are that is evaluated.</summary>
    public ScriptScope Vars { get; set; }

    /// <summary>The names at the place that is evaluated.</summary>
    public ScriptScope Scope { get; set; }

    /// <summary>The value of <c>this</c>.</summary>
    public ScriptValue This { get; set; }

    /// <summary>
    /// More than 0 in code that may run or not, once or often. It is evaluated too, but what it changes becomes unknown or a
    /// problem.
    /// </summary>
    public int Unsure { get; set; }

    /// <summary>More than 0 in code that goes on after a <c>throw</c>, or that is not part of the script's own course.</summary>
    public int Tries { get; set; }

    /// <summary>What the script calls <c>wander</c> outside of blocks and functions; null where it has no such name.</summary>
    public ScriptBinding? Wander => Script.FindHere(ScriptNames.Wander) ?? Global.FindHere(ScriptNames.Wander);

    /// <summary>Spends some of what the script may compute; where nothing is left, the script is refused.</summary>
    public bool TakeSteps(int count, int position)
    {
        if ((_steps -= Math.Min(_steps + 1, count)) < 0)
            Problems.Refuse(position, "this script computes too much: write out the lists");
        return !Problems.Refused;
    }

    /// <summary>Begins to evaluate something; false where that is too deep or too much.</summary>
    public bool TryEnter(int position)
    {
        if (_depth == ScriptLimits.Depth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
            Problems.Refuse(position, "nested too deeply");
        if (!TakeSteps(1, position))
            return false;
        if (Unsure > 0 && --_unsureSteps < 0)
        {
            if (_unsureSteps == -1)
                Problems.Add(position, "there is too much code around the lists to see what it changes: move it to another file");
            return false;
        }
        _depth++;
        return true;
    }

    public void Leave() => _depth--;

    /// <summary>Notes that a browser stops here, if it comes here.</summary>
    public void NoteStop(int position, string why)
    {
        if (Unsure == 0)
            Problems.Add(position, why);
    }

    /// <summary>Notes that a value changes in a way that is not known.</summary>
    public void NoteChange(ScriptValue value, int position)
    {
        if (value.Kind is ScriptValueKind.Alias)
            Problems.Add(position, ScriptWhy.Changed);
        value.Container?.AddProblem(position, ScriptWhy.Changed);
    }
}
