using System.Runtime.CompilerServices;

namespace Wander.Protocol.Scripts;

/// <summary>
/// The state of an evaluation: the scopes, the problems and the remaining steps (<see cref="ScriptLimits"/>).
/// </summary>
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

    /// <summary>True when a part of the script may be in strict mode, in which more operations throw.</summary>
    public bool MayBeStrict { get; }

    /// <summary>The properties of the global object, including the <c>var</c>s and functions of the script.</summary>
    public ScriptScope Global { get; }

    /// <summary>The top-level <c>let</c>s and <c>const</c>s of the script.</summary>
    public ScriptScope Script { get; }

    /// <summary>The scope of the <c>var</c>s of the current function.</summary>
    public ScriptScope Vars { get; set; }

    /// <summary>The innermost scope at the current position.</summary>
    public ScriptScope Scope { get; set; }

    /// <summary>The current value of <c>this</c>.</summary>
    public ScriptValue This { get; set; }

    /// <summary>
    /// Greater than 0 in code that might not run, or might run any number of times. Such code is evaluated, but the values
    /// that it changes become unknown, or the change is a problem.
    /// </summary>
    public int Unsure { get; set; }

    /// <summary>
    /// Greater than 0 in code in which a <c>throw</c> does not stop the script, such as a <c>try</c> statement.
    /// </summary>
    public int Tries { get; set; }

    /// <summary>The global variable <c>wander</c>; null when the script does not declare it.</summary>
    public ScriptBinding? Wander => Script.FindHere(ScriptNames.Wander) ?? Global.FindHere(ScriptNames.Wander);

    /// <summary>Uses up steps. Rejects the script and returns false when none are left.</summary>
    public bool TakeSteps(int count, int position)
    {
        if ((_steps -= Math.Min(_steps + 1, count)) < 0)
            Problems.Refuse(position, "The script computes too much. Write the lists as literals.");
        return !Problems.Refused;
    }

    /// <summary>Enters a node; call <see cref="Leave"/> after it. Returns false when a limit is exceeded.</summary>
    public bool TryEnter(int position)
    {
        if (_depth == ScriptLimits.Depth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
            Problems.Refuse(position, "The code is nested too deeply. Simplify it.");
        if (!TakeSteps(1, position))
            return false;
        if (Unsure > 0 && --_unsureSteps < 0)
        {
            if (_unsureSteps == -1)
            {
                Problems.Add(
                    position, "There is too much code around the lists to determine what it changes. Move it to another file.");
            }
            return false;
        }
        _depth++;
        return true;
    }

    public void Leave() => _depth--;

    /// <summary>Adds the problem that a browser stops here, unless this code might not run.</summary>
    public void NoteStop(int position, string why)
    {
        if (Unsure == 0)
            Problems.Add(position, why);
    }

    /// <summary>Adds the problem that a value changes in an unknown way.</summary>
    public void NoteChange(ScriptValue value, int position)
    {
        if (value.Kind is ScriptValueKind.Alias)
            Problems.Add(position, ScriptWhy.Changed);
        value.Container?.AddProblem(position, ScriptWhy.Changed);
    }
}
