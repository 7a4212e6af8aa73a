using System.Text;

namespace Wander.Protocol.Scripts;

/// <summary>
/// Puts strings together for <c>+</c> and for templates, one inside another, in one buffer and within the limits.
/// </summary>
internal sealed class ScriptJoin(ScriptBudget budget)
{
    private readonly StringBuilder _text = new();

    /// <summary>Begins a text inside the one that is under way.</summary>
    public int Begin() => _text.Length;

    /// <summary>Adds to the text that began at <paramref name="mark"/>; false where it grows too long.</summary>
    public bool TryAdd(int mark, string part)
    {
        var fits = _text.Length - mark + part.Length <= ScriptLimits.JoinedCharacters && budget.TakeCharacters(part.Length);
        if (fits)
            _text.Append(part);
        return fits;
    }

    /// <summary>Ends the text that began at <paramref name="mark"/>, unless it is not known after all.</summary>
    /// <param name="mark">What <see cref="Begin"/> gave.</param>
    /// <param name="position">Where the text stands in the script.</param>
    /// <param name="sum">A part that is not known, and so nor is the whole; any other value.</param>
    public ScriptValue Finish(int mark, int position, ScriptValue sum)
    {
        var text = sum.IsUnknown ? null : _text.ToString(mark, _text.Length - mark);
        _text.Length = mark;
        return text is null ? sum : new ScriptValue(ScriptValueKind.Text, position, text);
    }
}
