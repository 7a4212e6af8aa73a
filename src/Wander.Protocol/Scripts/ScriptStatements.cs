namespace Wander.Protocol.Scripts;

using static ScriptTokenKind;

/// <summary>
/// Goes through the statements at the top of a script: declarations and expressions are read, for what they do to the script's
/// names; everything else is skipped.
/// </summary>
internal sealed partial class ScriptStatements(
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
                SkipExpression();
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
