namespace Wander.Protocol.Scripts;

/// <summary>A name and its value.</summary>
/// <param name="position">The position of its first declaration.</param>
/// <param name="value">Its value; null until the declaration of a <c>let</c> or <c>const</c> is evaluated.</param>
/// <param name="isConstant">Whether it is declared with <c>const</c>.</param>
internal sealed class ScriptBinding(int position, ScriptValue? value, bool isConstant = false)
{
    public int Position => position;

    public bool IsConstant => isConstant;

    public ScriptValue? Value { get; set; } = value;
}

/// <summary>The names of a block, function or script, or those of the global object.</summary>
/// <param name="outer">The enclosing scope; null for the global object.</param>
internal sealed class ScriptScope(ScriptScope? outer)
{
    private Dictionary<string, ScriptBinding>? _names;

    public ScriptScope? Outer => outer;

    /// <summary>The names of this scope, without those of enclosing scopes.</summary>
    public IEnumerable<ScriptBinding> Bindings => _names?.Values ?? Enumerable.Empty<ScriptBinding>();

    /// <summary>Finds a name in this scope and the enclosing scopes; null when it is not declared.</summary>
    public ScriptBinding? Find(string name)
    {
        for (var scope = this; scope is not null; scope = scope.Outer)
        {
            if (scope.FindHere(name) is { } binding)
                return binding;
        }
        return null;
    }

    /// <summary>Finds a name in this scope, without enclosing scopes; null when it is not declared here.</summary>
    public ScriptBinding? FindHere(string name) => _names?.GetValueOrDefault(name);

    public void Declare(string name, ScriptBinding binding) => (_names ??= new(StringComparer.Ordinal))[name] = binding;
}
