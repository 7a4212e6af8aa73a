using Acornima;
using Acornima.Ast;

namespace Wander.Protocol.Scripts;

/// <summary>
/// Looks through code that is not evaluated for changes of <c>wander</c>, or of a name that it may use: <c>wander = …</c>,
/// <c>wander['pages'].push(…)</c>, <c>window.wander.ignore = …</c>. They are problems, because they may happen or not.
/// </summary>
/// <remarks>
/// Code in functions does not run, so it is not a problem, unless it is certain that the function runs at once. The walk does not
/// recurse: expressions can be half a million levels deep.
/// </remarks>
internal sealed class ScriptSkipper(ScriptState state)
{
    private readonly Stack<Place> _places = new();

    /// <summary>Where <c>window.wander</c> may change; not a problem where a <c>const</c> or <c>let</c> hides it.</summary>
    public List<ScriptFinding> OfGlobalWander { get; } = [];

    /// <summary>Looks through code that is skipped.</summary>
    /// <param name="root">The code.</param>
    /// <param name="functionsRun">Whether functions in it run at once: <c>list.forEach(…)</c>.</param>
    /// <returns>Where the code may leave the function around it, or the script; null where it cannot.</returns>
    public int? Skip(Node root, bool functionsRun = false)
    {
        var left = default(int?);
        _places.Push(new Place(root, Hidden: null, InFunction: false, InTry: false));
        while (_places.TryPop(out var place))
        {
            var leaves = place.Node is ReturnStatement or BreakStatement { Label: not null } or ThrowStatement;
            if (leaves && place is { InFunction: false, InTry: false })
                left = Math.Min(left ?? int.MaxValue, place.Node.Start);
            Look(place, functionsRun);
            PushChildren(place);
        }
        return left;
    }

    /// <summary>Where a script has the name <c>wander</c> first; null where it does not.</summary>
    public int? FindMention(Node root)
    {
        var first = default(int?);
        _places.Push(new Place(root, Hidden: null, InFunction: false, InTry: false));
        while (_places.TryPop(out var place))
        {
            if (place.Node is Identifier { Name: ScriptNames.Wander } || IsPropertyWander(place.Node))
                first = Math.Min(first ?? int.MaxValue, place.Node.Start);
            PushChildren(place);
        }
        return first;
    }

    /// <summary>The names that a name or pattern declares: <c>{ a, b: [c] }</c>.</summary>
    public static List<Identifier> NamesIn(Node pattern)
    {
        if (pattern is Identifier single)
            return [single];
        var names = new List<Identifier>();
        foreach (var target in TargetsIn(pattern))
        {
            if (target is Identifier name)
                names.Add(name);
        }
        return names;
    }

    /// <summary>What a pattern gives values to: names and members.</summary>
    public static List<Node> TargetsIn(Node pattern)
    {
        var targets = new List<Node>();
        var nodes = new Stack<Node>([pattern]);
        while (nodes.TryPop(out var node))
        {
            if (node is AssignmentPattern withDefault)
                nodes.Push(withDefault.Left);
            else if (node is Property property)
                nodes.Push(property.Value);
            else if (node is ArrayPattern or ObjectPattern or RestElement)
            {
                foreach (var child in node.ChildNodes)
                    nodes.Push(child);
            }
            else
                targets.Add(node);
        }
        return targets;
    }

    private void PushChildren(Place place)
    {
        var node = place.Node;
        var names = ScriptNames.Of(node);
        var inner = place with
        {
            Hidden = names is null ? place.Hidden : new Hidden(names.All, place.Hidden),
            InFunction = place.InFunction || node is IFunction,
            InTry = place.InTry || node is TryStatement,
        };
        switch (node)
        {
            case MemberExpression { Computed: false } member:
                _places.Push(inner with { Node = member.Object });
                return;
            case Property { Computed: false } property:
                _places.Push(inner with { Node = property.Value });
                return;
        }
        foreach (var child in node.ChildNodes)
            _places.Push(inner with { Node = child });
    }

    private void Look(Place place, bool functionsRun)
    {
        var runs = functionsRun || !place.InFunction;
        switch (place.Node)
        {
            case AssignmentExpression assignment when !IsCopy(assignment):
                ReportAll(assignment.Left, place, runs);
                break;
            case UpdateExpression update:
                Report(update.Argument, place, isMember: false, runs);
                break;
            case UnaryExpression { Operator: Operator.Delete } deletion:
                Report(deletion.Argument, place, isMember: false, runs);
                break;
            case VariableDeclaration { Kind: VariableDeclarationKind.Var } declaration:
                foreach (var declarator in declaration.Declarations)
                {
                    if (declarator.Init is not null)
                        ReportAll(declarator.Id, place, runs);
                }
                break;
            case ForInStatement loop:
                ReportAll(LeftOf(loop.Left), place, runs);
                break;
            case ForOfStatement loop:
                ReportAll(LeftOf(loop.Left), place, runs);
                break;
            case WithStatement with:
                Report(with.Object, place, isMember: true, runs);
                break;
            case CallExpression { Callee: MemberExpression { Computed: false, Property: Identifier method } callee } call:
                if (ChangesList(method.Name))
                    Report(callee.Object, place, isMember: true, runs);
                else if (callee.Object is Identifier { Name: "Object" } && ChangesArgument(method.Name) && call.Arguments
                    is [var first, ..])
                    Report(first, place, isMember: true, runs);
                break;
        }
    }

    /// <summary>Methods that change the list on which they are called.</summary>
    public static bool ChangesList(string name) => name is
        "push" or "unshift" or "pop" or "shift" or "splice" or "sort" or "reverse" or "fill" or "copyWithin";

    /// <summary>Functions of <c>Object</c> that change their first argument.</summary>
    public static bool ChangesArgument(string name) =>
        name is "assign" or "defineProperty" or "defineProperties" or "setPrototypeOf";

    // window.wander = wander, so that modules and scripts have it
    private static bool IsCopy(AssignmentExpression assignment) =>
        assignment is { Operator: Operator.Assignment, Right: Identifier { Name: ScriptNames.Wander } }
        && (assignment.Left is Identifier { Name: ScriptNames.Wander } || IsPropertyWander(assignment.Left));

    private static bool IsPropertyWander(Node node) =>
        node is MemberExpression
        {
            Object: Identifier or ThisExpression, Computed: false,
            Property: Identifier { Name: ScriptNames.Wander }
        };

    private static Node LeftOf(Node left) => left is VariableDeclaration { Kind: VariableDeclarationKind.Var } declaration
        ? declaration.Declarations[0].Id
        : left;

    private void ReportAll(Node pattern, Place place, bool runs)
    {
        foreach (var target in TargetsIn(pattern))
            Report(target, place, isMember: false, runs);
    }

    private void Report(Node target, Place place, bool isMember, bool runs)
    {
        if (!runs || RootOf(target, place) is not { } root)
            return;
        isMember |= root.IsMember;
        var binding = root.IsGlobal ? state.Global.FindHere(root.Name) : state.Frame.Scope.Find(root.Name);
        var isWander = root.Name == ScriptNames.Wander && (binding is null || root.IsGlobal || IsOfScript(binding));
        if (isWander && root.IsGlobal && OfGlobalWander.Count < ScriptLimits.Problems)
            OfGlobalWander.Add(new ScriptFinding(target.Start, ScriptWhy.Changed));
        else if (isWander)
            state.Problems.Add(target.Start, ScriptWhy.Changed);
        else if (binding?.Value is { } value)
            Spoil(binding, value, isMember, target.Start);
    }

    private bool IsOfScript(ScriptBinding binding)
    {
        var scope = state.Frame.Scope;
        while (scope.Outer is { Outer: not null })
            scope = scope.Outer;
        return binding == (scope.FindHere(ScriptNames.Wander) ?? state.Global.FindHere(ScriptNames.Wander));
    }

    // A name that wander may use later: it is a problem only if it does.
    private static void Spoil(ScriptBinding binding, ScriptValue value, bool isMember, int position)
    {
        if (!isMember)
            binding.Value = ScriptValue.Unknown(position, ScriptWhy.Changed);
        value.List?.AddProblem(position, ScriptWhy.Changed);
        value.Object?.AddProblem(position, ScriptWhy.Changed);
    }

    // The name at the beginning of wander['pages'].x or window.wander.pages; null where there is none, or another one hides it.
    private static Root? RootOf(Node node, Place place)
    {
        var (isMember, last) = (false, default(MemberExpression));
        while (true)
        {
            switch (node)
            {
                case ChainExpression chain:
                    node = chain.Expression;
                    break;
                case MemberExpression member:
                    isMember |= last is not null;
                    (last, node) = (member, member.Object);
                    break;
                case Identifier { Name: var name } when place.IsHidden(name):
                    return null;
                case Identifier { Name: "window" or "globalThis" or "self" } or ThisExpression when NameOf(last) is { } property:
                    return new Root(property, isMember, IsGlobal: true);
                case Identifier { Name: var name }:
                    return new Root(name, last is not null, IsGlobal: false);
                default:
                    return null;
            }
        }
    }

    private static string? NameOf(MemberExpression? member) => member switch
    {
        { Computed: false, Property: Identifier name } => name.Name,
        { Computed: true, Property: StringLiteral text } => text.Value,
        _ => null,
    };

    private readonly record struct Root(string Name, bool IsMember, bool IsGlobal);

    private sealed record Hidden(HashSet<string> Names, Hidden? Outer);

    private readonly record struct Place(Node Node, Hidden? Hidden, bool InFunction, bool InTry)
    {
        public bool IsHidden(string name)
        {
            for (var hidden = Hidden; hidden is not null; hidden = hidden.Outer)
            {
                if (hidden.Names.Contains(name))
                    return true;
            }
            return false;
        }
    }
}
