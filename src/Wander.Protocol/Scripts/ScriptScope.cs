namespace Wander.Protocol.Scripts;

/// <summary>A name and its value.</summary>
/// <param name="position">Where it was declared first.</param>
/// <param name="value">Its value; null before the declaration of a <c>let</c> or <c>const</c> was evaluated.</param>
/// <param name="isConstant">Whether it is a <c>const</c>.</param>
internal sealed class ScriptBinding(int position, ScriptValue? value, bool isConstant = false)
{
    public int Position => position;

    public bool IsConstant => isConstant;

    public ScriptValue? Value { get; set; } = value;
}

/// <summary>The names of a block, function or script, or those of the global object.</summary>
/// <param name="outer">The scope around this one; null where this is the global object.</param>
internal sealed class ScriptScope(ScriptScope? outer)
{
    private Dictionary<string, ScriptBinding>? _names;

    public ScriptScope? Outer => outer;

    /// <summary>The names of this scope alone.</summary>
    public IEnumerable<ScriptBinding> Bindings => _names?.Values ?? Enumerable.Empty<ScriptBinding>();

    /// <summary>What the name means here; null where no scope has it.</summary>
    public ScriptBinding? Find(string name)
    {
        for (var scope = this; scope is not null; scope = scope.Outer)
        {
            if (scope.FindHere(name) is { } binding)
                return binding;
        }
        return null;
    }

    /// <summary>What the name means in this scope alone.</summary>
    public ScriptBinding? FindHere(string name) => _names?.GetValueOrDefault(name);

    public void Declare(string name, ScriptBinding binding) => (_names ??= new(StringComparer.Ordinal))[name] = binding;
}
