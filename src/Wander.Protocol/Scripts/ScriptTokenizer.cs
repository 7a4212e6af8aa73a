namespace Wander.Protocol.Scripts;

using static ScriptTokenKind;

/// <summary>
/// The tokens of a script, one at a time and without a copy of anything. It also keeps the open brackets, because whether a slash
/// divides or begins a regular expression, and whether a <c>}</c> continues a template, depends on them.
/// </summary>
/// <remarks>
/// It goes forwards only, so reading takes linear time. What no browser would read (a string or bracket without an end, a character
/// that means nothing) ends the tokens and is the reason for which the script is refused.
/// </remarks>
internal sealed partial class ScriptTokenizer(string text, ScriptProblems problems)
{
    private int _previousStart;
    private int _previousEnd;
    private bool _previousAfterDot;
    private bool _steppedOperand; // whether the last ++ came after an operand

    /// <summary>The token; its text is from <see cref="Start"/> to <see cref="End"/>.</summary>
    public ScriptTokenKind Kind { get; private set; } = Semicolon;

    public int Start { get; private set; }

    public int End { get; private set; }

    /// <summary>Whether a name or string contains what must be decoded.</summary>
    public bool HasEscapes { get; private set; }

    /// <summary>Whether a line ended before the token.</summary>
    public bool OnNewLine { get; private set; }

    /// <summary>The token before this one; before the first it is as if a statement had ended.</summary>
    public ScriptTokenKind Previous { get; private set; } = Semicolon;

    /// <summary>The text of the token before this one.</summary>
    public ReadOnlySpan<char> PreviousText => text.AsSpan(_previousStart, _previousEnd - _previousStart);

    /// <summary>The text of the token.</summary>
    public ReadOnlySpan<char> Text => text.AsSpan(Start, End - Start);

    /// <summary>The name, its escapes decoded.</summary>
    public ReadOnlySpan<char> Name => HasEscapes ? ScriptStringDecoder.DecodeName(Text) : Text;

    /// <summary>Whether the token comes after a dot, so that a name is no keyword: <c>a.return</c> is a property.</summary>
    public bool IsAfterDot => Previous is Dot or OptionalDot;

    /// <summary>Goes to the next token; at the end it stays there.</summary>
    public void Advance()
    {
        if (Kind == ScriptTokenKind.End)
            return;
        _previousAfterDot = IsAfterDot;
        _previousClosed = _closed;
        Previous = Kind;
        (_previousStart, _previousEnd) = (Start, End);
        HasEscapes = false;
        var newLine = End == 0;
        var start = ScriptSpace.Skip(text, End, ref newLine);
        OnNewLine = newLine;
        if (start < 0)
            Refuse(~start, "a comment that does not end: write */ after it");
        else
            Read(start);
    }

    /// <summary>Ends the tokens: a browser would refuse this script.</summary>
    public void Refuse(int position, string message)
    {
        problems.Refuse(position, message);
        Kind = ScriptTokenKind.End;
        Start = End = text.Length;
    }

    private void Read(int start)
    {
        Start = End = start;
        if (start == text.Length)
            ReadEnd();
        else if (text[start] is '\'' or '"')
            ReadString();
        else if (text[start] == '`')
            ReadTemplate(Template, TemplateHead);
        else if (char.IsAsciiDigit(text[start]) || (text[start] == '.' && start + 1 < text.Length && char.IsAsciiDigit(text[start + 1])))
            (Kind, End) = (Number, ScriptText.EndOfNumber(text, start));
        else if (text[start] == '/' && !PreviousEndsOperand)
            ReadRegularExpression();
        else
            ReadNameOrPunctuator();
    }

    private void ReadEnd()
    {
        Kind = ScriptTokenKind.End;
        if (_brackets.Innermost is var (_, position))
            Refuse(text.Length, $"the end comes too early: nothing closes the {text[position]} of line {LineOf(position)}");
    }

    private int LineOf(int position) => new ScriptLines(text).At(position).Line;

    private void ReadString()
    {
        var start = Start;
        var end = ScriptText.EndOfString(text, start, out var escapes);
        HasEscapes = escapes;
        (Kind, End) = (String, end);
        if (end < 0)
            Refuse(start, $"a string that does not end on its line: write {text[start]} after it");
    }

    private void ReadTemplate(ScriptTokenKind closed, ScriptTokenKind open)
    {
        var start = Start;
        var end = ScriptText.EndOfTemplate(text, start + 1, out var escapes);
        HasEscapes = escapes;
        if (end < 0)
        {
            Refuse(start, "a template that does not end: write ` after it");
            return;
        }
        End = end;
        Kind = text[end - 1] == '`' ? closed : open;
        if (Kind == open)
            Open(ScriptBracket.Substitution, end - 1);
    }

    private void ReadRegularExpression()
    {
        var start = Start;
        (Kind, End) = (RegularExpression, ScriptText.EndOfRegularExpression(text, start));
        if (End < 0)
            Refuse(start, "a regular expression that does not end on its line: write / after it");
    }

    private void ReadNameOrPunctuator()
    {
        var start = Start;
        var end = ScriptText.EndOfName(text, text[start] == '#' ? start + 1 : start, out var escapes);
        if (end > start)
        {
            HasEscapes = escapes;
            (Kind, End) = (ScriptTokenKind.Name, end);
            return;
        }
        var (kind, length) = ScriptPunctuation.Read(text.AsSpan(start));
        (Kind, End) = (kind, start + length);
        switch (kind)
        {
            case ScriptTokenKind.End:
                Refuse(start, ScriptWords.WhyNotJavaScript(text[start]));
                break;
            case OpenParenthesis:
                Open(IsControlHead() ? ScriptBracket.ControlHead : ScriptBracket.Parenthesis, start);
                break;
            case OpenSquare:
                Open(ScriptBracket.Square, start);
                break;
            case OpenBrace:
                Open(BraceBegins(), start);
                break;
            case CloseParenthesis or CloseSquare or CloseBrace:
                Close(text[start]);
                break;
            case Step:
                _steppedOperand = PreviousEndsOperand;
                break;
        }
    }
}
