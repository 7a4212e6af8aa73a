namespace Wander.Protocol.Scripts;

using static ScriptTokenKind;

/// <content>The open brackets, and what the token before says about the one after.</content>
internal sealed partial class ScriptTokenizer
{
    private readonly ScriptBrackets _brackets = new();
    private ScriptBracket _closed; // what the last closing bracket closed
    private ScriptBracket _previousClosed; // the same when the token before was the last

    /// <summary>How many brackets are open: an opening bracket counts itself, a closing one not what it closes.</summary>
    public int Depth => _brackets.Depth;

    /// <summary>Whether the token is in the body of a function; the closing brace is not.</summary>
    public bool InFunction => _brackets.Functions > 0;

    /// <summary>Whether the token before this one can be the end of an expression.</summary>
    public bool PreviousEndsOperand => Previous switch
    {
        ScriptTokenKind.Name => _previousAfterDot || !ScriptWords.TakesOperand(PreviousText),
        Number or String or RegularExpression or Template or TemplateTail or CloseSquare => true,
        CloseParenthesis => _previousClosed != ScriptBracket.ControlHead,
        CloseBrace => _previousClosed == ScriptBracket.ObjectLiteral,
        Step => _steppedOperand,
        _ => false,
    };

    private bool IsControlHead() =>
        Previous == ScriptTokenKind.Name && !_previousAfterDot && ScriptWords.TakesHead(PreviousText);

    private ScriptBracket BraceBegins() => Previous switch
    {
        Arrow => ScriptBracket.FunctionBody,
        CloseParenthesis => _previousClosed == ScriptBracket.ControlHead ? ScriptBracket.Block : ScriptBracket.FunctionBody,
        Colon when _brackets.Innermost is null or (ScriptBracket.Block or ScriptBracket.FunctionBody, _) => ScriptBracket.Block,
        ScriptTokenKind.Name => ScriptWords.TakesOperand(PreviousText) && !ScriptWords.TakesBlock(PreviousText)
            ? ScriptBracket.ObjectLiteral
            : ScriptBracket.Block,
        Semicolon or OpenBrace or CloseBrace => ScriptBracket.Block,
        _ => PreviousEndsOperand ? ScriptBracket.Block : ScriptBracket.ObjectLiteral,
    };

    private void Open(ScriptBracket kind, int position)
    {
        if (_brackets.IsFull)
            Refuse(position, $"more than {ScriptLimits.Depth} brackets in brackets");
        else
            _brackets.Open(kind, position);
    }

    private void Close(char bracket)
    {
        var opener = bracket switch { ')' => '(', ']' => '[', _ => '{' };
        if (_brackets.Innermost is not var (_, position))
            Refuse(Start, $"this {bracket} closes nothing: remove it");
        else if (text[position] != opener)
            Refuse(Start, $"this {bracket} does not close the {text[position]} of line {LineOf(position)}");
        else if ((_closed = _brackets.Close()) == ScriptBracket.Substitution)
            ReadTemplate(TemplateTail, TemplateMiddle);
    }
}
