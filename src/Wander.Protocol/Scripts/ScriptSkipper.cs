namespace Wander.Protocol.Scripts;

using static ScriptTokenKind;

/// <summary>
/// Goes past what is not read, bracket by bracket, and notices on the way where it would change what was read: that is a problem,
/// because whether it happens is not known without running the script.
/// </summary>
internal sealed class ScriptSkipper(ScriptTokenizer tokens, ScriptChanges changes)
{
    /// <summary>Whether the expression that stands in this many brackets ends before the token.</summary>
    /// <param name="level">The brackets around the expression; 0 at the top of the script, where the end of a line can end it.</param>
    public bool EndsHere(int level) => IsNothing(level) || (level == 0 && tokens.OnNewLine && EndsOnLineBefore());

    /// <summary>Whether no expression can begin with the token, because it ends what is around it.</summary>
    /// <param name="level">See <see cref="EndsHere"/>.</param>
    public bool IsNothing(int level) =>
        tokens.Kind == End
        || tokens.Depth < level
        || (tokens.Depth == level && tokens.Kind is Comma or Semicolon or TemplateMiddle);

    /// <summary>Goes to the end of the expression.</summary>
    /// <param name="level">See <see cref="EndsHere"/>.</param>
    /// <param name="atQuestion">Whether a <c>?</c> ends it too.</param>
    public void SkipRest(int level, bool atQuestion = false)
    {
        changes.Begin();
        while (!EndsHere(level) && !(atQuestion && tokens.Depth == level && tokens.Kind == Question))
        {
            changes.Watch();
            tokens.Advance();
        }
    }

    /// <summary>Goes from an opening bracket to the token after the one that closes it.</summary>
    public void SkipBracket() => SkipToClose(tokens.Depth);

    /// <summary>Goes to the token after the bracket that closes what is open.</summary>
    /// <param name="level">How many brackets are open inside it, itself included.</param>
    public void SkipToClose(int level)
    {
        changes.Begin();
        for (; tokens.Kind != End && tokens.Depth >= level; tokens.Advance())
            changes.Watch();
        tokens.Advance();
    }

    /// <summary>The same for what never runs: what it changes is not noticed.</summary>
    public void PassBracket()
    {
        for (var level = tokens.Depth; tokens.Kind != End && tokens.Depth >= level;)
            tokens.Advance();
        tokens.Advance();
    }

    // JavaScript puts a semicolon at the end of a line where the next one cannot continue the expression (ECMAScript 2025,
    // section 12.10). Inside brackets it does not.
    private bool EndsOnLineBefore() =>
        tokens.Depth == (tokens.Kind == OpenBrace ? 1 : 0)
        && (tokens.PreviousEndsOperand || tokens.Previous == CloseBrace)
        && tokens.Kind switch
        {
            Name => !tokens.IsAfterDot && !ScriptWords.IsOperator(tokens.Text),
            Number or String or OpenBrace or Step or RegularExpression => true,
            Operator => tokens.Text is "!" or "~" or "@",
            _ => false,
        };
}
