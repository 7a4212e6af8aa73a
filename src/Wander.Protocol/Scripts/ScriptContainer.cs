using System.Collections.Immutable;
using System.Globalization;

namespace Wander.Protocol.Scripts;

/// <summary>A list or an object in the script, which all its names share.</summary>
internal abstract class ScriptContainer
{
    /// <summary>Whether <c>Object.freeze</c> shut it: nothing changes any more.</summary>
    public bool IsFrozen { get; set; }

    /// <summary>Whether it is frozen, sealed or not extensible: nothing is added any more.</summary>
    public bool IsClosed { get; set; }

    /// <summary>What is wrong with it as a whole; null where nothing is.</summary>
    public List<ScriptFinding>? Problems { get; private set; }

    /// <summary>How much is copied with it.</summary>
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

/// <summary>A list in the script: the strings in it. Its other entries are problems.</summary>
internal sealed class ScriptList : ScriptContainer
{
    private static readonly string TooMany = string.Create(
        CultureInfo.InvariantCulture, $"more than {ScriptLimits.Entries:N0} entries in a list: the rest is left out");

    private readonly List<ScriptValue> _entries = [];
    private bool _tooMany;

    /// <summary>The strings.</summary>
    public ImmutableArray<string> Entries => [.. _entries.Select(entry => entry.Text!)];

    /// <summary>Where each of the strings stands.</summary>
    public IEnumerable<int> Positions => _entries.Select(entry => entry.Position);

    public override int Size => 1 + _entries.Count + (Problems?.Count ?? 0);

    /// <summary>Adds an entry; one that is not a string is a problem instead.</summary>
    public void Add(ScriptValue value)
    {
        if (value.Text is null)
            AddProblem(value, "expected a string");
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

    /// <summary>Notes that something else was expected than the value.</summary>
    public void AddProblem(ScriptValue value, string expected)
    {
        if (Problems is not { Count: >= ScriptLimits.Problems }) // a hostile list has half a million of them
            AddProblem(value.Position, value.InsteadOf(expected));
    }
}

/// <summary>An object in the script: its properties as far as they are known.</summary>
internal sealed class ScriptObject : ScriptContainer
{
    private readonly Dictionary<string, ScriptValue> _properties = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, ScriptValue> Properties => _properties;

    public override int Size => 1 + _properties.Count + (Problems?.Count ?? 0);

    /// <summary>The property as it was set, with its own position; null where it is missing.</summary>
    public ScriptValue? Find(string name) => _properties.TryGetValue(name, out var value) ? value : null;

    /// <summary>The value of a property: undefined where it is missing, unknown where the object has problems.</summary>
    public ScriptValue Get(string name, int position) =>
        Problems is not null || IsInherited(name) ? ScriptValue.Alias(position, ScriptWhy.Accessor)
        : Find(name) is { } value ? value with { Position = position }
        : ScriptValue.Undefined(position);

    /// <summary>Defines a property as an object literal does, whatever the property was before.</summary>
    public void Define(string name, ScriptValue value) => _properties[name] = value;

    /// <summary>
    /// Takes the properties after <c>__proto__:</c> in an object literal for properties that are not known, where this object has
    /// no others.
    /// </summary>
    /// <param name="value">The prototype.</param>
    /// <param name="isLiteral">Whether it is an object literal, so that nothing changes it later.</param>
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

    /// <summary>Whether an assignment gives the property a value; otherwise the object stays as it is.</summary>
    public bool MayTake(string name) => !IsFrozen && (!IsClosed || _properties.ContainsKey(name));

    /// <summary>Gives a property a value as an assignment does.</summary>
    public void Set(string name, ScriptValue value, int position)
    {
        if (Find(name) is { Content: ScriptWhy.Accessor } || name == "__proto__") // this may call a function
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

    // What every object inherits (ECMAScript 2025, sections 20.1.3 and B.2.2).
    private static bool IsInherited(string name) => name.StartsWith("__", StringComparison.Ordinal)
        || name is "constructor" or "hasOwnProperty" or "isPrototypeOf" or "propertyIsEnumerable"
            or "toLocaleString" or "toString" or "valueOf";
}
