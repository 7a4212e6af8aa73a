using System.Collections.Immutable;
using System.Globalization;

namespace Wander.Protocol.Scripts;

/// <summary>A list or an object of the script. All variables that refer to it share one instance.</summary>
internal abstract class ScriptContainer
{
    /// <summary>True when it is frozen (<c>Object.freeze</c>), so that it cannot change any more.</summary>
    public bool IsFrozen { get; set; }

    /// <summary>True when it is frozen, sealed or not extensible, so that nothing can be added to it.</summary>
    public bool IsClosed { get; set; }

    /// <summary>The problems that concern it as a whole; null when there are none.</summary>
    public List<ScriptFinding>? Problems { get; private set; }

    /// <summary>The number of elements that are copied when the container is copied.</summary>
    public abstract int Size { get; }

    public void AddProblem(int position, string message)
    {
        Problems ??= [];
        if (Problems.Count < ScriptLimits.Problems)
            Problems.Add(new ScriptFinding(position, message));
    }

    protected void AddProblems(ScriptContainer other)
    {
        foreach (var problem in other.Problems ?? [])
            AddProblem(problem.Position, problem.Message);
    }
}

/// <summary>A list of the script. It keeps the strings; each other entry becomes a problem.</summary>
internal sealed class ScriptList : ScriptContainer
{
    private static readonly string TooMany = string.Create(
        CultureInfo.InvariantCulture,
        $"The list has more than {ScriptLimits.Entries:N0} entries, and the rest is ignored. Shorten it.");

    private readonly List<ScriptValue> _entries = [];
    private bool _tooMany;

    /// <summary>The strings.</summary>
    public ImmutableArray<string> Entries => [.. _entries.Select(entry => entry.Text!)];

    /// <summary>The position of each string in the text.</summary>
    public IEnumerable<int> Positions => _entries.Select(entry => entry.Position);

    public override int Size => 1 + _entries.Count + (Problems?.Count ?? 0);

    /// <summary>Adds an entry, or a problem when the value is not a string.</summary>
    public void Add(ScriptValue value)
    {
        if (value.Text is null)
            AddProblem(value, "Expected a string");
        else if (_entries.Count < ScriptLimits.Entries)
            _entries.Add(value);
        else if (!_tooMany)
        {
            _tooMany = true;
            AddProblem(value.Position, TooMany);
        }
    }

    /// <summary>Adds the entries of another list.</summary>
    public void AddAll(ScriptList other)
    {
        foreach (var entry in other._entries)
            Add(entry);
        AddProblems(other);
    }

    /// <summary>Adds the problem that another kind of value was expected.</summary>
    public void AddProblem(ScriptValue value, string expected)
    {
        if (Problems is not { Count: >= ScriptLimits.Problems }) // a hostile list can have half a million problems
            AddProblem(value.Position, value.InsteadOf(expected));
    }
}

/// <summary>An object of the script with its known properties.</summary>
internal sealed class ScriptObject : ScriptContainer
{
    private readonly Dictionary<string, ScriptValue> _properties = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, ScriptValue> Properties => _properties;

    public override int Size => 1 + _properties.Count + (Problems?.Count ?? 0);

    /// <summary>
    /// Returns the value of a property with the position at which it was set; null when the property is missing.
    /// </summary>
    public ScriptValue? Find(string name) => _properties.TryGetValue(name, out var value) ? value : null;

    /// <summary>
    /// Returns the value of a property: undefined when it is missing, unknown when the object has problems.
    /// </summary>
    public ScriptValue Get(string name, int position) =>
        Problems is not null || IsInherited(name) ? ScriptValue.Alias(position, ScriptWhy.Accessor)
        : Find(name) is { } value ? value with { Position = position }
        : ScriptValue.Undefined(position);

    /// <summary>Defines a property as an object literal does, and replaces a previous property of that name.</summary>
    public void Define(string name, ScriptValue value) => _properties[name] = value;

    /// <summary>
    /// Sets the prototype (<c>__proto__:</c> in an object literal): the properties of the prototype that this object does
    /// not have get unknown values.
    /// </summary>
    /// <param name="value">The prototype.</param>
    /// <param name="isLiteral">Whether the prototype is an object literal, which cannot change later.</param>
    public void Inherit(ScriptValue value, bool isLiteral)
    {
        if (value.Object is { Problems: null } prototype && isLiteral)
        {
            foreach (var name in prototype.Properties.Keys)
                _properties.TryAdd(name, ScriptValue.Alias(value.Position, ScriptWhy.Accessor));
        }
        else if (value.Kind is not (ScriptValueKind.Primitive or ScriptValueKind.Text or ScriptValueKind.Undefined))
            AddProblem(value.Position, ScriptWhy.Accessor);
    }

    /// <summary>Returns whether an assignment can set the property; otherwise the object does not change.</summary>
    public bool CanSet(string name) => !IsFrozen && (!IsClosed || _properties.ContainsKey(name));

    /// <summary>Sets a property as an assignment does.</summary>
    public void Set(string name, ScriptValue value, int position)
    {
        if (Find(name) is { Content: ScriptWhy.Accessor } || name == "__proto__") // a setter may run
            AddProblem(position, ScriptWhy.Changed);
        else
            _properties[name] = value;
    }

    /// <summary>Copies the properties of another object as <c>...</c> does.</summary>
    public void DefineAll(ScriptObject other)
    {
        foreach (var (name, value) in other._properties)
            _properties[name] = value;
        AddProblems(other);
    }

    // The properties that every object inherits (ECMAScript 2025, sections 20.1.3 and B.2.2).
    private static bool IsInherited(string name) => name.StartsWith("__", StringComparison.Ordinal)
        || name is "constructor" or "hasOwnProperty" or "isPrototypeOf" or "propertyIsEnumerable"
            or "toLocaleString" or "toString" or "valueOf";
}
