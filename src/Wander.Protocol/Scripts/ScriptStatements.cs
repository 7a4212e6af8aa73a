namespace Wander.Protocol;

using static ScriptTokenKind;

/// <summary>
/// Goes through the statements at the top of a script: declarations and expressions are read, for what they do to the script's
/// names; everything else is skipped.
/// </summary>
internal sealed class ScriptStatements(
    ScriptTokenizer tokens, ScriptScope scope, ScriptExpressions expressions, ScriptSkipper skipper, ScriptChanges changes)
{
    /// <summary>Reads the script to its end.</summary>
    public void ReadAll()
    {
        tokens.Advance();
        while (tokens.Kind != End)
            ReadStatement();
    }

    private void ReadStatement()
    {
        if (tokens.Kind == OpenBrace)
            skipper.SkipBracket();
        else if (tokens.Kind == Name)
            ReadNamed();
        else
            ReadExpression();
    }

    private void ReadNamed()
    {
        switch (tokens.Text)
        {
            case "const":
                ReadDeclarations(ScriptDeclaration.Const);
                break;
            case "let":
                ReadDeclarations(ScriptDeclaration.Let);
                break;
            case "var":
                ReadDeclarations(ScriptDeclaration.Var);
                break;
            case "export":
                tokens.Advance();
                if (tokens.Kind == Name && tokens.Text is "default")
                    tokens.Advance();
                break;
            case "import":
                SkipImport();
                break;
            case "function" or "class":
                SkipFunctionOrClass();
                break;
            case "async":
                SkipAsync();
                break;
            case var name when IsControl(name):
                SkipControlled();
                break;
            case "return" or "throw" or "break" or "continue" or "debugger":
                tokens.Advance();
                skipper.SkipRest(0);
                break;
            default:
                ReadExpression();
                break;
        }
    }

    private void ReadDeclarations(ScriptDeclaration declaration)
    {
        do
        {
            tokens.Advance();
            if (tokens.Kind is OpenBrace or OpenSquare)
                SkipPattern(declaration);
            else
                ReadDeclaration(declaration);
        }
        while (tokens.Kind == Comma);
    }

    private void ReadDeclaration(ScriptDeclaration declaration)
    {
        var start = tokens.Start;
        if (tokens.Kind != Name)
        {
            tokens.Refuse(start, "expected a name");
            return;
        }
        var name = tokens.Name;
        tokens.Advance();
        ScriptValue? value = null;
        if (tokens.Kind == Assign)
        {
            tokens.Advance();
            value = ReadInitial(name);
        }
        else if (!tokens.OnNewLine && !skipper.EndsHere(0))
            tokens.Refuse(tokens.Start, "expected = after the name");
        Declare(declaration, name, value, start);
    }

    private ScriptValue ReadInitial(ReadOnlySpan<char> name)
    {
        expressions.KeepsAllProperties = name is not ScriptWords.Wander;
        var value = expressions.Read(0);
        expressions.KeepsAllProperties = false;
        return value;
    }

    private void Declare(ScriptDeclaration declaration, ReadOnlySpan<char> name, ScriptValue? value, int position)
    {
        if (!scope.TryDeclare(declaration, name, value, position))
            tokens.Refuse(position, ScriptWhy.Redeclared);
    }

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
            Step(isFunction);
        if (isFunction)
            skipper.PassBracket();
        skipper.SkipBracket();
    }

    private void Step(bool isFunction)
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
            skipper.SkipRest(0);
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
        skipper.SkipRest(0);
        if (tokens.Kind == Semicolon)
            tokens.Advance();
    }

    private static bool IsControl(ReadOnlySpan<char> name) => ScriptWords.TakesHead(name) || name is "else" or "do" or "try" or "finally";

    private void ReadExpression()
    {
        if (tokens.Kind != Semicolon)
        {
            changes.FunctionsRun = tokens.Kind is OpenParenthesis or Operator; // (function () { … })(), !function () { … }()
            expressions.Read(0);
            while (tokens.Kind == Comma)
            {
                tokens.Advance();
                expressions.Read(0);
            }
            changes.FunctionsRun = false;
        }
        if (tokens.Kind is Semicolon or Colon)
            tokens.Advance();
    }
}
