using Acornima;

namespace Wander.Protocol.Scripts;

/// <summary>Explains syntax errors to the owner of the script.</summary>
internal static class ScriptSyntax
{
    /// <summary>Explains an error of the parser.</summary>
    /// <param name="text">The script.</param>
    /// <param name="error">The error.</param>
    /// <param name="tokens">What was read before the error.</param>
    public static ScriptFinding Explain(string text, ParseError error, ScriptTokens tokens)
    {
        var position = Math.Clamp(error.Index, 0, text.Length);
        var token = tokens.LastEnd + text.AsSpan(tokens.LastEnd).IndexOfAnyExcept(" \t\r\n"); // the one that could not be read
        return error.Code switch
        {
            "VarRedeclaration" => new(position, "this name is declared twice: a browser rejects the whole script; remove one"),
            "DeclarationMissingInitializer_Const" => new(SkipSpace(text, position), "expected = after the name"),
            "UnterminatedRegExp" => new(token, "a regular expression that does not end on its line: write / after it"),
            "InvalidHexEscapeSequence" or "InvalidUnicodeEscapeSequence" or "UndefinedUnicodeCodePoint"
                when StartOfString(text, token, tokens) is { } start =>
                new(start, "this backslash begins an invalid escape: write \\\\ for a backslash"),
            _ when position == text.Length => ExplainEnd(text, tokens),
            "InvalidOrUnexpectedToken" => new(position, ExplainCharacter(text.AsSpan(position))),
            "UnexpectedToken" or "UnexpectedTokenString" or "UnexpectedTokenNumber" or "UnexpectedTokenIdentifier"
                or "UnexpectedTemplateString" or "UnexpectedTokenRegExp" => new(position, ExplainToken(text, position, tokens)),
            _ => new(position, $"a browser rejects this script: {error.Description}"),
        };
    }

    private static ScriptFinding ExplainEnd(string text, ScriptTokens tokens) => tokens.Innermost switch
    {
        ('`', var position) => new(position, "a template that does not end: write ` after it"),
        (var bracket, var position) =>
            new(text.Length, $"the script ends too early: nothing closes the {bracket} of line {LineOf(text, position)}"),
        null => new(text.Length, "the script ends too early: something is missing at its end"),
    };

    private static string ExplainCharacter(ReadOnlySpan<char> rest) => rest[0] switch
    {
        '\'' or '"' => $"a string that does not end on its line: write {rest[0]} after it",
        '/' when rest.StartsWith("/*") => "a comment that does not end: write */ after it",
        '\u2018' or '\u2019' or '\u201a' or '\u201c' or '\u201d' or '\u201e' or '\u00ab' or '\u00bb' =>
            "a typographic quotation mark: write ' or \" instead",
        '\\' => "a backslash outside a string: remove it",
        _ => "JavaScript has no such character here: remove it, or put the text between quotes",
    };

    private static string ExplainToken(string text, int position, ScriptTokens tokens)
    {
        var found = text[position];
        if (found is ')' or ']' or '}')
        {
            if (tokens.Innermost is not var (bracket, open))
                return $"this {found} closes nothing: remove it";
            if (ClosingOf(bracket) != found)
                return $"this {found} does not close the {bracket} of line {LineOf(text, open)}";
        }
        if (tokens.ExpectsValue)
            return "expected a value before this";
        return tokens.Innermost switch
        {
            ('{', _) => "expected a comma, a : or the closing } before this",
            ('(' or '[', _) => "expected a comma or the closing bracket before this",
            _ => "expected the end of the statement: write ; or a new line before this",
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
