namespace Wander.Protocol.Scripts;

using static ScriptTokenKind;

/// <summary>The punctuators of JavaScript (ECMAScript 2025, section 12.8).</summary>
internal static class ScriptPunctuation
{
    /// <summary>The longest punctuator that the text begins with; <see cref="End"/> where it begins with none.</summary>
    public static (ScriptTokenKind Kind, int Length) Read(ReadOnlySpan<char> text) => text[0] switch
    {
        '(' => (OpenParenthesis, 1),
        ')' => (CloseParenthesis, 1),
        '[' => (OpenSquare, 1),
        ']' => (CloseSquare, 1),
        '{' => (OpenBrace, 1),
        '}' => (CloseBrace, 1),
        ',' => (Comma, 1),
        ';' => (Semicolon, 1),
        ':' => (Colon, 1),
        '.' => text.StartsWith("...") ? (Spread, 3) : (Dot, 1),
        '=' => ReadAfterEquals(text),
        '+' => text.StartsWith("++") ? (Step, 2) : text.StartsWith("+=") ? (AddAssign, 2) : (Plus, 1),
        '-' => text.StartsWith("--") ? (Step, 2) : ReadOperator(text, 1),
        '?' => ReadAfterQuestion(text),
        '|' => text.StartsWith("||=") ? (OrAssign, 3) : text.StartsWith("||") ? (Or, 2) : ReadOperator(text, 1),
        '&' => ReadOperator(text, text.StartsWith("&&") ? 2 : 1),
        '*' => ReadOperator(text, text.StartsWith("**") ? 2 : 1),
        '/' or '%' or '^' => ReadOperator(text, 1),
        '!' => (Operator, text.StartsWith("!==") ? 3 : text.StartsWith("!=") ? 2 : 1),
        '<' => text.StartsWith("<<") ? ReadOperator(text, 2) : (Operator, text.StartsWith("<=") ? 2 : 1),
        '>' => ReadAfterGreater(text),
        '~' or '@' => (Operator, 1),
        _ => (End, 0),
    };

    private static (ScriptTokenKind Kind, int Length) ReadAfterEquals(ReadOnlySpan<char> text) =>
        text.StartsWith("===") ? (Operator, 3)
        : text.StartsWith("==") ? (Operator, 2)
        : text.StartsWith("=>") ? (Arrow, 2)
        : (Assign, 1);

    private static (ScriptTokenKind Kind, int Length) ReadAfterQuestion(ReadOnlySpan<char> text)
    {
        if (text.StartsWith("??"))
            return text.StartsWith("??=") ? (NullishAssign, 3) : (Nullish, 2);
        var optional = text.StartsWith("?.") && !(text.Length > 2 && char.IsAsciiDigit(text[2])); // a?.5:b
        return optional ? (OptionalDot, 2) : (Question, 1);
    }

    private static (ScriptTokenKind Kind, int Length) ReadAfterGreater(ReadOnlySpan<char> text)
    {
        if (text.StartsWith(">="))
            return (Operator, 2);
        var length = text.StartsWith(">>>") ? 3 : text.StartsWith(">>") ? 2 : 1;
        return length == 1 ? (Operator, 1) : ReadOperator(text, length);
    }

    private static (ScriptTokenKind Kind, int Length) ReadOperator(ReadOnlySpan<char> text, int length) =>
        text.Length > length && text[length] == '=' ? (OtherAssign, length + 1) : (Operator, length);
}
