using System.Runtime.InteropServices;
using Acornima.Ast;

namespace Wander.Protocol.Scripts;

/// <summary>The value of a name, member or call, and the target of an assignment to it.</summary>
/// <param name="Value">Its value.</param>
/// <param name="Position">The position at which it begins.</param>
/// <param name="Owner">The value of which it is a member; null for a variable.</param>
/// <param name="Name">The name; null when it is only known at run time or when nothing can be assigned.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ScriptReference(ScriptValue Value, int Position, ScriptValue? Owner = null, string? Name = null);

/// <summary>Evaluates names and members, and assigns values to them.</summary>
internal sealed class ScriptReferences
{
    private readonly ScriptState _state;
    private readonly ScriptExpressions _expressions;

    public ScriptReferences(ScriptState state, ScriptExpressions expressions, ScriptStatements statements)
    {
        (_state, _expressions) = (state, expressions);
        Calls = new ScriptCalls(state, statements, expressions, this);
    }

    /// <summary>The evaluator of the calls in a chain.</summary>
    public ScriptCalls Calls { get; }

    /// <summary>
    /// Evaluates a chain such as <c>a.b?.['c'](d)</c> without recursion, because it can have half a million links.
    /// </summary>
    public ScriptReference Resolve(Expression chain)
    {
        var links = new Stack<Expression>();
        var begin = chain;
        for (; Inner(begin) is { } next; begin = next)
            links.Push(begin);
        var reference = begin is Identifier name ? new(Find(name.Name, name.Start), name.Start, Owner: null, name.Name)
            : new ScriptReference(_expressions.Evaluate(begin), begin.Start);
        var isOver = false; // true after ?. on null or undefined, until the end of the chain
        while (links.TryPop(out var link) && _state.TakeSteps(1, link.Start))
        {
            var isOptional = link is MemberExpression { Optional: true } or CallExpression { Optional: true };
            if (link is ChainExpression)
                isOver = false;
            else if (isOver || (isOptional && reference.Value.IsNullish is true))
                (isOver, reference) = (true, new(ScriptValue.Undefined(chain.Start), chain.Start));
            else
                reference = link is MemberExpression member ? Follow(member, reference)
                    : new(Calls.Call((CallExpression)link, reference), reference.Position);
        }
        return reference;
    }

    /// <summary>Assigns a value to a reference.</summary>
    public void Store(ScriptReference reference, ScriptValue value)
    {
        switch (reference)
        {
            case { Owner: null, Name: { } name }:
                Assign(name, value, reference.Position);
                break;
            case { Owner.Kind: ScriptValueKind.GlobalObject, Name: { } name }:
                AssignGlobal(name, value, reference.Position);
                break;
            case { Owner.Object: { } target, Name: { } name } when !target.CanSet(name) || _state.Unsure == 0:
                if (target.CanSet(name))
                    target.Set(name, value, reference.Position);
                else if (_state.MayBeStrict)
                    _state.NoteStop(reference.Position, ScriptWhy.Frozen);
                break;
            case { Owner: { } owner }:
                _state.NoteChange(owner, reference.Position);
                break;
        }
    }

    /// <summary>Assigns a value to a name, as <c>name = value</c> does.</summary>
    public void Assign(string name, ScriptValue value, int position)
    {
        var binding = _state.Scope.Find(name);
        if (binding is null && _state.MayBeStrict)
            _state.NoteStop(position, ScriptWhy.Undeclared);
        if (binding is { Value: null } or { IsConstant: true })
            _state.Problems.Add(position, binding.IsConstant ? ScriptWhy.Constant : ScriptWhy.Missing);
        else if (binding is not null)
            Assign(binding, value, position);
        else
            AssignGlobal(name, value, position);
    }

    private void AssignGlobal(string name, ScriptValue value, int position)
    {
        if (BuiltIn(name, position) is not null) // most of them are read-only in a browser
            return;
        if (_state.Global.FindHere(name) is null)
            _state.Global.Declare(name, new ScriptBinding(position, ScriptValue.Undefined(position)));
        Assign(_state.Global.FindHere(name)!, value, position);
    }

    private void Assign(ScriptBinding binding, ScriptValue value, int position)
    {
        var known = binding.Value ?? default;
        if (_state.Unsure == 0)
            binding.Value = value;
        else if (binding == _state.Wander && known.Object is { } wander)
        {
            if (value.Object == wander) // window.wander = wander
                return;
            wander.AddProblem(position, ScriptWhy.Changed); // from here on, it can be either object
            value.Container?.AddProblem(position, ScriptWhy.Changed);
        }
        else
            binding.Value = known.Or(value, position, ScriptWhy.Changed);
    }

    private static Expression? Inner(Expression link) => link switch
    {
        MemberExpression member => member.Object,
        CallExpression call => call.Callee,
        ChainExpression chain => chain.Expression,
        _ => null,
    };

    private ScriptValue Find(string name, int position)
    {
        var binding = _state.Scope.Find(name);
        if (binding is { Value: { } value })
            return value with { Position = position };
        if (binding is null && BuiltIn(name, position) is { } known)
            return known;
        if (binding is not null || name == ScriptNames.Wander)
            _state.NoteStop(position, binding is null ? ScriptWhy.Undeclared : ScriptWhy.Missing);
        return name == "arguments" ? ScriptValue.Alias(position, ScriptWhy.Name) : ScriptValue.Unknown(position, ScriptWhy.Name);
    }

    private static ScriptValue? BuiltIn(string name, int position) => name switch
    {
        "window" or "globalThis" or "self" => new(ScriptValueKind.GlobalObject, position),
        "undefined" => ScriptValue.Undefined(position),
        "NaN" or "Infinity" => ScriptValue.Primitive(position, name),
        _ => null,
    };

    private ScriptReference Follow(MemberExpression member, ScriptReference reference)
    {
        var (owner, position) = (reference.Value, reference.Position);
        var name = member.Computed ? _expressions.Evaluate(member.Property).Joined : (member.Property as Identifier)?.Name;
        if (owner.IsNullish is true)
            _state.NoteStop(position, ScriptWhy.Missing);
        var value = owner switch
        {
            { Object: { } known } when name is not null => known.Get(name, position),
            { Kind: ScriptValueKind.GlobalObject } when name is not null => GetGlobal(name, position),
            { Kind: ScriptValueKind.Function } when name == "prototype" => ScriptValue.Unknown(position, ScriptWhy.Expression),
            { IsUnknown: true } or { IsShared: true } => owner.Part(position),
            _ => ScriptValue.Unknown(position, ScriptWhy.Expression),
        };
        return new(value, position, owner, name);
    }

    private ScriptValue GetGlobal(string name, int position) =>
        _state.Global.FindHere(name) is { Value: { } value } ? value with { Position = position }
        : BuiltIn(name, position) is { } known ? known
        : name == ScriptNames.Wander ? ScriptValue.Undefined(position)
        : ScriptValue.Unknown(position, ScriptWhy.Name);
}
