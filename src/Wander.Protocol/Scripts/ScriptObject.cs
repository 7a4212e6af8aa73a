namespace Wander.Protocol.Scripts;

/// <summary>An object in the script: its properties as far as they are known.</summary>
internal sealed class ScriptObject
{
    // What every object inherits (ECMAScript 2025, sections 20.1.3 and B.2.2).
    private static readonly string[] Inherited =
    [
        "constructor", "hasOwnProperty", "isPrototypeOf", "propertyIsEnumerable", "toLocaleString", "toString", "valueOf",
        "__proto__", "__defineGetter__", "__defineSetter__", "__lookupGetter__", "__lookupSetter__",
    ];

    private const int MostPrototypes = 8;

    private readonly Dictionary<string, ScriptValue> _properties = new(StringComparer.Ordinal);
    private int _prototypes;

    /// <summary>The object of <c>__proto__: …</c>, whose properties this object inherits.</summary>
    public ScriptObject? Prototype { get; private set; }

    /// <summary>Whether <c>Object.freeze</c> shut it: nothing changes any more.</summary>
    public bool IsFrozen { get; set; }

    /// <summary>Whether it is frozen, sealed or not extensible: there are no new properties any more.</summary>
    public bool IsClosed { get; set; }

    /// <summary>What is wrong with the object as a whole; null where nothing is.</summary>
    public List<ScriptFinding>? Problems { get; private set; }

    /// <summary>Its own properties, without those of its prototype.</summary>
    public IReadOnlyDictionary<string, ScriptValue> Properties => _properties;

    /// <summary>The value of a property: undefined where it is missing, unknown where it may be there.</summary>
    public ScriptValue Get(string name, int position)
    {
        if (Find(name) is { } value)
            return value with { Position = position };
        return MayHave(name) ? ScriptValue.Unknown(position, ScriptWhy.Expression) : ScriptValue.Undefined(position);
    }

    /// <summary>The property as it was set, with its own position; null where it is missing.</summary>
    public ScriptValue? Find(string name) => OwnerOf(name)?._properties[name];

    /// <summary>Defines a property as an object literal does, whatever the property was before.</summary>
    public void Define(string name, ScriptValue value) => _properties[name] = value;

    /// <summary>Sets the prototype as <c>__proto__: …</c> in an object literal does.</summary>
    public void SetPrototype(ScriptValue value)
    {
        if (value.Object is { _prototypes: < MostPrototypes } prototype)
            (Prototype, _prototypes) = (prototype, prototype._prototypes + 1);
        else if (value.Kind is not (ScriptValueKind.Primitive or ScriptValueKind.Text or ScriptValueKind.Undefined))
            AddProblem(value.Position, value.InsteadOf("expected an object for __proto__"));
    }

    /// <summary>Gives a property a value as an assignment does.</summary>
    /// <returns>False where the object is closed and stays as it is.</returns>
    public bool TrySet(string name, ScriptValue value, int position)
    {
        var owner = OwnerOf(name);
        if (IsFrozen || (IsClosed && owner != this) || owner is { IsFrozen: true })
            return false;
        var known = owner?._properties[name];
        if (known?.Content == (object)ScriptWhy.Accessor || (owner is null && name == "__proto__")) // this calls a function
            AddProblem(position, ScriptWhy.Changed);
        else
            _properties[name] = value;
        return true;
    }

    /// <summary>How much is copied with the object.</summary>
    public int Size => 1 + _properties.Count + (Problems?.Count ?? 0);

    public void AddProblem(int position, string message)
    {
        Problems ??= [];
        if (Problems.Count < ScriptLimits.Problems)
            Problems.Add(new ScriptFinding(position, message));
    }

    private ScriptObject? OwnerOf(string name)
    {
        var owner = this;
        while (owner is not null && !owner._properties.ContainsKey(name))
            owner = owner.Prototype;
        return owner;
    }

    private bool MayHave(string name)
    {
        for (var owner = this; owner is not null; owner = owner.Prototype)
        {
            if (owner.Problems is not null)
                return true;
        }
        return Inherited.Contains(name, StringComparer.Ordinal);
    }
}
