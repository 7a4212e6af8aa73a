namespace Wander.Protocol.Scripts;

using static ScriptTokenKind;

/// <content>Statements that are skipped.</content>
internal sealed partial class ScriptStatements
{
    // const { a, b } = …: the names stay unknown, but that wander is one of them is worth a word.
    private void SkipPattern(ScriptDeclaration declaration)
    {
        for (var level = tokens.Depth; tokens.Kind != End && tokens.Depth >= level; tokens.Advance())
            DeclareUnknownWander(declaration, ScriptWhy.Expression);
        tokens.Advance();
        skipper.SkipRest(0);
    }

    private void SkipImport()
    {
        tokens.Advance();
        var isDeclaration = tokens.Kind is not (OpenParenthesis or Dot); // import('…'), import.meta
        while (tokens.Kind == Comma || !skipper.EndsHere(0)) // import a, { b } from …
        {
            if (isDeclaration)
                DeclareUnknownWander(ScriptDeclaration.Const, ScriptWhy.Imported);
            tokens.Advance();
        }
    }

    private void DeclareUnknownWander(ScriptDeclaration declaration, string why)
    {
        if (tokens.Kind == Name && tokens.Text is ScriptWords.Wander)
            Declare(declaration, ScriptWords.Wander, ScriptValue.Unknown(tokens.Start, why), tokens.Start);
    }

    // The declaration of a function or a class ends with its braces, wherever the next statement begins.
    private void SkipFunctionOrClass()
    {
        var isFunction = tokens.Text is "function";
        while (tokens.Kind != End && tokens.Kind != (isFunction ? OpenParenthesis : OpenBrace))
            PassHead(isFunction);
        if (isFunction)
            skipper.PassBracket();
        skipper.SkipBracket();
    }

    private void PassHead(bool isFunction)
    {
        if (!isFunction && tokens.Kind is OpenParenthesis or OpenSquare) // class A extends mixin({}) {}
            skipper.PassBracket();
        else
            tokens.Advance();
    }

    private void SkipAsync()
    {
        tokens.Advance();
        if (tokens is { Kind: Name, OnNewLine: false } && tokens.Text is "function")
            SkipFunctionOrClass();
        else
            SkipExpression();
    }

    // if, for, try and the like: whether their statements run is not known.
    private void SkipControlled()
    {
        var isDo = false;
        while (tokens.Kind == Name && IsControl(tokens.Text))
        {
            isDo = tokens.Text is "do";
            tokens.Advance();
            if (tokens.Kind == Name && tokens.Text is "await")
                tokens.Advance();
            if (tokens.Kind == OpenParenthesis && !isDo)
                skipper.SkipBracket();
        }
        SkipOne();
        if (isDo && tokens.Kind == Name && tokens.Text is "while")
        {
            tokens.Advance();
            skipper.SkipBracket();
        }
    }

    private void SkipOne()
    {
        if (tokens.Kind == OpenBrace)
        {
            skipper.SkipBracket();
            return;
        }
        SkipExpression();
        if (tokens.Kind == Semicolon)
            tokens.Advance();
    }

    private void SkipExpression()
    {
        skipper.SkipRest(0);
        while (tokens.Kind == Comma) // a = 1, b = 2
        {
            tokens.Advance();
            skipper.SkipRest(0);
        }
    }

    private static bool IsControl(ReadOnlySpan<char> name) => ScriptWords.TakesHead(name) || name is "else" or "do" or "try" or "finally";
}
