namespace Wander.Protocol.Scripts;

/// <summary>What the reader knows about the value of an expression.</summary>
internal enum ScriptValueKind : byte
{
    /// <summary>Only known when the script runs.</summary>
    Unknown,

    /// <summary>Known to be <c>undefined</c>.</summary>
    Undefined,

    /// <summary>A number, <c>true</c>, <c>false</c> or <c>null</c>.</summary>
    Primitive,
    Text,
    List,
    Object,

    /// <summary><c>window</c> and its other names.</summary>
    GlobalObject,

    /// <summary><c>Object</c>, for <c>Object.freeze</c>.</summary>
    ObjectFunctions,
}

/// <summary>The value of an expression, and where that is.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Position">Where it stands in the text, for problems.</param>
/// <param name="Content">
/// Of a text the string; of a list or an object the one that all its names mean; of a primitive its text in a template, if known;
/// of an unknown value the reason in words.
/// </param>
internal readonly record struct ScriptValue(ScriptValueKind Kind, int Position, object? Content = null)
{
    public string? Text => Kind is ScriptValueKind.Text ? (string)Content! : null;

    public ScriptList? List => Kind is ScriptValueKind.List ? (ScriptList)Content! : null;

    public ScriptObject? Object => Kind is ScriptValueKind.Object ? (ScriptObject)Content! : null;

    /// <summary>What stands in a text that the value is made part of; null where that is not known.</summary>
    public string? Joined => Kind is ScriptValueKind.Text or ScriptValueKind.Primitive ? (string?)Content
        : Kind is ScriptValueKind.Undefined ? "undefined" : null;

    public bool IsUnknown => Kind is ScriptValueKind.Unknown;

    /// <summary>What to say where something else was expected.</summary>
    /// <param name="expected">For example <c>expected a string</c>.</param>
    public string InsteadOf(string expected) => Kind switch
    {
        ScriptValueKind.Unknown => $"{expected}: {Content}",
        ScriptValueKind.Text => $"{expected}, found a single string: write it between [ and ]",
        ScriptValueKind.List => $"{expected}, found a list: write ... before it to put its entries here",
        ScriptValueKind.Object => $"{expected}, found an object",
        ScriptValueKind.Undefined => $"{expected}, found undefined",
        _ => $"{expected}, found a value without quotes",
    };

    /// <summary>Whether JavaScript takes it for true; null where that is not known.</summary>
    public bool? Truth => Kind switch
    {
        ScriptValueKind.Unknown => null,
        ScriptValueKind.Undefined => false,
        ScriptValueKind.Text => Text!.Length > 0,
        ScriptValueKind.Primitive => Content is null ? null : Content is not ("null" or "false" or "0" or "NaN"),
        _ => true,
    };

    /// <summary>Whether <c>??</c> passes it over; null where that is not known.</summary>
    public bool? IsNullish => Kind switch
    {
        ScriptValueKind.Unknown => null,
        ScriptValueKind.Undefined => true,
        _ => Content is "null" && Kind is ScriptValueKind.Primitive,
    };

    public static ScriptValue Unknown(int position, string why) => new(ScriptValueKind.Unknown, position, why);

    public static ScriptValue Undefined(int position) => new(ScriptValueKind.Undefined, position);
}

/// <summary>Why a value is unknown: constants, because a hostile script has a million of them.</summary>
internal static class ScriptWhy
{
    public const string Call = "the result of a call is not known without running the script: write it out";
    public const string Condition = "a condition is not known without running the script: write one of its sides";
    public const string Function = "a function is not run: write out what it returns";
    public const string Name = "this name is not known here: declare it above with const and a value that is written out";
    public const string Expression = "this expression is not known without running the script: write its value out";
    public const string Long = "a text that grows too long when it is put together";
    public const string Imported = "what another file declares is not read: write it in this one";
    public const string Changed = "a change that depends on what only running the script shows is not read: write the lists as they should be";
    public const string Missing = "this is changed before it is there: write the list into wander first";
    public const string Frozen = "a frozen list cannot be changed: a browser stops here";
    public const string NoFunction = "this calls what is no function, so a browser stops here: write ; before the line of the (";
    public const string Constant = "a const cannot be given a new value: a browser stops here";
    public const string Copies = "too much is copied by ... and concat: the rest is left out";
    public const string Redeclared = "this name is declared twice: a browser refuses the whole script; remove one";
}
