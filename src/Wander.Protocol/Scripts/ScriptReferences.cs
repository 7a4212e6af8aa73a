using Acornima.Ast;

namespace Wander.Protocol.Scripts;

/// <summary>What a name, member or call means, and where a value that is assigned to it goes.</summary>
/// <param name="Value">Its value.</param>
/// <param name="Position">Where it begins.</param>
/// <param name="Owner">The object, list or whatever the name belongs to; null for a variable.</param>
/// <param name="Name">The name; null where it is only known when the script runs, or where nothing can be assigned.</param>
/// <param name="IsInWander">Whether it begins with <c>wander</c>.</param>
internal readonly record struct ScriptReference(
    ScriptValue Value, int Position, ScriptValue? Owner = null, string? Name = null, bool IsInWander = false);

/// <summary>Evaluates names, members and calls, and assigns to them.</summary>
internal sealed class ScriptReferences(ScriptState state, ScriptExpressions expressions, ScriptCalls calls)
{
    /// <summary>Evaluates a chain such as <c>a.b?.['c'](d)</c> without recursion: it can have half a million links.</summary>
    /// <param name="node">The chain, or a name.</param>
    /// <param name="isRead">False where a value is only assigned to it.</param>
    public ScriptReference Resolve(Node node, bool isRead = true)
    {
        if (!isRead && node is Identifier target)
            return new(
                ScriptValue.Undefined(node.Start), node.Start, Name: target.Name, IsInWander: target.Name == ScriptNames.Wander);
        var links = new Stack<Node>();
        for (var inner = node; Inner(inner) is { } next; inner = next)
            links.Push(inner);
        var begin = links.TryPeek(out var first) ? Inner(first)! : (Expression)node;
        var reference = begin is Identifier name ? Find(name.Name, name.Start) : new(expressions.Evaluate(begin), begin.Start);
        var isOver = false; // after ?. on undefined, to the end of the chain
        while (links.TryPop(out var link))
        {
            if (!state.TakeSteps(1, link.Start))
                break;
            isOver |= reference.Value.IsNullish is true && link is MemberExpression { Optional: true }
                or CallExpression { Optional: true };
            if (link is ChainExpression)
                isOver = false;
            else if (isOver)
                (isOver, reference) = (true, new(ScriptValue.Undefined(node.Start), node.Start));
            else
                reference = Follow(link, reference);
        }
        return reference;
    }

    /// <summary>Gives what a reference means a value.</summary>
    public void Store(ScriptReference reference, ScriptValue value)
    {
        var position = reference.Position;
        switch (reference.Owner)
        {
            case null when reference.Name is { } name:
                Assign(name, value, position);
                break;
            case { Kind: ScriptValueKind.GlobalObject } when reference.Name is { } name:
                state.NoteChange();
                AssignGlobal(name, value, position);
                break;
            case { Object: { } target }:
                state.NoteChange();
                if (reference.Name is null && !target.IsFrozen)
                    target.AddProblem(position, ScriptWhy.Changed);
                else if ((reference.Name is null || !target.TrySet(reference.Name, value, position)) && state.Frame.IsStrict)
                    state.Problems.Add(position, ScriptWhy.Frozen);
                break;
            case { List: { IsClosed: false } list }:
                list.AddProblem(position, ScriptWhy.Changed);
                break;
            case { List: not null } when state.Frame.IsStrict:
                state.Problems.Add(position, ScriptWhy.Frozen);
                break;
            case { Kind: ScriptValueKind.ObjectFunctions }:
                AssignGlobal("Object", ScriptValue.Unknown(position, ScriptWhy.Changed), position);
                break;
            case { IsUnknown: true } when reference.IsInWander:
                state.Problems.Add(position, ScriptWhy.Missing);
                break;
        }
    }

    /// <summary>Gives a name a value as <c>name = value</c> does.</summary>
    public void Assign(string name, ScriptValue value, int position)
    {
        var binding = state.Frame.Scope.Find(name);
        if (binding is null && state.Frame.IsStrict)
            state.Problems.Add(position, ScriptWhy.Undeclared);
        if (binding?.Declaration is ScriptDeclaration.Const || binding is { Value: null })
            state.Problems.Add(position, binding.Value is null ? ScriptWhy.Early : ScriptWhy.Constant);
        else if (binding is null)
            AssignGlobal(name, value, position);
        else
            binding.Value = value;
        if (state.Frame.Vars.FindHere(name) is null)
            state.NoteChange();
    }

    private void AssignGlobal(string name, ScriptValue value, int position)
    {
        if (name is not ("window" or "undefined" or "NaN" or "Infinity")) // a browser never changes them
            state.Global.Set(name, value, position);
    }

    private static Expression? Inner(Node node) => node switch
    {
        MemberExpression member => member.Object,
        CallExpression call => call.Callee,
        TaggedTemplateExpression template => template.Tag,
        ChainExpression chain => chain.Expression,
        _ => null,
    };

    private ScriptReference Follow(Node link, ScriptReference reference)
    {
        if (link is not MemberExpression member)
            return new(calls.Call(link, reference), reference.Position);
        var (owner, position) = (reference.Value, reference.Position);
        var name = member switch
        {
            { Computed: true } => expressions.Evaluate(member.Property).Joined,
            { Property: Identifier id } => id.Name,
            _ => null,
        };
        var isInWander = reference.IsInWander || (owner.Kind is ScriptValueKind.GlobalObject && name == ScriptNames.Wander);
        return new(ValueOf(owner, name, position, isInWander), position, owner, name, isInWander);
    }

    private ScriptValue ValueOf(ScriptValue owner, string? name, int position, bool isInWander)
    {
        if (owner.IsNullish is true)
            state.Problems.Add(position, isInWander ? ScriptWhy.Missing : ScriptWhy.Nothing);
        return owner switch
        {
            { IsUnknown: true } or { Kind: ScriptValueKind.Symbol } => owner with { Position = position },
            { Object: { } value } when name is not null => value.Get(name, position),
            { Kind: ScriptValueKind.GlobalObject } when name is not null => FindGlobal(name, position),
            _ => ScriptValue.Unknown(position, ScriptWhy.Expression),
        };
    }

    private ScriptValue FindGlobal(string name, int position) =>
        state.Global.FindHere(name) is { Value: { } value } ? value with { Position = position }
        : BuiltIn(name, position) is { } known ? known
        : name == ScriptNames.Wander ? ScriptValue.Undefined(position)
        : ScriptValue.Unknown(position, ScriptWhy.Name);

    private ScriptReference Find(string name, int position)
    {
        var isInWander = name == ScriptNames.Wander;
        var binding = state.Frame.Scope.Find(name);
        if (binding is { Value: { } value })
            return new(value with { Position = position }, position, Owner: null, name, isInWander);
        if (binding is null && BuiltIn(name, position) is { } known)
            return new(known, position, Owner: null, name);
        if (binding is not null || isInWander)
            state.Problems.Add(position, binding is null ? ScriptWhy.Undeclared : ScriptWhy.Early);
        return new(ScriptValue.Unknown(position, ScriptWhy.Name), position, Owner: null, name, isInWander);
    }

    private static ScriptValue? BuiltIn(string name, int position) => name switch
    {
        "window" or "globalThis" or "self" => new(ScriptValueKind.GlobalObject, position),
        "undefined" => ScriptValue.Undefined(position),
        "NaN" or "Infinity" => ScriptValue.Primitive(position, name),
        "Object" => new(ScriptValueKind.ObjectFunctions, position),
        "Symbol" => new(ScriptValueKind.Symbol, position),
        _ => null,
    };
}
