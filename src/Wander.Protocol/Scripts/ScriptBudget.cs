namespace Wander.Protocol.Scripts;

/// <summary>How much more may be copied or put together; see <see cref="ScriptLimits"/>.</summary>
internal sealed class ScriptBudget
{
    private int _copies = ScriptLimits.AllCopies;
    private int _characters = ScriptLimits.AllJoinedCharacters;

    public bool TakeCopies(int count) => (_copies -= Math.Min(_copies + 1, count)) >= 0;

    public bool TakeCharacters(int count) => (_characters -= Math.Min(_characters + 1, count)) >= 0;
}
