namespace Wander.Protocol.Scripts;

using static ScriptTokenKind;

/// <content>Objects.</content>
internal sealed partial class ScriptExpressions
{
    private ScriptValue ReadObject()
    {
        var start = tokens.Start;
        var level = tokens.Depth;
        var target = new ScriptObject();
        tokens.Advance();
        while (tokens.Kind != End && tokens.Depth >= level)
        {
            ReadProperty(target, level);
            if (tokens.Kind == Comma && tokens.Depth == level)
                tokens.Advance();
            else if (tokens.Depth >= level)
                tokens.Refuse(tokens.Start, "expected a comma or } before this");
        }
        tokens.Advance();
        return new ScriptValue(ScriptValueKind.Object, start, target);
    }

    private void ReadProperty(ScriptObject target, int level)
    {
        var start = tokens.Start;
        if (tokens.Kind == Spread)
        {
            tokens.Advance();
            SpreadInto(target, Read(level));
            return;
        }
        var isShorthand = tokens.Kind == Name;
        var name = ReadKey(target);
        var isFunction = false;
        while (IsModifier(name)) // get: 1 and get () {} are properties with the name get
        {
            isFunction = true;
            name = ReadKey(target);
        }
        if (tokens.Kind == OpenParenthesis || isFunction)
        {
            SkipMethod();
            Set(target, name, ScriptValue.Unknown(start, ScriptWhy.Function));
        }
        else if (tokens.Kind == Colon)
        {
            tokens.Advance();
            ReadPropertyValue(target, name, level);
        }
        else if (isShorthand && (tokens.Kind == Comma || tokens.Depth < level))
            Set(target, name, FindVariable(name, start));
        else if (isShorthand && tokens.Kind == Assign) // ({ a = 1 }) => a
            skipper.SkipRest(level);
        else
            tokens.Refuse(tokens.Start, "expected : after the property's name");
    }

    private void ReadPropertyValue(ScriptObject target, ReadOnlySpan<char> name, int level)
    {
        if (KeepsAllProperties || ScriptWords.IsDeclared(name) || skipper.IsNothing(level))
            Set(target, name, Read(level));
        else
            skipper.SkipRest(level);
    }

    private void Set(ScriptObject target, ReadOnlySpan<char> name, ScriptValue value)
    {
        if (KeepsAllProperties || ScriptWords.IsDeclared(name))
            target.Set(name, value);
    }

    private void SpreadInto(ScriptObject target, ScriptValue value)
    {
        if (value.Object is { } source)
            target.SetAll(source, value.Position, _budget);
        else if (value.IsUnknown)
            target.AddProblem(value.Position, value.InsteadOf("expected an object after ..."));
    }

    // The name of a property; none where only running the script shows it.
    private ReadOnlySpan<char> ReadKey(ScriptObject target)
    {
        if (tokens.Kind == OpenSquare)
        {
            var key = ReadBracket();
            if (key.IsUnknown)
                target.AddProblem(key.Position, "the name of this property is not known without running the script: write it out");
            return key.Text;
        }
        var name = tokens.Kind switch
        {
            Name => tokens.Name,
            String => Decode(tokens.Text[1..^1]),
            Number or Operator => tokens.Text, // * before a method's name
            _ => default,
        };
        if (tokens.Kind is Name or String or Number || name is "*")
            tokens.Advance();
        else
            tokens.Refuse(tokens.Start, "expected the name of a property");
        return name;
    }

    // get, set, async and * before the name of a method.
    private bool IsModifier(ReadOnlySpan<char> name) =>
        name is "get" or "set" or "async" or "*"
        && (tokens.Kind is Name or String or Number or OpenSquare || (tokens.Kind == Operator && tokens.Text is "*"));

    private void SkipMethod()
    {
        if (tokens.Kind != OpenParenthesis)
            tokens.Refuse(tokens.Start, "expected ( after the method's name");
        skipper.SkipBracket();
        if (tokens.Kind != OpenBrace)
            tokens.Refuse(tokens.Start, "expected { after the method's parameters");
        skipper.SkipBracket();
    }
}
