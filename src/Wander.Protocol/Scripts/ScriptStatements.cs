using Acornima.Ast;

namespace Wander.Protocol.Scripts;

/// <summary>
/// Evaluates statements and declares their names. All parts of loops, <c>try</c>, <c>switch</c> and unknown conditions are
/// evaluated as code that might not run.
/// </summary>
internal sealed class ScriptStatements
{
    private readonly ScriptState _state;
    private readonly ScriptExpressions _expressions;

    public ScriptStatements(ScriptState state)
    {
        _state = state;
        _expressions = new ScriptExpressions(state, this);
    }

    /// <summary>The way in which a statement completes.</summary>
    public enum Completion : byte
    {
        Normal,
        Returned,

        /// <summary>Whether the function returned is only known at run time.</summary>
        MayHaveReturned,
    }

    /// <summary>The value of the last <c>return</c>.</summary>
    public ScriptValue Result { get; private set; }

    /// <summary>Evaluates a script.</summary>
    public void Run(Program program)
    {
        Declare(program, program.Body);
        Run(program.Body);
    }

    /// <summary>Evaluates statements until the first <c>return</c>.</summary>
    public Completion Run(in NodeList<Statement> statements)
    {
        var completion = Completion.Normal;
        var unsure = _state.Unsure;
        foreach (var statement in statements)
        {
            var next = Run(statement);
            completion = completion == Completion.Normal ? next : completion;
            if (next == Completion.Returned || _state.Problems.Refused)
                break;
            if (next == Completion.MayHaveReturned)
                _state.Unsure = unsure + 1;
        }
        _state.Unsure = unsure;
        return completion;
    }

    /// <summary>Evaluates all parts of a node as code that might not run, or might run any number of times.</summary>
    public Completion RunUnsure(Node node)
    {
        if (!_state.TryEnter(node.Start))
            return Completion.Normal;
        var outer = _state.Scope;
        _state.Scope = ScriptNames.Of(node) is null ? outer : new ScriptScope(outer);
        _state.Unsure++;
        Declare(node, default);
        var completion = Completion.Normal;
        var isLoop = node is ForStatement or ForInStatement or ForOfStatement or WhileStatement or DoWhileStatement;
        for (var pass = isLoop ? 0 : 1; pass < 2; pass++) // the second pass sees the changes of the first one
        {
            foreach (var part in PartsOf(node))
                completion = Visit(part) == Completion.Normal ? completion : Completion.MayHaveReturned;
        }
        _state.Unsure--;
        _state.Scope = outer;
        _state.Leave();
        return completion;
    }

    /// <summary>Assigns a value to a name, a member or a destructuring pattern.</summary>
    /// <param name="target">The left side of an assignment or declaration, or a parameter.</param>
    /// <param name="value">The value.</param>
    /// <param name="kind">The kind of declaration; <c>var</c> for an assignment.</param>
    public void Bind(Node target, ScriptValue value, VariableDeclarationKind kind)
    {
        var isPattern = target is not (Identifier or MemberExpression);
        if (isPattern)
            RunUnsure(target);
        foreach (var single in TargetsIn(target))
        {
            var part = isPattern ? value.Part(single.Start) : value;
            if (single is not Identifier id || kind is VariableDeclarationKind.Var)
                _expressions.Store(single, part);
            else
                Initialize(id, part, isConstant: kind is not VariableDeclarationKind.Let);
        }
    }

    /// <summary>Declares a name with its value in the innermost scope.</summary>
    public void Initialize(Identifier id, ScriptValue value, bool isConstant = false) =>
        _state.Scope.Declare(id.Name, new ScriptBinding(id.Start, value, isConstant));

    /// <summary>Declares the names of a block, function or script before its statements are evaluated (hoisting).</summary>
    public void Declare(Node node, in NodeList<Statement> statements)
    {
        foreach (var id in ScriptNames.Of(node)?.Vars ?? [])
        {
            if (_state.Vars.FindHere(id.Name) is null)
                _state.Vars.Declare(id.Name, new ScriptBinding(id.Start, ScriptValue.Undefined(id.Start)));
        }
        foreach (var id in ScriptNames.Of(node)?.Lexicals ?? [])
            _state.Scope.Declare(id.Name, new ScriptBinding(id.Start, value: null));
        foreach (var statement in statements)
            DeclareFunctionsAndImports(statement);
    }

    private Completion Run(Statement statement)
    {
        if (!_state.TryEnter(statement.Start))
            return Completion.Normal;
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
                return Completion.Normal;
            case VariableDeclaration declaration:
                foreach (var declarator in declaration.Declarations)
                    Declare(declarator, declaration.Kind);
                return Completion.Normal;
            case FunctionDeclaration { Id: { } id } when _state.Unsure > 0 && _state.Scope.FindHere(id.Name) is null:
                DeclareFunction(id, _expressions.FunctionOf(statement)); // in a case of a switch
                return Completion.Normal;
            case FunctionDeclaration or ImportDeclaration or BreakStatement or ContinueStatement:
                return Completion.Normal;
            case ClassDeclaration { Id: { } id }:
                RunUnsure(statement);
                Initialize(id, _expressions.FunctionOf(statement));
                return Completion.Normal;
            case ExportNamedDeclaration { Declaration: { } exported }:
                return Run(exported);
            case BlockStatement block:
                return RunBlock(block);
            case IfStatement condition when _expressions.Evaluate(condition.Test).Truth is { } truth:
                return truth ? Run(condition.Consequent) : condition.Alternate is { } other ? Run(other) : Completion.Normal;
            case LabeledStatement { Body: ExpressionStatement labeled }:
                return Run(labeled);
            case ReturnStatement { Argument: var argument }:
                Result = argument is null ? ScriptValue.Undefined(statement.Start) : _expressions.Evaluate(argument);
                return Completion.Returned;
            case ThrowStatement when _state.Tries == 0:
                _state.Problems.Add(statement.Start, _state.Unsure > 0 ? ScriptWhy.Left : ScriptWhy.Thrown);
                return Completion.Normal;
            case TryStatement:
                _state.Tries++;
                var completion = RunUnsure(statement);
                _state.Tries--;
                return completion;
            case WithStatement with:
                _state.NoteChange(_expressions.Evaluate(with.Object), with.Object.Start);
                return RunUnsure(statement);
            default:
                return RunUnsure(statement);
        }
    }

    private Completion RunBlock(BlockStatement block)
    {
        var outer = _state.Scope;
        _state.Scope = new ScriptScope(outer);
        Declare(block, block.Body);
        var completion = Run(block.Body);
        _state.Scope = outer;
        return completion;
    }

    private Completion Visit(Node node)
    {
        switch (node)
        {
            case Statement statement:
                return Run(statement);
            case Expression expression:
                _expressions.Evaluate(expression);
                return Completion.Normal;
            default:
                return RunUnsure(node);
        }
    }

    // Returns the child nodes to evaluate: without the names of properties and the declaration of a for-in or for-of loop.
    private IEnumerable<Node> PartsOf(Node node)
    {
        switch (node)
        {
            case IProperty { Computed: false, Value: var value }:
                return value is null ? [] : [value];
            case ForInStatement or ForOfStatement:
                var (left, right) = (node.ChildNodes.First(), node.ChildNodes.ElementAt(1));
                var item = _expressions.Evaluate((Expression)right).Part(left.Start);
                if (left is VariableDeclaration { Declarations: [var declared] } declaration)
                    Bind(declared.Id, item, declaration.Kind);
                else
                    Bind(left, item, VariableDeclarationKind.Var);
                return node.ChildNodes.Skip(2);
            default:
                return node.ChildNodes;
        }
    }

    private void DeclareFunctionsAndImports(Statement statement)
    {
        var declared = statement is ExportNamedDeclaration { Declaration: { } named } ? named
            : statement is ExportDefaultDeclaration { Declaration: var byDefault } ? byDefault
            : statement;
        if (declared is FunctionDeclaration { Id: { } id })
            DeclareFunction(id, _expressions.FunctionOf(declared));
        foreach (var specifier in declared is ImportDeclaration import ? import.Specifiers : default)
            Initialize(specifier.Local, ScriptValue.Unknown(specifier.Local.Start, ScriptWhy.Imported), isConstant: true);
    }

    // In sloppy mode, a function in a block is also a var of the enclosing function, unless that has another variable of
    // this name (ECMAScript 2025, section B.3.2).
    private void DeclareFunction(Identifier id, ScriptValue function)
    {
        if (_state.Scope != _state.Script)
            Initialize(id, function);
        if (_state.Scope == _state.Vars)
            return;
        var isCertain = _state.Scope == _state.Script
            || (!_state.MayBeStrict && _state.Unsure == 0 && _state.Vars.FindHere(id.Name) is null);
        var value = isCertain ? function : ScriptValue.Alias(id.Start, ScriptWhy.Name);
        _state.Vars.Declare(id.Name, new ScriptBinding(id.Start, value));
    }

    private void Declare(VariableDeclarator declarator, VariableDeclarationKind kind)
    {
        if (declarator.Init is { } init)
            Bind(declarator.Id, _expressions.Evaluate(init), kind);
        else if (kind is not VariableDeclarationKind.Var)
            Bind(declarator.Id, ScriptValue.Undefined(declarator.Start), kind);
    }

    private static IEnumerable<Node> TargetsIn(Node pattern) => pattern switch
    {
        AssignmentPattern withDefault => TargetsIn(withDefault.Left),
        Property property => TargetsIn(property.Value),
        ArrayPattern or ObjectPattern or RestElement => pattern.ChildNodes.SelectMany(TargetsIn),
        _ => [pattern],
    };
}
