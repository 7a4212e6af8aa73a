namespace Wander.Protocol.Scripts;

/// <summary>What an expression names, so that a value can be given to it.</summary>
internal readonly ref struct ScriptPlace
{
    /// <summary>The object, list or whatever the name belongs to; null for a variable.</summary>
    public ScriptValue? Owner { get; init; }

    /// <summary>The name; empty where only running the script shows it.</summary>
    public ReadOnlySpan<char> Name { get; init; }

    /// <summary>Whether the expression names anything.</summary>
    public bool Exists { get; init; }

    /// <summary>Whether it begins with <c>wander</c>.</summary>
    public bool IsInWander { get; init; }

    /// <summary>Where it begins.</summary>
    public int Position { get; init; }

    /// <summary>A property of what this place names.</summary>
    public ScriptPlace Member(ScriptValue owner, ReadOnlySpan<char> name) => new()
    {
        Owner = owner,
        Name = name,
        Exists = true,
        IsInWander = IsInWander || (owner.Kind == ScriptValueKind.GlobalObject && name is ScriptWords.Wander),
        Position = Position,
    };
}
