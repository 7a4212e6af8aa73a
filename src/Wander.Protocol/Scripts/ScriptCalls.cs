using Acornima.Ast;

namespace Wander.Protocol.Scripts;

/// <summary>Calls of a function of the script.</summary>
/// <param name="function">The function.</param>
/// <param name="self">The value of <c>this</c>.</param>
/// <param name="arguments">The arguments.</param>
/// <param name="position">Where the call stands.</param>
internal delegate ScriptValue ScriptInvocation(
    ScriptFunction function, ScriptValue self, List<ScriptValue> arguments, int position);

/// <summary>
/// Evaluates calls: of functions of the script, methods of lists, and functions of <c>Object</c>. Other calls are skipped.
/// </summary>
internal sealed class ScriptCalls(
    ScriptState state, ScriptSkipper skipper, ScriptExpressions expressions, ScriptInvocation invoke)
{
    /// <summary>Calls what a reference means.</summary>
    /// <param name="link">The call, or the template after a tag.</param>
    /// <param name="callee">The function.</param>
    public ScriptValue Call(Node link, ScriptReference callee)
    {
        if (link is not CallExpression call)
            return Skip(link, callee);
        switch (callee)
        {
            case { Owner.List: { } list, Name: { } name }:
                return CallList(list, name, call, callee.Position);
            case { Owner.Kind: ScriptValueKind.ObjectFunctions, Name: { } name }:
                return CallObject(name, call, callee.Position);
            case { Owner.Function: { } function, Name: "call" }:
                var values = ValuesOf(call);
                var self = values.Count > 0 ? values[0] : ScriptValue.Undefined(callee.Position);
                return invoke(function, self, values.Count > 0 ? values[1..] : values, callee.Position);
            case { Value.Function: { } function }:
                return invoke(function, callee.Owner ?? ScriptValue.Undefined(callee.Position), ValuesOf(call), callee.Position);
            default:
                return Skip(call, callee);
        }
    }

    private ScriptValue Skip(Node link, ScriptReference callee)
    {
        if (callee.Value.Kind is not (ScriptValueKind.Unknown or ScriptValueKind.ObjectFunctions or ScriptValueKind.Symbol))
            state.Problems.Add(ParenthesisOf(link), ScriptWhy.NoFunction);
        var runsFunction = callee.Owner?.Function; // f.apply(…)
        if (runsFunction is not null)
            skipper.Skip(runsFunction.Node.Node, functionsRun: true);
        SkipArguments(link, functionsRun: false);
        return ScriptValue.Unknown(callee.Position, ScriptWhy.Call);
    }

    private void SkipArguments(Node link, bool functionsRun)
    {
        if (link is TaggedTemplateExpression template)
            skipper.Skip(template.Quasi, functionsRun);
        if (link is not CallExpression call)
            return;
        foreach (var argument in call.Arguments)
        {
            skipper.Skip(argument, functionsRun);
            var known = argument is Identifier id ? state.Frame.Scope.Find(id.Name)?.Value : null;
            if (functionsRun && known?.Function is { } function)
                skipper.Skip(function.Node.Node, functionsRun);
        }
    }

    private ScriptValue CallList(ScriptList list, string name, CallExpression call, int position)
    {
        switch (name)
        {
            case "push":
                var added = new ScriptList();
                expressions.AddAll(call.Arguments!, added);
                if (list.IsClosed) // perhaps by one of the arguments
                    state.Problems.Add(position, ScriptWhy.Frozen);
                else
                    list.AddAll(added);
                state.NoteChange();
                return ScriptValue.Primitive(position, null);
            case "concat":
                var joined = new ScriptList();
                expressions.Spread(new ScriptValue(ScriptValueKind.List, position, list), joined);
                expressions.AddAll(call.Arguments!, joined, flattens: true);
                return new ScriptValue(ScriptValueKind.List, position, joined);
        }
        if (ScriptSkipper.ChangesList(name) && list.IsClosed)
            state.Problems.Add(position, ScriptWhy.Frozen);
        else if (ScriptSkipper.ChangesList(name))
            list.AddProblem(position, ScriptWhy.Changed);
        SkipArguments(call, functionsRun: true); // forEach and the like
        return ScriptValue.Unknown(position, ScriptWhy.Call);
    }

    private ScriptValue CallObject(string name, CallExpression call, int position)
    {
        var isKnown = name is "freeze" or "seal" or "preventExtensions" or "assign" || ScriptSkipper.ChangesArgument(name);
        if (!isKnown || call.Arguments is not [not SpreadElement, ..])
        {
            SkipArguments(call, functionsRun: false);
            return ScriptValue.Unknown(position, ScriptWhy.Call);
        }
        var target = expressions.Evaluate(call.Arguments[0]);
        for (var i = 1; i < call.Arguments.Count; i++)
        {
            var argument = call.Arguments[i];
            var source = expressions.Evaluate(argument is SpreadElement spread ? spread.Argument : argument);
            if (name is "assign" && argument is not SpreadElement)
                Assign(target, source);
            else if (name is "assign")
                Spoil(target, argument.Start);
        }
        if (name is "freeze" or "seal" or "preventExtensions")
            Close(target, isFrozen: name is "freeze");
        else if (name is not "assign")
            Spoil(target, position);
        return target;
    }

    private static void Spoil(ScriptValue target, int position)
    {
        target.List?.AddProblem(position, ScriptWhy.Changed);
        target.Object?.AddProblem(position, ScriptWhy.Changed);
    }

    private static void Close(ScriptValue target, bool isFrozen)
    {
        if (target.List is { } list)
            list.IsClosed = true;
        if (target.Object is not { } value)
            return;
        value.IsClosed = true;
        value.IsFrozen |= isFrozen;
    }

    private void Assign(ScriptValue target, ScriptValue source)
    {
        state.NoteChange();
        if (target.Object is { } receiver)
            AssignAll(receiver, source);
        else if (target.Kind is ScriptValueKind.GlobalObject && source.Object is { } globals)
        {
            foreach (var (name, value) in globals.Properties)
                state.Global.Set(name, value, source.Position);
        }
        else
            Spoil(target, source.Position);
    }

    private void AssignAll(ScriptObject receiver, ScriptValue source)
    {
        if (source.IsUnknown)
            receiver.AddProblem(source.Position, source.InsteadOf("expected an object"));
        if (source.Object is not { } given || given == receiver)
            return;
        if (!state.TakeCopies(given.Size))
        {
            receiver.AddProblem(source.Position, ScriptWhy.Copies);
            return;
        }
        foreach (var (key, value) in given.Properties)
        {
            if (!receiver.TrySet(key, value, source.Position))
                state.Problems.Add(source.Position, ScriptWhy.Frozen);
        }
        foreach (var problem in given.Problems ?? [])
            receiver.AddProblem(problem.Position, problem.Message);
    }

    // The arguments; unknown from the first spread on.
    private List<ScriptValue> ValuesOf(CallExpression call)
    {
        var values = new List<ScriptValue>();
        var isSpread = false;
        foreach (var argument in call.Arguments)
        {
            var value = expressions.Evaluate(argument is SpreadElement spread ? spread.Argument : argument);
            isSpread |= argument is SpreadElement;
            values.Add(isSpread ? ScriptValue.Unknown(argument.Start, ScriptWhy.Expression) : value);
        }
        return values;
    }

    private int ParenthesisOf(Node link) => link switch
    {
        TaggedTemplateExpression template => template.Quasi.Start,
        CallExpression call => state.Text.IndexOf('(', call.Callee.End),
        _ => link.Start,
    };
}
