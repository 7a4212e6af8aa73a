namespace Wander.Protocol.Scripts;

using static ScriptTokenKind;

/// <content>Names, members, brackets and calls.</content>
internal sealed partial class ScriptExpressions
{
    private ScriptValue ReadName(int level, out ScriptPlace place)
    {
        place = default;
        var start = tokens.Start;
        var name = tokens.Name;
        if (name is "function" or "class")
            return SkipUnknown(level, ScriptWhy.Function);
        if (name is "new" or "typeof" or "void" or "delete" or "await" or "yield" or "import" or "super")
            return SkipUnknown(level, ScriptWhy.Expression);
        tokens.Advance();
        if (name is "async" && tokens is { Kind: Name, OnNewLine: false })
            return SkipUnknown(level, ScriptWhy.Function);
        if (name is "true" or "false" or "null" or "NaN" or "Infinity")
            return new ScriptValue(ScriptValueKind.Primitive, start, name.ToString());
        if (name is "undefined")
            return ScriptValue.Undefined(start);
        place = new ScriptPlace { Exists = true, Name = name, Position = start, IsInWander = name is ScriptWords.Wander };
        return FindVariable(name, start);
    }

    private ScriptValue FindVariable(ReadOnlySpan<char> name, int position)
    {
        if (ScriptWords.IsGlobalObject(name))
            return new ScriptValue(ScriptValueKind.GlobalObject, position);
        if (scope.Find(name) is { } binding)
            return binding.Value with { Position = position };
        if (name is "Object")
            return new ScriptValue(ScriptValueKind.ObjectFunctions, position);
        if (name is "Symbol") // its members are names of properties that no document has
            return new ScriptValue(ScriptValueKind.Primitive, position);
        return name is ScriptWords.Wander ? ScriptValue.Undefined(position) : ScriptValue.Unknown(position, ScriptWhy.Name);
    }

    private ScriptValue ReadMember(ScriptValue owner, ref ScriptPlace place, int start)
    {
        var isOptional = tokens.Kind == OptionalDot;
        tokens.Advance();
        if (isOptional && tokens.Kind is OpenParenthesis or OpenSquare)
            return owner;
        if (tokens.Kind != Name)
        {
            tokens.Refuse(tokens.Start, "expected a name after the dot");
            return owner;
        }
        var name = tokens.Name;
        tokens.Advance();
        return ReadNamed(owner, ref place, name, start);
    }

    private ScriptValue ReadComputedMember(ScriptValue owner, ref ScriptPlace place, int start)
    {
        var key = ReadBracket().Text;
        if (key is not null)
            return ReadNamed(owner, ref place, key, start);
        place = place.Member(owner, "");
        return ScriptValue.Unknown(start, ScriptWhy.Expression);
    }

    private ScriptValue ReadNamed(ScriptValue owner, ref ScriptPlace place, ReadOnlySpan<char> name, int start)
    {
        if (tokens.Kind != OpenParenthesis)
        {
            place = (place.Exists ? place : new ScriptPlace { Position = start }).Member(owner, name);
            return FindMember(owner, name, start);
        }
        var value = ReadMethod(owner, name, place.IsInWander, start);
        place = default;
        return value;
    }

    private ScriptValue FindMember(ScriptValue owner, ReadOnlySpan<char> name, int position)
    {
        if (owner.Object is { } value)
            return value.Get(name, position);
        if (owner.IsUnknown)
            return owner with { Position = position };
        if (owner.Kind == ScriptValueKind.Primitive)
            return new ScriptValue(ScriptValueKind.Primitive, position);
        if (owner.Kind != ScriptValueKind.GlobalObject)
            return ScriptValue.Unknown(position, ScriptWhy.Expression);
        if (ScriptWords.IsGlobalObject(name))
            return owner;
        return scope.FindGlobal(name) is { } binding ? binding.Value with { Position = position }
            : name is ScriptWords.Wander ? ScriptValue.Undefined(position)
            : ScriptValue.Unknown(position, ScriptWhy.Name);
    }

    private ScriptValue ReadParenthesis()
    {
        var (start, outer) = (tokens.Start, _parameter);
        _parameter = null;
        var value = ReadBracket();
        // (a = []) => … gives a parameter its default; without an arrow it would have changed a variable.
        if (_parameter is { } position && tokens.Kind != Arrow)
        {
            changes.Mention(position);
            problems.Add(position, ScriptWhy.Changed);
        }
        _parameter = outer;
        return value.IsUnknown ? value with { Position = start } : value;
    }

    // From an opening bracket to after its end; unknown where nothing is between, as in () => 1.
    private ScriptValue ReadBracket()
    {
        var level = tokens.Depth;
        var start = tokens.Start;
        tokens.Advance();
        _parentheses++;
        var value = tokens.Depth < level ? ScriptValue.Unknown(start, ScriptWhy.Function) : ReadSequence(level);
        _parentheses--;
        if (tokens.Kind != End && tokens.Depth >= level)
            tokens.Refuse(tokens.Start, "expected a closing bracket before this");
        tokens.Advance();
        return value;
    }

    // Of values with commas between them the last counts.
    private ScriptValue ReadSequence(int level)
    {
        var value = Read(level);
        while (tokens.Kind == Comma && tokens.Depth == level)
        {
            tokens.Advance();
            if (tokens.Depth >= level)
                value = Read(level);
        }
        return value;
    }

    private ScriptValue SkipUnknown(int level, string why)
    {
        var start = tokens.Start;
        tokens.Advance();
        skipper.SkipRest(level);
        return ScriptValue.Unknown(start, why);
    }

    private ScriptValue SkipCall(int start)
    {
        if (tokens.Kind == Template)
            tokens.Advance();
        else
            skipper.SkipBracket();
        return ScriptValue.Unknown(start, ScriptWhy.Call);
    }
}
