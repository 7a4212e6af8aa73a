namespace Wander.Protocol.Scripts;

/// <summary>An object in the script: its properties as far as they were read.</summary>
internal sealed class ScriptObject
{
    private readonly Dictionary<string, ScriptValue> _properties = new(StringComparer.Ordinal);

    /// <summary>Whether <c>Object.freeze</c> shut it.</summary>
    public bool IsFrozen { get; set; }

    /// <summary>What is wrong with the object as a whole; null where nothing is.</summary>
    public List<ScriptFinding>? Problems { get; private set; }

    /// <summary>The property's value at a place that asks for it: undefined where it is missing, unknown where it may be there.</summary>
    public ScriptValue Get(ReadOnlySpan<char> name, int position)
    {
        if (_properties.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var value))
            return value with { Position = position };
        return Problems is null ? ScriptValue.Undefined(position) : ScriptValue.Unknown(position, ScriptWhy.Expression);
    }

    /// <summary>The property as it was set, with its own position; null where it is missing.</summary>
    public ScriptValue? Find(string name) => _properties.TryGetValue(name, out var value) ? value : null;

    public void Set(ReadOnlySpan<char> name, ScriptValue value) =>
        _properties.GetAlternateLookup<ReadOnlySpan<char>>()[name] = value;

    /// <summary>Takes over the properties of an object, as a spread does; the object may be this one.</summary>
    public void SetAll(ScriptObject other, int position, ScriptBudget budget)
    {
        if (other == this)
            return;
        if (!budget.TakeCopies(1 + other._properties.Count + (other.Problems?.Count ?? 0)))
        {
            AddProblem(position, ScriptWhy.Copies);
            return;
        }
        foreach (var (name, value) in other._properties)
            _properties[name] = value;
        foreach (var problem in other.Problems ?? [])
            AddProblem(problem.Position, problem.Message);
    }

    public void AddProblem(int position, string message)
    {
        Problems ??= [];
        if (Problems.Count < ScriptLimits.Problems)
            Problems.Add(new ScriptFinding(position, message));
    }
}
