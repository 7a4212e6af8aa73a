namespace Wander.Protocol.Scripts;

using static ScriptTokenKind;

/// <content>What changes a value: assignments, and methods that change a list.</content>
internal sealed partial class ScriptExpressions
{
    private int _parentheses;
    private int? _parameter;

    private static bool IsAssignment(ScriptTokenKind kind) => kind is Assign or AddAssign or OrAssign or NullishAssign or OtherAssign;

    private ScriptValue ReadAssignment(ScriptValue current, ScriptPlace place, int level)
    {
        var (kind, start) = (tokens.Kind, tokens.Start);
        if (_assignments == ScriptLimits.Chain)
        {
            tokens.Refuse(start, $"more than {ScriptLimits.Chain} assignments in a row");
            return current;
        }
        tokens.Advance();
        var keeps = KeepsAllProperties;
        KeepsAllProperties = !place.IsInWander;
        _assignments++;
        var value = Combine(kind, current, Read(level));
        _assignments--;
        KeepsAllProperties = keeps;
        Store(place, value);
        return value;
    }

    private ScriptValue Combine(ScriptTokenKind kind, ScriptValue current, ScriptValue value)
    {
        switch (kind)
        {
            case Assign:
                return value;
            case AddAssign when current.Text is not null || value.Text is not null:
                var mark = _join.Begin();
                var sum = current;
                Join(mark, current, ref sum);
                Join(mark, value, ref sum);
                return _join.Finish(mark, value.Position, sum);
            case OrAssign when current.Truth is { } truth:
                return truth ? current : value;
            case NullishAssign when current.IsNullish is { } isNullish:
                return isNullish ? value : current;
            default:
                return ScriptValue.Unknown(value.Position, ScriptWhy.Expression);
        }
    }

    private void Store(ScriptPlace place, ScriptValue value)
    {
        if (!place.Exists)
            return;
        if (place.Owner is not { } owner)
            StoreVariable(place, value);
        else if (owner.Kind == ScriptValueKind.GlobalObject && !place.Name.IsEmpty)
            scope.AssignGlobal(place.Name, value, place.Position);
        else if (owner.Object is { IsFrozen: false } target && !place.Name.IsEmpty)
            target.Set(place.Name, value);
        else if (owner.Object is { IsFrozen: false } unclear)
            unclear.AddProblem(place.Position, ScriptWhy.Changed);
        else if (owner.List is { IsFrozen: false } list)
            list.AddProblem(place.Position, ScriptWhy.Changed);
        else if (place.IsInWander && owner.Kind is ScriptValueKind.Unknown or ScriptValueKind.Undefined)
            problems.Add(place.Position, ScriptWhy.Missing);
    }

    private void StoreVariable(ScriptPlace place, ScriptValue value)
    {
        if (_parentheses == 0)
            scope.Assign(place.Name, value, place.Position);
        else if (place.IsInWander || scope.Find(place.Name) is not null)
            _parameter = place.Position;
    }

    private ScriptValue ReadMethod(ScriptValue owner, ReadOnlySpan<char> name, bool isInWander, int start)
    {
        if (owner.List is { } list)
            return ReadListMethod(list, name, start);
        if (owner.Kind == ScriptValueKind.ObjectFunctions)
            return ReadObjectFunction(name, start);
        if (isInWander && ScriptWords.ChangesList(name))
            problems.Add(start, ScriptWhy.Missing);
        return SkipCall(start);
    }

    private ScriptValue ReadListMethod(ScriptList list, ReadOnlySpan<char> name, int start)
    {
        switch (name)
        {
            case "push" when !list.IsFrozen:
                ReadEntries(list);
                return new ScriptValue(ScriptValueKind.Primitive, start);
            case "concat":
                var joined = new ScriptList();
                joined.AddAll(list, list.Count, start, _budget);
                ReadEntries(joined, flattens: true);
                return new ScriptValue(ScriptValueKind.List, start, joined);
        }
        if (ScriptWords.ChangesList(name) && list.IsFrozen)
            problems.Add(start, ScriptWhy.Frozen);
        else if (ScriptWords.ChangesList(name))
            list.AddProblem(start, ScriptWhy.Changed);
        var functionsRun = changes.FunctionsRun;
        changes.FunctionsRun = true; // forEach and the like
        var result = SkipCall(start);
        changes.FunctionsRun = functionsRun;
        return result;
    }

    // Object.freeze and Object.assign; they take objects and lists.
    private ScriptValue ReadObjectFunction(ReadOnlySpan<char> name, int start)
    {
        if (name is not ("freeze" or "seal" or "preventExtensions" or "assign"))
            return SkipCall(start);
        var level = tokens.Depth;
        tokens.Advance();
        if (tokens.Depth < level || tokens.Kind == Spread)
        {
            skipper.SkipToClose(level);
            return ScriptValue.Unknown(start, ScriptWhy.Call);
        }
        var target = Read(level);
        while (tokens.Kind == Comma && tokens.Depth == level)
        {
            tokens.Advance();
            if (tokens.Depth >= level && name is "assign" && target.Object is { IsFrozen: false } receiver)
                SpreadInto(receiver, Read(level));
        }
        skipper.SkipToClose(level);
        if (name is "freeze" && target.Object is { } frozen)
            frozen.IsFrozen = true;
        if (name is "freeze" && target.List is { } shut)
            shut.IsFrozen = true;
        return target;
    }
}
