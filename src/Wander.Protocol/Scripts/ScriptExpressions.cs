using System.Globalization;
using System.Text;
using Acornima;
using Acornima.Ast;

namespace Wander.Protocol.Scripts;

/// <summary>
/// Evaluates expressions as far as that is possible without running the script: literals, names, <c>+</c>, <c>||</c>, <c>??</c>,
/// assignments and calls. What is left is skipped, and its value is unknown.
/// </summary>
internal sealed class ScriptExpressions
{
    private readonly ScriptState _state;
    private readonly ScriptSkipper _skipper;
    private readonly ScriptReferences _references;
    private int _assignments;

    public ScriptExpressions(ScriptState state, ScriptSkipper skipper, ScriptInvocation invoke)
    {
        (_state, _skipper) = (state, skipper);
        _references = new ScriptReferences(state, this, new ScriptCalls(state, skipper, this, invoke));
    }

    /// <summary>The value of an expression.</summary>
    public ScriptValue Evaluate(Expression expression)
    {
        if (!_state.TryEnter(expression.Start))
            return ScriptValue.Undefined(expression.Start);
        var value = ValueOf(expression).At(expression.Start);
        _state.Leave();
        return value;
    }

    /// <summary>Gives a name a value as <c>name = value</c> does.</summary>
    public void Assign(string name, ScriptValue value, int position) => _references.Assign(name, value, position);

    /// <summary>The value of a function, with the names around it.</summary>
    public ScriptValue FunctionOf(IFunction function, int position)
    {
        var self = function is ArrowFunctionExpression ? _state.Frame.This : default(ScriptValue?);
        var value = new ScriptFunction(function, _state.Frame.Scope, self, _state.Frame.IsStrict);
        return new(ScriptValueKind.Function, position, value);
    }

    /// <summary>Skips a class: its static blocks run, its methods do not.</summary>
    public ScriptValue SkipClass(Node node)
    {
        _skipper.Skip(node);
        return ScriptValue.Unknown(node.Start, ScriptWhy.Expression);
    }

    /// <summary>Adds the entries of a list literal, or the arguments of a call. Holes add nothing.</summary>
    public void AddAll(in NodeList<Expression?> elements, ScriptList list, bool flattens = false)
    {
        foreach (var element in elements)
        {
            if (element is null)
                continue;
            var value = Evaluate(element is SpreadElement spread ? spread.Argument : element);
            if (element is SpreadElement || (flattens && value.List is not null))
                Spread(value, list);
            else
                list.Add(value);
        }
    }

    /// <summary>Adds the entries of a value as <c>...value</c> does.</summary>
    public void Spread(ScriptValue value, ScriptList list)
    {
        if (value.List is not { } entries)
        {
            list.AddProblem(value, "expected a list after ...");
            if (value.Kind is not (ScriptValueKind.Unknown or ScriptValueKind.Text)) // a browser stops
                _state.Problems.Add(value.Position, value.InsteadOf("expected a list after ..."));
        }
        else if (_state.TakeCopies(entries.Size))
            list.AddAll(entries);
        else
            list.AddProblem(value.Position, ScriptWhy.Copies);
    }

    private ScriptValue ValueOf(Expression expression)
    {
        var start = expression.Start;
        switch (expression)
        {
            case Literal literal:
                return ValueOf(literal);
            case TemplateLiteral template:
                return Join(template);
            case Identifier or MemberExpression or CallExpression or ChainExpression or TaggedTemplateExpression:
                return _references.Resolve(expression).Value;
            case ThisExpression:
                return _state.Frame.This;
            case ArrayExpression array:
                var list = new ScriptList();
                AddAll(array.Elements, list);
                return new ScriptValue(ScriptValueKind.List, start, list);
            case ObjectExpression literal:
                return ValueOf(literal);
            case IFunction function:
                return FunctionOf(function, start);
            case AssignmentExpression assignment:
                return Assign(assignment);
            case UpdateExpression { Argument: Identifier or MemberExpression } update:
                var unknown = ScriptValue.Unknown(start, ScriptWhy.Expression);
                _references.Store(_references.Resolve(update.Argument), unknown);
                return unknown;
            case LogicalExpression logical:
                return Choose(logical);
            case BinaryExpression { Operator: Operator.Addition } sum:
                return Join(sum);
            case ConditionalExpression conditional:
                return Choose(conditional);
            case SequenceExpression sequence:
                var last = ScriptValue.Undefined(start);
                foreach (var part in sequence.Expressions)
                    last = Evaluate(part);
                return last;
            case UnaryExpression unary and not UpdateExpression:
                return ValueOf(unary);
            default:
                _skipper.Skip(expression, functionsRun: expression is NewExpression { Callee: FunctionExpression });
                return ScriptValue.Unknown(start, ScriptWhy.Expression);
        }
    }

    private static ScriptValue ValueOf(Literal literal) => literal switch
    {
        StringLiteral text => new(ScriptValueKind.Text, literal.Start, text.Value),
        NumericLiteral { Value: >= 0 and < 1e15 and var number } when number == Math.Floor(number) =>
            ScriptValue.Primitive(literal.Start, number.ToString("F0", CultureInfo.InvariantCulture)),
        NumericLiteral or BigIntLiteral => ScriptValue.Primitive(literal.Start, null),
        BooleanLiteral truth => ScriptValue.Primitive(literal.Start, truth.Value ? "true" : "false"),
        NullLiteral => ScriptValue.Primitive(literal.Start, "null"),
        _ => ScriptValue.Unknown(literal.Start, ScriptWhy.Expression),
    };

    private ScriptValue ValueOf(ObjectExpression literal)
    {
        var target = new ScriptObject();
        foreach (var node in literal.Properties)
        {
            if (node is SpreadElement spread)
                Spread(Evaluate(spread.Argument), target);
            else if (node is Property property)
                Define(property, target);
        }
        return new ScriptValue(ScriptValueKind.Object, literal.Start, target);
    }

    private void Define(Property property, ScriptObject target)
    {
        var name = NameOf(property, target);
        var value = property is { Kind: PropertyKind.Init, Value: Expression expression } ? Evaluate(expression)
            : ScriptValue.Unknown(property.Start, ScriptWhy.Accessor);
        if (property.Method)
            value = value with { Position = property.Start };
        if (name == "__proto__" && property is { Kind: PropertyKind.Init, Computed: false, Shorthand: false, Method: false })
            target.SetPrototype(value);
        else if (name is not null)
            target.Define(name, value);
    }

    // The name of a property; null where it is only known when the script runs.
    private string? NameOf(Property property, ScriptObject target)
    {
        if (property is { Computed: false, Key: Identifier id })
            return id.Name;
        var key = Evaluate(property.Key);
        if (key.Joined is null && key.Kind is not ScriptValueKind.Symbol)
            target.AddProblem(key.Position, ScriptWhy.Key);
        return key.Joined;
    }

    private void Spread(ScriptValue value, ScriptObject target)
    {
        if (value.IsUnknown)
            target.AddProblem(value.Position, value.InsteadOf("expected an object after ..."));
        if (value.Object is not { } source)
            return;
        if (!_state.TakeCopies(source.Size))
        {
            target.AddProblem(value.Position, ScriptWhy.Copies);
            return;
        }
        foreach (var (name, property) in source.Properties)
            target.Define(name, property);
        foreach (var problem in source.Problems ?? [])
            target.AddProblem(problem.Position, problem.Message);
    }

    private ScriptValue ValueOf(UnaryExpression unary)
    {
        if (unary.Operator == Operator.Delete && unary.Argument is MemberExpression)
        {
            var reference = _references.Resolve(unary.Argument);
            _references.Store(reference with { Name = null }, default);
        }
        else
        {
            var value = Evaluate(unary.Argument);
            if (unary.Operator == Operator.Void)
                return ScriptValue.Undefined(unary.Start);
            if (unary.Operator == Operator.LogicalNot && value.Truth is { } truth)
                return ScriptValue.Primitive(unary.Start, truth ? "false" : "true");
        }
        return ScriptValue.Unknown(unary.Start, ScriptWhy.Expression);
    }

    private ScriptValue Assign(AssignmentExpression assignment)
    {
        if (_assignments == ScriptLimits.Chain)
        {
            _state.Problems.Refuse(assignment.Left.End, $"more than {ScriptLimits.Chain} assignments in a row");
            return ScriptValue.Undefined(assignment.Start);
        }
        if (assignment.Left is not (Identifier or MemberExpression))
            return AssignPattern(assignment);
        var reference = _references.Resolve(assignment.Left, isRead: assignment.Operator != Operator.Assignment);
        if (Keeps(assignment.Operator, reference.Value) is true)
            return reference.Value;
        _assignments++;
        var right = Evaluate(assignment.Right);
        _assignments--;
        var value = Combine(assignment.Operator, reference.Value, right);
        _references.Store(reference, value);
        return value;
    }

    private ScriptValue AssignPattern(AssignmentExpression assignment)
    {
        _skipper.Skip(assignment.Left);
        var value = Evaluate(assignment.Right);
        foreach (var target in ScriptSkipper.TargetsIn(assignment.Left).Where(target => target is Identifier or MemberExpression))
        {
            var unknown = ScriptValue.Unknown(target.Start, ScriptWhy.Expression);
            _references.Store(_references.Resolve(target, isRead: false), unknown);
        }
        return value;
    }

    // Whether a ||= b and the like leave a as it is, without a look at b; null where that is not known.
    private static bool? Keeps(Operator operation, ScriptValue value) => operation switch
    {
        Operator.LogicalOrAssignment => value.Truth,
        Operator.LogicalAndAssignment => !value.Truth,
        Operator.NullishCoalescingAssignment => !value.IsNullish,
        _ => false,
    };

    private ScriptValue Combine(Operator operation, ScriptValue left, ScriptValue right)
    {
        if (operation == Operator.AdditionAssignment)
        {
            var sum = new Sum(_state, left);
            sum.Add(right);
            return sum.Finish(right.Position);
        }
        var isKnown = operation is Operator.Assignment or Operator.LogicalOrAssignment or Operator.LogicalAndAssignment
            or Operator.NullishCoalescingAssignment;
        return isKnown && Keeps(operation, left) is false ? right : ScriptValue.Unknown(right.Position, ScriptWhy.Expression);
    }

    // a || b and a ?? b where a is known: var wander = window.wander || {}
    private ScriptValue Choose(LogicalExpression logical)
    {
        var parts = new Stack<LogicalExpression>();
        Expression first = logical;
        for (; first is LogicalExpression part; first = part.Left)
            parts.Push(part);
        var value = Evaluate(first);
        while (parts.TryPop(out var part) && !_state.Problems.Refused)
        {
            var isOver = part.Operator switch
            {
                Operator.LogicalOr => value.Truth,
                Operator.LogicalAnd => !value.Truth,
                _ => !value.IsNullish,
            };
            if (isOver is null)
                _skipper.Skip(part.Right);
            if (isOver is null && !value.IsUnknown)
                value = ScriptValue.Unknown(value.Position, ScriptWhy.Condition);
            else if (isOver is false)
                value = Evaluate(part.Right);
        }
        return value;
    }

    private ScriptValue Choose(ConditionalExpression conditional)
    {
        while (true)
        {
            var isTrue = Evaluate(conditional.Test).Truth;
            if (isTrue is true)
                return Evaluate(conditional.Consequent);
            if (isTrue is null)
            {
                _skipper.Skip(conditional.Consequent);
                _skipper.Skip(conditional.Alternate);
                return ScriptValue.Unknown(conditional.Start, ScriptWhy.Condition);
            }
            if (conditional.Alternate is not ConditionalExpression next)
                return Evaluate(conditional.Alternate);
            conditional = next;
        }
    }

    private ScriptValue Join(BinaryExpression expression)
    {
        var terms = new Stack<Expression>();
        Expression first = expression;
        for (; first is BinaryExpression { Operator: Operator.Addition } part; first = part.Left)
            terms.Push(part.Right);
        var sum = new Sum(_state, Evaluate(first));
        while (terms.TryPop(out var term) && !_state.Problems.Refused)
            sum.Add(Evaluate(term));
        return sum.Finish(expression.Start);
    }

    private ScriptValue Join(TemplateLiteral template)
    {
        var sum = new Sum(_state, new ScriptValue(ScriptValueKind.Text, template.Start, template.Quasis[0].Value.Cooked));
        for (var i = 0; i < template.Expressions.Count && !_state.Problems.Refused; i++)
        {
            sum.Add(Evaluate(template.Expressions[i]));
            sum.Add(new ScriptValue(ScriptValueKind.Text, template.Quasis[i + 1].Start, template.Quasis[i + 1].Value.Cooked));
        }
        return sum.Finish(template.Start);
    }

    // A text that + or a template puts together, within the limits.
    private sealed class Sum
    {
        private readonly ScriptState _state;
        private readonly int _position;
        private readonly StringBuilder _text = new();
        private bool _isText;
        private ScriptValue? _unknown; // the first reason for which the text is not known

        public Sum(ScriptState state, ScriptValue first)
        {
            (_state, _position) = (state, first.Position);
            _isText = first.Text is not null;
            Append(first);
        }

        public void Add(ScriptValue value)
        {
            _isText |= value.Text is not null;
            if (!_isText)
                _unknown ??= value.IsUnknown ? value : ScriptValue.Unknown(_position, ScriptWhy.Expression); // 1 + 1
            Append(value);
        }

        public ScriptValue Finish(int position) => _unknown ?? new ScriptValue(ScriptValueKind.Text, position, _text.ToString());

        private void Append(ScriptValue value)
        {
            if (_unknown is not null)
                return;
            if (value.Joined is not { } joined)
                _unknown = value.IsUnknown ? value : ScriptValue.Unknown(value.Position, ScriptWhy.Expression);
            else if (_text.Length + joined.Length > ScriptLimits.JoinedCharacters || !_state.TakeCharacters(joined.Length))
                _unknown = ScriptValue.Unknown(value.Position, ScriptWhy.Long);
            else
                _text.Append(joined);
        }
    }
}
