namespace Wander.Protocol.Scripts;

/// <summary>How a name came to be.</summary>
internal enum ScriptDeclaration : byte
{
    /// <summary><c>window.name = …</c>, or an assignment to a name that nobody declared.</summary>
    Property,
    Var,
    Let,
    Const,
}

/// <summary>A name of the script and its value.</summary>
internal sealed class ScriptBinding(ScriptDeclaration declaration, int position, ScriptValue value)
{
    public ScriptDeclaration Declaration { get; set; } = declaration;

    public int Position { get; } = position;

    public ScriptValue Value { get; set; } = value;
}

/// <summary>
/// The names at the top of a script. As in a browser there are two places for them: <c>let</c> and <c>const</c> hide properties of
/// the global object, which is where <c>var</c> and <c>window.name</c> are.
/// </summary>
internal sealed class ScriptScope(ScriptProblems problems)
{
    private readonly Dictionary<string, ScriptBinding> _lexical = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ScriptBinding> _global = new(StringComparer.Ordinal);

    /// <summary>What the name means.</summary>
    public ScriptBinding? Find(ReadOnlySpan<char> name) => Find(_lexical, name) ?? Find(_global, name);

    /// <summary>What the property of the global object is.</summary>
    public ScriptBinding? FindGlobal(ReadOnlySpan<char> name) => Find(_global, name);

    /// <summary>The first object with lists of a console that has another name.</summary>
    public ScriptBinding? LikeWander => _lexical.Values.Concat(_global.Values)
        .FirstOrDefault(binding => binding.Value.Object is { } value
            && (value.Find("consoles") is not null || value.Find("pages") is not null));

    /// <summary>Declares a name.</summary>
    /// <param name="declaration">By which keyword.</param>
    /// <param name="name">The name.</param>
    /// <param name="value">Its value; null for <c>var x</c>, which leaves the value that there is.</param>
    /// <param name="position">Where the name stands.</param>
    /// <returns>False where a browser would refuse the script because the name is taken.</returns>
    public bool TryDeclare(ScriptDeclaration declaration, ReadOnlySpan<char> name, ScriptValue? value, int position)
    {
        var known = Find(_global, name);
        if (Find(_lexical, name) is not null || (declaration != ScriptDeclaration.Var && known?.Declaration == ScriptDeclaration.Var))
            return false;
        if (declaration != ScriptDeclaration.Var)
            Set(_lexical, name, new ScriptBinding(declaration, position, value ?? ScriptValue.Undefined(position)));
        else if (known is null)
            Set(_global, name, new ScriptBinding(declaration, position, value ?? ScriptValue.Undefined(position)));
        else
        {
            known.Declaration = declaration;
            known.Value = value ?? known.Value;
        }
        return true;
    }

    /// <summary>Gives a name a value as <c>name = value</c> does.</summary>
    public void Assign(ReadOnlySpan<char> name, ScriptValue value, int position)
    {
        if (Find(_lexical, name) is not { } binding)
            AssignGlobal(name, value, position);
        else if (binding.Declaration == ScriptDeclaration.Const)
            problems.Add(position, ScriptWhy.Constant);
        else
            binding.Value = value;
    }

    /// <summary>Gives a name a value as <c>window.name = value</c> does.</summary>
    public void AssignGlobal(ReadOnlySpan<char> name, ScriptValue value, int position)
    {
        if (Find(_global, name) is { } binding)
            binding.Value = value;
        else
            Set(_global, name, new ScriptBinding(ScriptDeclaration.Property, position, value));
    }

    private static ScriptBinding? Find(Dictionary<string, ScriptBinding> names, ReadOnlySpan<char> name) =>
        names.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var binding) ? binding : null;

    private static void Set(Dictionary<string, ScriptBinding> names, ReadOnlySpan<char> name, ScriptBinding binding) =>
        names.GetAlternateLookup<ReadOnlySpan<char>>()[name] = binding;
}
