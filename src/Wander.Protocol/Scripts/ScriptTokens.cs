using Acornima;

namespace Wander.Protocol.Scripts;

/// <summary>
/// The open brackets and the last token while a script is parsed: they bound its depth, and explain syntax errors.
/// </summary>
internal sealed class ScriptTokens
{
    private readonly Stack<(char Bracket, int Position)> _open = new();
    private int _depth;

    /// <summary>Where the last token begins that was read completely.</summary>
    public int LastStart { get; private set; }

    /// <summary>Where the last token ends that was read completely.</summary>
    public int LastEnd { get; private set; }

    /// <summary>Whether a value must follow the last token, as after a comma or an operator.</summary>
    public bool ExpectsValue { get; private set; }

    /// <summary>The innermost bracket or backtick that is open, and where it stands; null where none is.</summary>
    public (char Bracket, int Position)? Innermost => _open.TryPeek(out var open) ? open : null;

    /// <summary>Adds a token; false where it opens one bracket too many.</summary>
    public bool TryAdd(in Token token)
    {
        (LastStart, LastEnd) = (token.Start, token.End);
        var text = token.Kind == TokenKind.Punctuator ? token.StringValue : null;
        ExpectsValue = text is not (null or ")" or "]" or "}" or "`" or "++" or "--" or ";" or "{" or "=>");
        switch (text)
        {
            case "(" or "[" or "{" or "${":
                _open.Push((text[^1], token.End - 1));
                return ++_depth <= ScriptLimits.Brackets;
            case ")" or "]" or "}":
                _open.TryPop(out _);
                _depth--;
                break;
            case "`" when Innermost?.Bracket == '`':
                _open.Pop();
                break;
            case "`":
                _open.Push(('`', token.Start));
                break;
        }
        return true;
    }
}
