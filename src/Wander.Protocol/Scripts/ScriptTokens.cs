using Acornima;

namespace Wander.Protocol.Scripts;

/// <summary>
/// Tracks the open brackets and the last token during parsing, to limit the nesting depth and to explain syntax errors.
/// </summary>
internal sealed class ScriptTokens
{
    private readonly Stack<(char Bracket, int Position)> _open = new();
    private int _depth;

    /// <summary>The position at which the last complete token begins.</summary>
    public int LastStart { get; private set; }

    /// <summary>The position at which the last complete token ends.</summary>
    public int LastEnd { get; private set; }

    /// <summary>True when a value must follow the last token, as after a comma or an operator.</summary>
    public bool ExpectsValue { get; private set; }

    /// <summary>The innermost open bracket or backtick and its position; null when none is open.</summary>
    public (char Bracket, int Position)? Innermost => _open.TryPeek(out var open) ? open : null;

    /// <summary>Adds a token. Returns false when it exceeds the maximum number of nested brackets.</summary>
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
