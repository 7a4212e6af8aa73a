using System.Globalization;
using Acornima;
using Acornima.Ast;

namespace Wander.Protocol.Scripts;

/// <summary>
/// Evaluates expressions as far as possible without running the script: literals, names, <c>+</c>, <c>||</c>, <c>??</c>,
/// assignments and calls. All other expressions have an unknown value.
/// </summary>
internal sealed class ScriptExpressions
{
    private readonly ScriptState _state;
    private readonly ScriptStatements _statements;
    private readonly ScriptReferences _references;
    private int _assignments;

    public ScriptExpressions(ScriptState state, ScriptStatements statements)
    {
        (_state, _statements) = (state, statements);
        _references = new ScriptReferences(state, this, statements);
    }

    /// <summary>Returns the value of an expression.</summary>
    public ScriptValue Evaluate(Expression expression)
    {
        if (!_state.TryEnter(expression.Start))
            return ScriptValue.Undefined(expression.Start);
        var value = ValueOf(expression).At(expression.Start);
        _state.Leave();
        return value;
    }

    /// <summary>Returns the value of an expression in code that might not run.</summary>
    public ScriptValue EvaluateUnsure(Expression expression)
    {
        _state.Unsure++;
        var value = Evaluate(expression);
        _state.Unsure--;
        return value;
    }

    /// <summary>Assigns a value to a name or a member.</summary>
    public void Store(Node target, ScriptValue value)
    {
        if (target is Identifier { Name: var name })
            _references.Assign(name, value, target.Start);
        else if (target is Expression member)
            _references.Store(_references.Resolve(member), value);
    }

    /// <summary>Returns the value of a function or class, with the scope around it.</summary>
    public ScriptValue FunctionOf(Node node) =>
        new(ScriptValueKind.Function, node.Start, new ScriptFunction(node, _state.Scope, _state.This));

    /// <summary>Adds the entries of a list literal or the arguments of a call. Holes are skipped.</summary>
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
            list.AddProblem(value, "Expected a list after `...`");
            if (value.Kind is not ScriptValueKind.Text && !value.IsUnknown)
                _state.NoteStop(value.Position, value.InsteadOf("Expected a list after `...`"));
        }
        else if (_state.TakeSteps(entries.Size * ScriptLimits.StepsPerCopy, value.Position))
            list.AddAll(entries);
    }

    private ScriptValue ValueOf(Expression expression)
    {
        var start = expression.Start;
        switch (expression)
        {
            case Literal literal:
                return ValueOf(literal);
            case TemplateLiteral template:
                return ValueOf(template);
            case Identifier or MemberExpression or CallExpression or ChainExpression:
                return _references.Resolve(expression).Value;
            case ThisExpression:
                return _state.This;
            case ArrayExpression array:
                var list = new ScriptList();
                AddAll(array.Elements, list);
                return new ScriptValue(ScriptValueKind.List, start, list);
            case ObjectExpression literal:
                return ValueOf(literal);
            case ClassExpression:
                _statements.RunUnsure(expression);
                return FunctionOf(expression);
            case IFunction:
                return FunctionOf(expression);
            case AssignmentExpression assignment:
                return Assign(assignment);
            case BinaryExpression operation:
                return ValueOf(operation);
            case ConditionalExpression conditional:
                return ValueOf(conditional);
            case SequenceExpression sequence:
                var last = ScriptValue.Undefined(start);
                foreach (var part in sequence.Expressions)
                    last = Evaluate(part);
                return last;
            case UpdateExpression update:
                Store(update.Argument, ScriptValue.Unknown(start, ScriptWhy.Expression));
                return ScriptValue.Unknown(start, ScriptWhy.Expression);
            case UnaryExpression unary:
                return ValueOf(unary);
            case NewExpression construction:
                _references.Calls.Construct(Evaluate(construction.Callee), construction.Arguments, start);
                return ScriptValue.Unknown(start, ScriptWhy.Call);
            case AwaitExpression awaited:
                return Evaluate(awaited.Argument).Part(start);
            default:
                _statements.RunUnsure(expression);
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

    private ScriptValue ValueOf(TemplateLiteral template)
    {
        var text = new ScriptValue(ScriptValueKind.Text, template.Start, template.Quasis[0].Value.Cooked);
        for (var i = 0; i < template.Expressions.Count && !_state.Problems.Refused; i++)
        {
            var end = new ScriptValue(ScriptValueKind.Text, template.Start, template.Quasis[i + 1].Value.Cooked);
            text = Join(Join(text, Evaluate(template.Expressions[i])), end);
        }
        return text;
    }

    private ScriptValue ValueOf(ObjectExpression literal)
    {
        var target = new ScriptObject();
        foreach (var node in literal.Properties)
        {
            if (node is Property property)
                Define(property, target);
            else if (node is SpreadElement { Argument: var argument } && Evaluate(argument) is var value)
            {
                if (value.IsUnknown)
                    target.AddProblem(value.Position, value.InsteadOf("Expected an object after `...`"));
                if (value.Object is { } source && _state.TakeSteps(source.Size * ScriptLimits.StepsPerCopy, value.Position))
                    target.DefineAll(source);
            }
        }
        return new ScriptValue(ScriptValueKind.Object, literal.Start, target);
    }

    private void Define(Property property, ScriptObject target)
    {
        var name = NameOf(property, target);
        var value = property is { Kind: PropertyKind.Init, Value: Expression expression } ? Evaluate(expression)
            : ScriptValue.Alias(property.Start, ScriptWhy.Accessor);
        if (property.Method)
            value = value with { Position = property.Start };
        if (name == "__proto__" && property is { Kind: PropertyKind.Init, Computed: false, Shorthand: false, Method: false })
            target.Inherit(value, isLiteral: property.Value is ObjectExpression);
        else if (name is not null)
            target.Define(name, value);
    }

    // Returns the name of a property; null when it is only known at run time or when it is a symbol.
    private string? NameOf(Property property, ScriptObject target)
    {
        if (property is { Computed: false, Key: Identifier id })
            return id.Name;
        if (property.Key is MemberExpression { Object: Identifier { Name: "Symbol" } } && _state.Scope.Find("Symbol") is null)
            return null;
        var key = Evaluate((Expression)property.Key);
        if (key.Joined is null)
            target.AddProblem(key.Position, ScriptWhy.Key);
        return key.Joined;
    }

    private ScriptValue Assign(AssignmentExpression assignment)
    {
        if (_assignments == ScriptLimits.Chain)
        {
            _state.Problems.Refuse(
                assignment.Left.End, $"More than {ScriptLimits.Chain} assignments in a row are not read. Split them up.");
        }
        _assignments++;
        var isPlain = assignment.Operator == Operator.Assignment && assignment.Left is not MemberExpression;
        var reference = isPlain ? default : _references.Resolve((Expression)assignment.Left);
        var value = isPlain ? Evaluate(assignment.Right) : Apply(assignment.Operator, reference.Value, assignment.Right);
        _assignments--;
        if (isPlain)
            _statements.Bind(assignment.Left, value!.Value, VariableDeclarationKind.Var);
        else if (value is { } changed)
            _references.Store(reference, changed);
        return value ?? reference.Value;
    }

    // Without recursion, because a chain of operators can have half a million links.
    private ScriptValue ValueOf(BinaryExpression operation)
    {
        var parts = new Stack<BinaryExpression>();
        Expression first = operation;
        for (; first is BinaryExpression part; first = part.Left)
            parts.Push(part);
        var value = Evaluate(first);
        while (parts.TryPop(out var part) && !_state.Problems.Refused)
            value = Apply(part.Operator, value, part.Right) ?? value;
        return value;
    }

    // Returns the value of a + b or a || b, or the value that a += b or a ||= b assigns; null when the value is a and b is
    // not evaluated.
    private ScriptValue? Apply(Operator operation, ScriptValue left, Expression right)
    {
        var keepsLeft = operation switch
        {
            Operator.LogicalOr or Operator.LogicalOrAssignment => left.Truth,
            Operator.LogicalAnd or Operator.LogicalAndAssignment => !left.Truth,
            Operator.NullishCoalescing or Operator.NullishCoalescingAssignment => !left.IsNullish,
            _ => false,
        };
        if (keepsLeft is true)
            return null;
        if (keepsLeft is null)
            return left.Or(EvaluateUnsure(right), left.Position, left.IsUnknown ? (string)left.Content! : ScriptWhy.Condition);
        var value = Evaluate(right);
        return operation switch
        {
            Operator.Addition or Operator.AdditionAssignment => Join(left, value),
            Operator.Assignment or Operator.LogicalOr or Operator.LogicalOrAssignment => value,
            Operator.LogicalAnd or Operator.LogicalAndAssignment => value,
            Operator.NullishCoalescing or Operator.NullishCoalescingAssignment => value,
            _ => ScriptValue.Unknown(left.Position, ScriptWhy.Expression),
        };
    }

    // Returns a + b; unknown when an operand is unknown or when numbers are added.
    private ScriptValue Join(ScriptValue left, ScriptValue right)
    {
        var unclear = left.Joined is null || (left.Text ?? right.Text) is null ? left : right; // the operand to report
        if (left.IsUnknown || right.IsUnknown)
            return left.IsUnknown ? left : right;
        if (left.Joined is not { } first || right.Joined is not { } second || (left.Text ?? right.Text) is null)
            return ScriptValue.Unknown(unclear.Position, ScriptWhy.Expression);
        return _state.TakeSteps((first.Length + second.Length) / ScriptLimits.CharactersPerStep, right.Position)
            ? new ScriptValue(ScriptValueKind.Text, left.Position, first + second)
            : right;
    }

    private ScriptValue ValueOf(ConditionalExpression conditional)
    {
        if (Evaluate(conditional.Test).Truth is { } truth)
            return Evaluate(truth ? conditional.Consequent : conditional.Alternate);
        return EvaluateUnsure(conditional.Consequent)
            .Or(EvaluateUnsure(conditional.Alternate), conditional.Start, ScriptWhy.Condition);
    }

    private ScriptValue ValueOf(UnaryExpression unary)
    {
        if (unary is { Operator: Operator.Delete, Argument: MemberExpression member })
        {
            _references.Store(_references.Resolve(member) with { Name = null }, default);
            return ScriptValue.Unknown(unary.Start, ScriptWhy.Expression);
        }
        var value = unary.Operator == Operator.TypeOf ? EvaluateUnsure(unary.Argument) : Evaluate(unary.Argument);
        if (unary.Operator == Operator.Void)
            return ScriptValue.Undefined(unary.Start);
        return unary.Operator == Operator.LogicalNot && value.Truth is { } truth
            ? ScriptValue.Primitive(unary.Start, truth ? "false" : "true")
            : ScriptValue.Unknown(unary.Start, ScriptWhy.Expression);
    }
}
