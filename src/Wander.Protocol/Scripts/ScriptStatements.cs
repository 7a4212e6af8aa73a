using Acornima.Ast;

namespace Wander.Protocol.Scripts;

/// <summary>
/// Evaluates statements and the calls of functions, for what they do to the names of the script. Loops, <c>try</c>, <c>switch</c>
/// and statements under an unknown condition are skipped: what they change is a problem.
/// </summary>
internal sealed class ScriptStatements
{
    private readonly ScriptState _state;
    private readonly ScriptSkipper _skipper;
    private readonly ScriptExpressions _expressions;
    private ScriptValue _result;
    private string? _label;

    public ScriptStatements(ScriptState state, ScriptSkipper skipper)
    {
        (_state, _skipper) = (state, skipper);
        _expressions = new ScriptExpressions(state, skipper, Call);
    }

    private enum Completion : byte
    {
        Normal,
        Return,
        Break,
    }

    private ScriptFrame Frame => _state.Frame;

    /// <summary>Evaluates a script.</summary>
    public void Run(Program program)
    {
        Declare(program, program.Body);
        Run(program.Body);
    }

    private Completion Run(in NodeList<Statement> statements)
    {
        var completion = Completion.Normal;
        for (var i = 0; i < statements.Count && completion == Completion.Normal && !_state.Problems.Refused; i++)
            completion = Run(statements[i]);
        return completion;
    }

    private Completion Run(Statement statement)
    {
        if (!_state.TryEnter(statement.Start))
            return Completion.Return;
        var completion = Evaluate(statement);
        _state.Leave();
        return completion;
    }

    private Completion Evaluate(Statement statement)
    {
        switch (statement)
        {
            case ExpressionStatement expression:
                _expressions.Evaluate(expression.Expression);
                break;
            case VariableDeclaration declaration:
                foreach (var declarator in declaration.Declarations)
                    Declare(declarator, declaration.Kind);
                break;
            case FunctionDeclaration function:
                AssignOutside(function);
                break;
            case ClassDeclaration { Id: { } id }:
                Initialize(id, ScriptDeclaration.Let, _expressions.SkipClass(statement));
                break;
            case ExportNamedDeclaration { Declaration: { } exported }:
                return Run(exported);
            case ExportDefaultDeclaration { Declaration: Expression exported }:
                _expressions.Evaluate(exported);
                break;
            case BlockStatement block:
                return RunBlock(block);
            case IfStatement condition:
                return RunIf(condition);
            case LabeledStatement labeled:
                var completion = Run(labeled.Body);
                return completion == Completion.Break && _label == labeled.Label.Name ? Completion.Normal : completion;
            case BreakStatement { Label: { } label }:
                _label = label.Name;
                return Completion.Break;
            case ReturnStatement { Argument: var argument }:
                _result = argument is null ? ScriptValue.Undefined(statement.Start) : _expressions.Evaluate(argument);
                return Completion.Return;
            case ThrowStatement thrown:
                _expressions.Evaluate(thrown.Argument);
                _state.Problems.Add(statement.Start, ScriptWhy.Thrown);
                break;
            default:
                Skip(statement);
                break;
        }
        return Completion.Normal;
    }

    private Completion RunBlock(BlockStatement block)
    {
        var outer = Frame.Scope;
        Frame.Scope = new ScriptScope(outer);
        Declare(block, block.Body);
        var completion = Run(block.Body);
        Frame.Scope = outer;
        return completion;
    }

    private Completion RunIf(IfStatement condition)
    {
        while (true)
        {
            var isTrue = _expressions.Evaluate(condition.Test).Truth;
            if (isTrue is true)
                return Run(condition.Consequent);
            if (isTrue is null)
                Skip(condition.Consequent);
            if (isTrue is null && condition.Alternate is { } unknown)
                Skip(unknown);
            if (isTrue is null || condition.Alternate is null)
                return Completion.Normal;
            if (condition.Alternate is not IfStatement next)
                return Run(condition.Alternate);
            condition = next;
        }
    }

    private void Skip(Node node)
    {
        if (_skipper.Skip(node) is { } position)
            Frame.MayBeLeft ??= position;
    }

    // Puts the names of a block, function or script into its scope, before any of its statements runs.
    private void Declare(Node node, in NodeList<Statement> statements)
    {
        if (ScriptNames.Of(node) is not { } names || !_state.TakeSteps(names.All.Count, node.Start))
            return;
        foreach (var id in names.Vars)
        {
            if (Frame.Vars.FindHere(id.Name) is null)
                Frame.Vars.Declare(id.Name, new ScriptBinding(ScriptDeclaration.Var, id.Start, ScriptValue.Undefined(id.Start)));
        }
        foreach (var id in names.Lexicals)
            Frame.Scope.Declare(id.Name, new ScriptBinding(ScriptDeclaration.Let, id.Start, value: null));
        foreach (var statement in statements)
            DeclareFunctionsAndImports(statement);
    }

    private void DeclareFunctionsAndImports(Statement statement)
    {
        while (statement is LabeledStatement labeled)
            statement = labeled.Body;
        if (statement is ExportNamedDeclaration { Declaration: { } exported })
            statement = exported;
        if (statement is ExportDefaultDeclaration { Declaration: FunctionDeclaration byDefault })
            statement = byDefault;
        if (statement is FunctionDeclaration { Id: { } id } function)
        {
            var scope = Frame.Scope.Outer == _state.Global ? _state.Global : Frame.Scope;
            var value = _expressions.FunctionOf(function, function.Start);
            scope.Declare(id.Name, new ScriptBinding(ScriptDeclaration.Var, id.Start, value));
        }
        else if (statement is ImportDeclaration import)
        {
            foreach (var local in import.Specifiers.Select(specifier => specifier.Local))
                Initialize(local, ScriptDeclaration.Const, ScriptValue.Unknown(local.Start, ScriptWhy.Imported));
        }
    }

    private void Initialize(Identifier id, ScriptDeclaration declaration, ScriptValue value) =>
        Frame.Scope.Declare(id.Name, new ScriptBinding(declaration, id.Start, value));

    private void Declare(VariableDeclarator declarator, VariableDeclarationKind kind)
    {
        var value = declarator.Init is null ? default(ScriptValue?) : _expressions.Evaluate(declarator.Init);
        if (declarator.Id is not Identifier)
            Skip(declarator.Id);
        foreach (var id in ScriptSkipper.NamesIn(declarator.Id))
        {
            var known = declarator.Id is Identifier ? value : ScriptValue.Unknown(id.Start, ScriptWhy.Expression);
            if (kind is not VariableDeclarationKind.Var)
            {
                var declaration = kind is VariableDeclarationKind.Let ? ScriptDeclaration.Let : ScriptDeclaration.Const;
                Initialize(id, declaration, known ?? ScriptValue.Undefined(id.Start));
            }
            else if (known is { } given)
                _expressions.Assign(id.Name, given, id.Start);
        }
    }

    // In sloppy code, a function in a block is also a var of the function around it (ECMAScript 2025, section B.3.2).
    private void AssignOutside(FunctionDeclaration function)
    {
        if (Frame.IsStrict || function.Id is null || Frame.Scope.FindHere(function.Id.Name)?.Value is not { } value)
            return;
        if (Frame.Vars.FindHere(function.Id.Name) is null or { Declaration: ScriptDeclaration.Var })
            Frame.Vars.Set(function.Id.Name, value, function.Id.Start);
    }

    /// <summary>Calls a function of the script.</summary>
    private ScriptValue Call(ScriptFunction function, ScriptValue self, List<ScriptValue> arguments, int position)
    {
        var node = function.Node;
        if (node.Async && !node.Generator)
            _skipper.Skip(node.Node, functionsRun: true);
        if (node.Async || node.Generator)
            return ScriptValue.Unknown(position, ScriptWhy.Call);
        if (!_state.TryEnter(position))
            return ScriptValue.Undefined(position);
        var outer = Frame;
        var scope = new ScriptScope(function.Scope);
        var isStrict = node.Body is FunctionBody { Strict: true } || function.IsStrict;
        self = function.This ?? (self.IsNullish is true && !isStrict ? new(ScriptValueKind.GlobalObject, position) : self);
        _state.Frame = new ScriptFrame(scope, self, isStrict) { Scope = scope };
        DeclareParameters(node, function, arguments);
        var result = RunBody(node, position);
        _state.Frame = outer;
        _state.Leave();
        return result;
    }

    private ScriptValue RunBody(IFunction node, int position)
    {
        _result = ScriptValue.Undefined(position);
        if (node.Body is Expression expression)
            _result = _expressions.Evaluate(expression);
        else if (node.Body is BlockStatement body && Run(body.Body) != Completion.Return)
            _result = ScriptValue.Undefined(position);
        return Frame.MayBeLeft is null ? _result.At(position) : ScriptValue.Unknown(position, ScriptWhy.Condition);
    }

    private void DeclareParameters(IFunction node, ScriptFunction function, List<ScriptValue> arguments)
    {
        if (node is FunctionExpression { Id: { } self })
            Initialize(self, ScriptDeclaration.Const, new ScriptValue(ScriptValueKind.Function, self.Start, function));
        if (node is not ArrowFunctionExpression)
            Frame.Vars.Set("arguments", ScriptValue.Unknown(node.Node.Start, ScriptWhy.Expression), node.Node.Start);
        for (var i = 0; i < node.Params.Count; i++)
        {
            var argument = i < arguments.Count ? arguments[i] : ScriptValue.Undefined(node.Node.Start);
            if (node.Params[i] is not Identifier)
                Skip(node.Params[i]);
            foreach (var id in ScriptSkipper.NamesIn(node.Params[i]))
            {
                var value = node.Params[i] is Identifier ? argument : ScriptValue.Unknown(id.Start, ScriptWhy.Expression);
                Frame.Scope.Declare(id.Name, new ScriptBinding(ScriptDeclaration.Var, id.Start, value));
            }
        }
        Declare(node.Node, node.Body is BlockStatement body ? body.Body : default);
    }
}
