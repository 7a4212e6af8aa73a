using Acornima.Ast;

namespace Wander.Protocol.Scripts;

/// <summary>What the evaluator knows about the value of an expression.</summary>
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
    Function,

    /// <summary><c>window</c> and its other names.</summary>
    GlobalObject,

    /// <summary><c>Object</c>, for <c>Object.freeze</c>.</summary>
    ObjectFunctions,

    /// <summary><c>Symbol</c> and its members: names of properties that no document has.</summary>
    Symbol,
}

/// <summary>The value of an expression, and where that is.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Position">Where it stands in the text, for problems.</param>
/// <param name="Content">
/// Of a text the string; of a list, object or function the one instance that all its names share; of a primitive its text in a
/// template, if known; of an unknown value the reason, which is part of a message.
/// </param>
internal readonly record struct ScriptValue(ScriptValueKind Kind, int Position, object? Content = null)
{
    public string? Text => Kind is ScriptValueKind.Text ? (string)Content! : null;

    public ScriptList? List => Kind is ScriptValueKind.List ? (ScriptList)Content! : null;

    public ScriptObject? Object => Kind is ScriptValueKind.Object ? (ScriptObject)Content! : null;

    public ScriptFunction? Function => Kind is ScriptValueKind.Function ? (ScriptFunction)Content! : null;

    /// <summary>The text that the value adds to a string; null where that is not known.</summary>
    public string? Joined => Kind is ScriptValueKind.Text or ScriptValueKind.Primitive ? (string?)Content
        : Kind is ScriptValueKind.Undefined ? "undefined" : null;

    public bool IsUnknown => Kind is ScriptValueKind.Unknown;

    /// <summary>What to say where something else was expected.</summary>
    /// <param name="expected">For example <c>expected a string</c>.</param>
    public string InsteadOf(string expected) => Kind switch
    {
        ScriptValueKind.Unknown => $"{expected}: {Content}",
        ScriptValueKind.Text => $"{expected}, found a single string: write it between [ and ]",
        ScriptValueKind.List => $"{expected}, found a list: write ... before it to add its entries here",
        ScriptValueKind.Object => $"{expected}, found an object",
        ScriptValueKind.Function => $"{expected}, found a function: write out what it returns",
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

    /// <summary>Whether it is <c>null</c> or <c>undefined</c>; null where that is not known.</summary>
    public bool? IsNullish => Kind switch
    {
        ScriptValueKind.Unknown => null,
        ScriptValueKind.Undefined => true,
        _ => Kind is ScriptValueKind.Primitive && Content is "null",
    };

    /// <summary>The same value at another place; an unknown value keeps the place of its reason.</summary>
    public ScriptValue At(int position) => IsUnknown ? this : this with { Position = position };

    public static ScriptValue Unknown(int position, string why) => new(ScriptValueKind.Unknown, position, why);

    public static ScriptValue Undefined(int position) => new(ScriptValueKind.Undefined, position);

    public static ScriptValue Primitive(int position, string? text) => new(ScriptValueKind.Primitive, position, text);
}

/// <summary>A function of the script, which runs when it is called.</summary>
/// <param name="Node">Its parameters and its body.</param>
/// <param name="Scope">The names around it.</param>
/// <param name="This">Of an arrow function: what <c>this</c> is around it; null for other functions.</param>
/// <param name="IsStrict">Whether the code around it is strict.</param>
internal sealed record ScriptFunction(IFunction Node, ScriptScope Scope, ScriptValue? This, bool IsStrict);

/// <summary>Why a value is unknown, or why a browser stops: constants, because a hostile script has a million of them.</summary>
internal static class ScriptWhy
{
    public const string Call = "the result of a call is only known when the script runs: write it out";
    public const string Condition = "the result of a condition is only known when the script runs: write one of its sides";
    public const string Accessor = "the result of a function is only known when the script runs: write it out";
    public const string Name = "this name is not known here: declare it above with const and a value that is written out";
    public const string Expression = "the value of this expression is only known when the script runs: write it out";
    public const string Key = "the name of this property is only known when the script runs: write it out";
    public const string Long = "this text grows too long when it is put together";
    public const string Imported = "what another file declares is not read: write it in this file";
    public const string Changed =
        "whether this change happens is only known when the script runs: write the lists as they should be";
    public const string Left = "whether the code below this runs is only known when the script runs: remove the condition";
    public const string Missing = "this is changed before it exists: write the list into wander first";
    public const string Nothing = "this is undefined or null here, so a browser stops: assign a value to it first";
    public const string Early = "this name is used before its declaration, so a browser stops: move the declaration up";
    public const string Undeclared = "nothing declares this name, so a browser stops here: write const or var before it";
    public const string Frozen = "a frozen value cannot be changed, so a browser stops here";
    public const string NoFunction =
        "this calls a value that is not a function, so a browser stops: write ; before the line of the (";
    public const string Constant = "a const cannot be given a new value, so a browser stops here";
    public const string Thrown = "a browser stops here";
    public const string Copies = "... and concat copy too much: the rest is left out";
}
