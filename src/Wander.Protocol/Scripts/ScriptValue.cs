using Acornima.Ast;

namespace Wander.Protocol.Scripts;

/// <summary>What the evaluator knows about the value of an expression.</summary>
internal enum ScriptValueKind : byte
{
    /// <summary>Only known when the script runs, but nothing that the script made.</summary>
    Unknown,

    /// <summary>Only known when the script runs; it may be any list, object or function of the script.</summary>
    Alias,
    Undefined,

    /// <summary>A number, <c>true</c>, <c>false</c> or <c>null</c>.</summary>
    Primitive,
    Text,
    List,
    Object,
    Function,

    /// <summary><c>window</c> and its other names.</summary>
    GlobalObject,
}

/// <summary>The value of an expression, and where that is.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Position">Where it stands in the text, for problems.</param>
/// <param name="Content">
/// Of a text the string; of a list, object or function the one instance that all its names share; of a primitive its text in a
/// template, if known; of an unknown value the reason in words.
/// </param>
internal readonly record struct ScriptValue(ScriptValueKind Kind, int Position, object? Content = null)
{
    public string? Text => Kind is ScriptValueKind.Text ? (string)Content! : null;

    public ScriptList? List => Content as ScriptList;

    public ScriptObject? Object => Content as ScriptObject;

    public ScriptContainer? Container => Content as ScriptContainer;

    public ScriptFunction? Function => Content as ScriptFunction;

    public bool IsUnknown => Kind is ScriptValueKind.Unknown or ScriptValueKind.Alias;

    /// <summary>Whether it is, or may be, something that the script can change or call under several names.</summary>
    public bool IsShared =>
        Kind is ScriptValueKind.Alias or ScriptValueKind.GlobalObject || Content is ScriptContainer or ScriptFunction;

    /// <summary>The text that the value adds to a string; null where that is not known.</summary>
    public string? Joined => Kind is ScriptValueKind.Text or ScriptValueKind.Primitive ? (string?)Content
        : Kind is ScriptValueKind.Undefined ? "undefined" : null;

    /// <summary>Whether JavaScript takes it for true; null where that is not known.</summary>
    public bool? Truth => Kind switch
    {
        ScriptValueKind.Unknown or ScriptValueKind.Alias => null,
        ScriptValueKind.Undefined => false,
        ScriptValueKind.Text => Text!.Length > 0,
        ScriptValueKind.Primitive => Content is null ? null : Content is not ("null" or "false" or "0" or "NaN"),
        _ => true,
    };

    /// <summary>Whether it is <c>null</c> or <c>undefined</c>; null where that is not known.</summary>
    public bool? IsNullish => IsUnknown ? null
        : Kind is ScriptValueKind.Undefined || (Kind is ScriptValueKind.Primitive && Content is "null");

    /// <summary>The same value at another place; an unknown value keeps the place of its reason.</summary>
    public ScriptValue At(int position) => IsUnknown ? this : this with { Position = position };

    /// <summary>An unknown part of this value.</summary>
    public ScriptValue Part(int position) =>
        IsUnknown ? this with { Position = position } : Alias(position, ScriptWhy.Expression);

    /// <summary>Either this value or another value.</summary>
    public ScriptValue Or(ScriptValue other, int position, string why) =>
        !IsUnknown && Kind == other.Kind && Equals(Content, other.Content) && Content is not null ? this
        : new(IsShared || other.IsShared ? ScriptValueKind.Alias : ScriptValueKind.Unknown, position, why);

    /// <summary>What to say where something else was expected.</summary>
    /// <param name="expected">For example <c>expected a string</c>.</param>
    public string InsteadOf(string expected) => Kind switch
    {
        ScriptValueKind.Unknown or ScriptValueKind.Alias => $"{expected}: {Content}",
        ScriptValueKind.Text => $"{expected}, found a single string: write it between [ and ]",
        ScriptValueKind.List => $"{expected}, found a list: write ... before it to add its entries here",
        ScriptValueKind.Object => $"{expected}, found an object",
        ScriptValueKind.Function => $"{expected}, found a function: write out what it returns",
        ScriptValueKind.Undefined => $"{expected}, found undefined",
        _ => $"{expected}, found a value without quotes",
    };

    public static ScriptValue Unknown(int position, string why) => new(ScriptValueKind.Unknown, position, why);

    public static ScriptValue Alias(int position, string why) => new(ScriptValueKind.Alias, position, why);

    public static ScriptValue Undefined(int position) => new(ScriptValueKind.Undefined, position);

    public static ScriptValue Primitive(int position, string? text) => new(ScriptValueKind.Primitive, position, text);
}

/// <summary>A function or class of the script.</summary>
/// <param name="Node">Its code.</param>
/// <param name="Scope">The names around it.</param>
/// <param name="This">What <c>this</c> is around it, which counts for an arrow function.</param>
internal sealed record ScriptFunction(Node Node, ScriptScope Scope, ScriptValue This);
