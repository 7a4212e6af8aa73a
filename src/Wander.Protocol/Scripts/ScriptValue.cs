using Acornima.Ast;

namespace Wander.Protocol.Scripts;

/// <summary>The kind of the value of an expression, as far as the evaluator can determine it.</summary>
internal enum ScriptValueKind : byte
{
    /// <summary>Only known at run time, but not a list, object or function of the script.</summary>
    Unknown,

    /// <summary>Only known at run time; it may be any list, object or function of the script.</summary>
    Alias,
    Undefined,

    /// <summary>A number, <c>true</c>, <c>false</c> or <c>null</c>.</summary>
    Primitive,
    Text,
    List,
    Object,
    Function,

    /// <summary>The global object: <c>window</c>, <c>self</c> or <c>globalThis</c>.</summary>
    GlobalObject,
}

/// <summary>The value of an expression, and its position.</summary>
/// <param name="Kind">The kind of the value.</param>
/// <param name="Position">Its position in the text, for problems.</param>
/// <param name="Content">
/// For a text, the string. For a list, object or function, the instance that all variables share. For a primitive, its
/// string value, or null if that is not known. For an unknown value, the message that explains why (<see
/// cref="ScriptWhy"/>).
/// </param>
internal readonly record struct ScriptValue(ScriptValueKind Kind, int Position, object? Content = null)
{
    public string? Text => Kind is ScriptValueKind.Text ? (string)Content! : null;

    public ScriptList? List => Content as ScriptList;

    public ScriptObject? Object => Content as ScriptObject;

    public ScriptContainer? Container => Content as ScriptContainer;

    public ScriptFunction? Function => Content as ScriptFunction;

    public bool IsUnknown => Kind is ScriptValueKind.Unknown or ScriptValueKind.Alias;

    /// <summary>
    /// True when several variables can refer to it, so that the script can change or call it through any of them.
    /// </summary>
    public bool IsShared =>
        Kind is ScriptValueKind.Alias or ScriptValueKind.GlobalObject || Content is ScriptContainer or ScriptFunction;

    /// <summary>The text that <c>+</c> appends to a string for this value; null when it is not known.</summary>
    public string? Joined => Kind is ScriptValueKind.Text or ScriptValueKind.Primitive ? (string?)Content
        : Kind is ScriptValueKind.Undefined ? "undefined" : null;

    /// <summary>Whether the value is truthy; null when that is not known.</summary>
    public bool? Truth => Kind switch
    {
        ScriptValueKind.Unknown or ScriptValueKind.Alias => null,
        ScriptValueKind.Undefined => false,
        ScriptValueKind.Text => Text!.Length > 0,
        ScriptValueKind.Primitive => Content is null ? null : Content is not ("null" or "false" or "0" or "NaN"),
        _ => true,
    };

    /// <summary>Whether it is <c>null</c> or <c>undefined</c>; null when that is not known.</summary>
    public bool? IsNullish => IsUnknown ? null
        : Kind is ScriptValueKind.Undefined || (Kind is ScriptValueKind.Primitive && Content is "null");

    /// <summary>Returns the same value at another position; an unknown value keeps the position of its reason.</summary>
    public ScriptValue At(int position) => IsUnknown ? this : this with { Position = position };

    /// <summary>Returns an unknown part of this value.</summary>
    public ScriptValue Part(int position) =>
        IsUnknown ? this with { Position = position } : Alias(position, ScriptWhy.Expression);

    /// <summary>Returns a value that is either this value or another value: unknown unless both are equal.</summary>
    public ScriptValue Or(ScriptValue other, int position, string why) =>
        !IsUnknown && Kind == other.Kind && Equals(Content, other.Content) && Content is not null ? this
        : new(IsShared || other.IsShared ? ScriptValueKind.Alias : ScriptValueKind.Unknown, position, why);

    /// <summary>Returns the message for a value of the wrong kind.</summary>
    /// <param name="expected">The beginning of the message, for example <c>Expected a string</c>.</param>
    public string InsteadOf(string expected) => Kind switch
    {
        ScriptValueKind.Unknown or ScriptValueKind.Alias => $"{expected}. {Content}",
        ScriptValueKind.Text => $"{expected}, found a single string. Write it between `[` and `]`.",
        ScriptValueKind.List => $"{expected}, found a list. Write `...` before it to add its entries.",
        ScriptValueKind.Object => $"{expected}, found an object.",
        ScriptValueKind.Function => $"{expected}, found a function. Write its result instead.",
        ScriptValueKind.Undefined => $"{expected}, found `undefined`.",
        _ => $"{expected}, found a value without quotes.",
    };

    public static ScriptValue Unknown(int position, string why) => new(ScriptValueKind.Unknown, position, why);

    public static ScriptValue Alias(int position, string why) => new(ScriptValueKind.Alias, position, why);

    public static ScriptValue Undefined(int position) => new(ScriptValueKind.Undefined, position);

    public static ScriptValue Primitive(int position, string? text) => new(ScriptValueKind.Primitive, position, text);
}

/// <summary>A function or class of the script.</summary>
/// <param name="Node">Its code.</param>
/// <param name="Scope">The scope around it.</param>
/// <param name="This">The value of <c>this</c> around it, which an arrow function uses.</param>
internal sealed record ScriptFunction(Node Node, ScriptScope Scope, ScriptValue This);
