namespace Wander.Protocol.Scripts;

/// <summary>How a name was declared.</summary>
internal enum ScriptDeclaration : byte
{
    /// <summary>With <c>var</c>, as a parameter or function, as <c>window.name = …</c>, or by an assignment alone.</summary>
    Var,

    /// <summary>With <c>let</c> or <c>class</c>.</summary>
    Let,

    /// <summary>With <c>const</c> or <c>import</c>.</summary>
    Const,
}

/// <summary>A name and its value.</summary>
/// <param name="declaration">How the name was declared.</param>
/// <param name="position">Where it was declared first.</param>
/// <param name="value">Its value; null before the declaration of a <c>let</c> or <c>const</c> was evaluated.</param>
internal sealed class ScriptBinding(ScriptDeclaration declaration, int position, ScriptValue? value)
{
    public ScriptDeclaration Declaration { get; set; } = declaration;

    public int Position { get; } = position;

    public ScriptValue? Value { get; set; } = value;
}

/// <summary>
/// The names of a block, function or script. As in a browser, the outermost scope is the global object, with <c>var</c> and
/// <c>window.name</c>; the scope inside it has the <c>let</c> and <c>const</c> of the script, which hide global properties.
/// </summary>
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

    /// <summary>Gives a name of this scope a value, and declares it where it is missing.</summary>
    public void Set(string name, ScriptValue value, int position)
    {
        if (FindHere(name) is { } binding)
            binding.Value = value;
        else
            Declare(name, new ScriptBinding(ScriptDeclaration.Var, position, value));
    }
}
