using Acornima;

namespace Wander.Protocol.Scripts;

/// <summary>Explains syntax errors to the owner of the script.</summary>
internal static class ScriptSyntax
{
    /// <summary>Explains an error of the parser.</summary>
    /// <param name="text">The script.</param>
    /// <param name="error">The error.</param>
    /// <param name="tokens">The tokens before the error.</param>
    public static ScriptFinding Explain(string text, ParseError error, ScriptTokens tokens)
    {
        var position = Math.Clamp(error.Index, 0, text.Length);
        var token = tokens.LastEnd + text.AsSpan(tokens.LastEnd).IndexOfAnyExcept(" \t\r\n"); // the invalid token
        return error.Code switch
        {
            "VarRedeclaration" =>
                new(position, "This name is declared twice, so a browser rejects the script. Remove one declaration."),
            "DeclarationMissingInitializer_Const" => new(SkipSpace(text, position), "Expected `=` after the name."),
            "UnterminatedRegExp" => new(token, "This regular expression is not closed on its line. Add the closing `/`."),
            "InvalidHexEscapeSequence" or "InvalidUnicodeEscapeSequence" or "UndefinedUnicodeCodePoint"
                when StartOfString(text, token, tokens) is { } start =>
                new(start, "This backslash begins an invalid escape sequence. Write `\\\\` for a backslash."),
            _ when position == text.Length => ExplainEnd(text, tokens),
            "InvalidOrUnexpectedToken" => new(position, ExplainCharacter(text.AsSpan(position))),
            "UnexpectedToken" or "UnexpectedTokenString" or "UnexpectedTokenNumber" or "UnexpectedTokenIdentifier"
                or "UnexpectedTemplateString" or "UnexpectedTokenRegExp" => new(position, ExplainToken(text, position, tokens)),
            _ => new(position, $"A browser rejects this script: {error.Description.TrimEnd('.')}."),
        };
    }

    private static ScriptFinding ExplainEnd(string text, ScriptTokens tokens) => tokens.Innermost switch
    {
        ('`', var position) => new(position, "This template literal is not closed. Add the closing backtick."),
        (var bracket, var position) =>
            new(text.Length, $"The script ends too early. Close the `{bracket}` of line {LineOf(text, position)}."),
        null => new(text.Length, "The script ends too early. Complete the last statement."),
    };

    private static string ExplainCharacter(ReadOnlySpan<char> rest) => rest[0] switch
    {
        '\'' or '"' => $"This string is not closed on its line. Add the closing `{rest[0]}`.",
        '/' when rest.StartsWith("/*") => "This comment is not closed. Add `*/`.",
        '\u2018' or '\u2019' or '\u201a' or '\u201c' or '\u201d' or '\u201e' or '\u00ab' or '\u00bb' =>
            "This is a typographic quotation mark. Use `'` or `\"`.",
        '\\' => "A backslash is not allowed outside a string. Remove it.",
        _ => "This character is not allowed here. Remove it, or put the text in quotes.",
    };

    private static string ExplainToken(string text, int position, ScriptTokens tokens)
    {
        var found = text[position];
        if (found is ')' or ']' or '}')
        {
            if (tokens.Innermost is not var (bracket, open))
                return $"This `{found}` has no matching opening bracket. Remove it.";
            if (ClosingOf(bracket) != found)
                return $"This `{found}` does not match the `{bracket}` of line {LineOf(text, open)}. Close that bracket first.";
        }
        if (tokens.ExpectsValue)
            return "Expected a value before this.";
        return tokens.Innermost switch
        {
            ('{', _) => "Expected a comma, a colon or the closing `}` before this.",
            ('(' or '[', _) => "Expected a comma or the closing bracket before this.",
            _ => "Expected the end of the statement. Add `;` or a line break before this.",
        };
    }

    private static int? StartOfString(string text, int token, ScriptTokens tokens) =>
        token < text.Length && text[token] is '\'' or '"' ? token : tokens.Innermost is ('`', var position) ? position : null;

    private static int SkipSpace(string text, int position)
    {
        var length = text.AsSpan(position).IndexOfAnyExcept(" \t\r\n");
        return length < 0 ? text.Length : position + length;
    }

    private static char ClosingOf(char bracket) => bracket switch { '(' => ')', '[' => ']', _ => '}' };

    private static int LineOf(string text, int position) => new ScriptLines(text).At(position).Line;
}
