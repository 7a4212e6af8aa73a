using Acornima.Ast;

namespace Wander.Protocol.Scripts;

/// <summary>
/// Evaluates calls of the script's functions, of <c>push</c> and <c>concat</c>, and of functions of <c>Object</c>.
/// </summary>
internal sealed class ScriptCalls(
    ScriptState state, ScriptStatements statements, ScriptExpressions expressions, ScriptReferences references)
{
    private readonly HashSet<Node> _running = [];

    /// <summary>Calls the value of a reference.</summary>
    public ScriptValue Call(CallExpression call, ScriptReference callee)
    {
        var position = callee.Position;
        switch (callee)
        {
            case { Owner.List: { } list, Name: "push" or "concat" }:
                return CallList(list, callee.Name, call, position);
            case { Name: "assign" or "freeze" or "seal" or "preventExtensions" }
                when IsOfObject(call) && call.Arguments is [not SpreadElement, ..]:
                return CallObject(callee.Name, call.Arguments);
            case { Value.Function: { Node: IFunction { Async: false, Generator: false } } function }:
                var arguments = call.Arguments.Select(argument => Argument(argument, call)).ToList();
                return Call(function, callee.Owner ?? new(ScriptValueKind.GlobalObject, position), arguments, position);
            case { Value: { IsUnknown: false, Function: null } }:
                state.NoteStop(state.Text.IndexOf('(', call.Callee.End), ScriptWhy.NoFunction);
                break;
            case { Owner: { } owner, Name: { } name } when ChangesList(name):
                state.NoteChange(owner, position);
                break;
            case { Value.Kind: ScriptValueKind.Alias, Owner: null or { List: null, Function: null } }
                when !IsOfLists(callee.Name):
                state.Problems.Add(position, ScriptWhy.Changed); // it may be any function of the script
                break;
        }
        return CallUnknown(call, callee);
    }

    /// <summary>Evaluates <c>new</c>, the result of which is unknown.</summary>
    public void Construct(ScriptValue callee, in NodeList<Expression> arguments, int position)
    {
        var values = ArgumentsOf(arguments, item: null, changes: false);
        if (callee.Function is { } function)
            CallUnsure(function, values, isShifted: false, position);
    }

    private bool IsOfObject(CallExpression call) =>
        call.Callee is MemberExpression { Object: Identifier { Name: "Object" } } && state.Scope.Find("Object") is null;

    private ScriptValue CallUnknown(CallExpression call, ScriptReference callee)
    {
        var position = callee.Position;
        var item = callee.Owner is { IsUnknown: true } unknown ? unknown
            : callee.Owner is { List.Problems: null } ? ScriptValue.Unknown(position, ScriptWhy.Expression) // a string
            : ScriptValue.Alias(position, ScriptWhy.Expression);
        var runs = callee.Owner?.List is not null || RunsArguments(callee.Name);
        var values = ArgumentsOf(call.Arguments, runs ? item : null, ChangesArgument(call.Callee));
        var isApplied = callee.Owner?.Function is not null; // f.call(…), f.apply(…)
        var function = callee.Owner?.Function ?? callee.Value.Function;
        if (function is not null)
            CallUnsure(function, values, isApplied, position);
        return function is not null || callee.Owner is { List.Problems: not null } || IsOfObject(call)
            ? ScriptValue.Alias(position, ScriptWhy.Call)
            : ScriptValue.Unknown(position, ScriptWhy.Call);
    }

    // Returns the arguments of a call that is not evaluated. When there is an item, the functions among the arguments are
    // called with it, as forEach does.
    private List<ScriptValue> ArgumentsOf(in NodeList<Expression> arguments, ScriptValue? item, bool changes)
    {
        var values = new List<ScriptValue>();
        foreach (var argument in arguments)
        {
            var value = expressions.EvaluateUnsure(argument is SpreadElement spread ? spread.Argument : argument);
            values.Add(value);
            if (changes && values.Count == 1)
                state.NoteChange(value, argument.Start);
            if (item is { } given && value.Function is { } callback)
                CallUnsure(callback, [given, given, given, given], isShifted: false, argument.Start);
        }
        return arguments.Any(argument => argument is SpreadElement)
            ? [.. values.Select(value => ScriptValue.Alias(value.Position, ScriptWhy.Expression))]
            : values;
    }

    // Evaluates a call that might run the function or, for a class, any of its methods.
    private void CallUnsure(ScriptFunction function, List<ScriptValue> arguments, bool isShifted, int position)
    {
        var self = isShifted && arguments.Count > 0 ? arguments[0] : ScriptValue.Unknown(position, ScriptWhy.Expression);
        if (isShifted)
            arguments = [.. arguments.Skip(1).Select(argument => argument.Part(position))];
        var methods = (function.Node as IClass)?.Body.Body.OfType<MethodDefinition>().Select(method => (Node)method.Value);
        state.Unsure++;
        state.Tries++;
        foreach (var node in methods ?? [function.Node])
        {
            for (var pass = 0; pass < 2; pass++) // the second run sees the changes of the first run
                Call(function with { Node = node }, self, arguments, position);
        }
        state.Tries--;
        state.Unsure--;
    }

    private ScriptValue Call(ScriptFunction function, ScriptValue self, List<ScriptValue> arguments, int position)
    {
        var isFirst = _running.Add(function.Node);
        if (state.Unsure > 0 && !isFirst)
            arguments.ForEach(argument => state.NoteChange(argument, position));
        if ((state.Unsure > 0 && !isFirst) || !state.TakeSteps(ScriptLimits.StepsPerCall, position) || !state.TryEnter(position))
            return ScriptValue.Alias(position, ScriptWhy.Call);
        var (scope, vars, outerSelf) = (state.Scope, state.Vars, state.This);
        state.Scope = state.Vars = new ScriptScope(function.Scope);
        state.This = function.Node is ArrowFunctionExpression ? function.This
            : state.MayBeStrict && self.Kind is ScriptValueKind.GlobalObject ? ScriptValue.Alias(position, ScriptWhy.Expression)
            : self;
        var result = Run(function, (IFunction)function.Node, arguments, position);
        (state.Scope, state.Vars, state.This) = (scope, vars, outerSelf);
        state.Leave();
        if (isFirst)
            _running.Remove(function.Node);
        return result;
    }

    private ScriptValue Run(ScriptFunction function, IFunction node, List<ScriptValue> arguments, int position)
    {
        if (node is FunctionExpression { Id: { } self })
            statements.Initialize(self, new ScriptValue(ScriptValueKind.Function, self.Start, function), isConstant: true);
        for (var i = 0; i < node.Params.Count; i++)
        {
            var argument = i < arguments.Count ? arguments[i] : ScriptValue.Undefined(position);
            statements.Bind(node.Params[i], argument, VariableDeclarationKind.Let);
        }
        statements.Declare(function.Node, node.Body is BlockStatement block ? block.Body : default);
        if (node.Body is Expression expression)
            return expressions.Evaluate(expression).At(position);
        return statements.Run(((BlockStatement)node.Body).Body) switch
        {
            ScriptStatements.Completion.Returned => statements.Result.At(position),
            ScriptStatements.Completion.MayHaveReturned => ScriptValue.Alias(position, ScriptWhy.Condition),
            _ => ScriptValue.Undefined(position),
        };
    }

    private ScriptValue Argument(Expression argument, CallExpression call)
    {
        var value = expressions.Evaluate(argument is SpreadElement spread ? spread.Argument : argument);
        return call.Arguments.Any(other => other is SpreadElement) // the index of this argument is unknown
            ? ScriptValue.Alias(argument.Start, ScriptWhy.Expression)
            : value;
    }

    private ScriptValue CallList(ScriptList list, string name, CallExpression call, int position)
    {
        var result = new ScriptList();
        if (name == "concat")
            expressions.Spread(new ScriptValue(ScriptValueKind.List, position, list), result);
        expressions.AddAll(call.Arguments!, result, flattens: name == "concat");
        if (name == "concat")
            return new ScriptValue(ScriptValueKind.List, position, result);
        if (list.IsClosed)
            state.NoteStop(position, ScriptWhy.Frozen);
        else if (state.Unsure > 0)
            list.AddProblem(position, ScriptWhy.Changed);
        else
            list.AddAll(result);
        return ScriptValue.Primitive(position, null);
    }

    private ScriptValue CallObject(string name, in NodeList<Expression> arguments)
    {
        var target = expressions.Evaluate(arguments[0]);
        foreach (var argument in arguments.Skip(1))
        {
            var source = expressions.Evaluate(argument is SpreadElement spread ? spread.Argument : argument);
            if (name == "assign" && (source.IsUnknown || argument is SpreadElement))
                state.NoteChange(target, source.Position);
            else if (name == "assign")
                Assign(target, source);
        }
        if (name == "assign" || target.Container is not { } closed)
            return target;
        if (state.Unsure > 0)
            state.NoteChange(target, arguments[0].Start);
        else
            (closed.IsClosed, closed.IsFrozen) = (true, closed.IsFrozen || name == "freeze");
        return target;
    }

    // Evaluates Object.assign for one source.
    private void Assign(ScriptValue target, ScriptValue source)
    {
        if (target.Container is { IsClosed: true })
            state.NoteStop(source.Position, ScriptWhy.Frozen);
        if (source.Object is not { } given || given == target.Object
            || !state.TakeSteps(given.Size * ScriptLimits.StepsPerCopy, source.Position))
            return;
        foreach (var (name, value) in given.Properties)
            references.Store(new ScriptReference(value, source.Position, target, name), value);
        foreach (var problem in given.Problems ?? [])
            target.Object?.AddProblem(problem.Position, problem.Message);
    }

    private static bool ChangesList(string? name) => name is
        "push" or "unshift" or "pop" or "shift" or "splice" or "sort" or "reverse" or "fill" or "copyWithin";

    private static bool RunsArguments(string? name) => ChangesList(name) || name is "forEach" or "map" or "flatMap" or "filter"
        or "some" or "every" or "reduce" or "reduceRight" or "find" or "findIndex" or "from";

    private static bool IsOfLists(string? name) => RunsArguments(name) || name is "at" or "flat" or "slice" or "join"
        or "includes" or "indexOf" or "keys" or "values" or "entries" or "toString";

    // True for functions that change their first argument: Object.defineProperty(wander, …), Reflect.set(wander, …),
    // Array.prototype.push.apply(wander.pages, …).
    private static bool ChangesArgument(Expression callee) => callee switch
    {
        MemberExpression { Object: Identifier { Name: "Object" or "Reflect" }, Property: Identifier { Name: var name } } =>
            name is "assign" or "defineProperty" or "defineProperties" or "setPrototypeOf" or "set" or "deleteProperty",
        MemberExpression { Object: MemberExpression { Property: Identifier method }, Property: Identifier { Name: var name } } =>
            name is "call" or "apply" && ChangesList(method.Name),
        _ => false,
    };
}
