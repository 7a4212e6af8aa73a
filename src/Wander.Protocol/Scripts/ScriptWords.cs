namespace Wander.Protocol.Scripts;

/// <summary>Names and characters that mean something to the reader.</summary>
internal static class ScriptWords
{
    /// <summary>The name that a console's document has.</summary>
    public const string Wander = "wander";

    /// <summary>Keywords after which an expression or a statement begins, so that a slash begins a regular expression.</summary>
    public static bool TakesOperand(ReadOnlySpan<char> name) => name is
        "return" or "typeof" or "instanceof" or "in" or "new" or "delete" or "void" or "throw" or "case" or "do" or "else" or "default"
        or "yield" or "await";

    /// <summary>Keywords after which a brace begins a block.</summary>
    public static bool TakesBlock(ReadOnlySpan<char> name) => name is "do" or "else";

    /// <summary>Keywords whose parentheses are followed by a statement.</summary>
    public static bool TakesHead(ReadOnlySpan<char> name) => name is "if" or "for" or "while" or "with" or "switch" or "catch";

    /// <summary>Operators that are words.</summary>
    public static bool IsOperator(ReadOnlySpan<char> name) => name is "in" or "instanceof";

    /// <summary>Names of the global object, whose properties are the global variables.</summary>
    public static bool IsGlobalObject(ReadOnlySpan<char> name) => name is "window" or "globalThis" or "self" or "this";

    /// <summary>The properties of a document.</summary>
    public static bool IsDeclared(ReadOnlySpan<char> name) =>
        name is "consoles" or "pages" or "ignore" or "styles" or "scripts" or "referral";

    /// <summary>Methods that change the list that they are called on.</summary>
    public static bool ChangesList(ReadOnlySpan<char> name) => name is
        "push" or "unshift" or "pop" or "shift" or "splice" or "sort" or "reverse" or "fill" or "copyWithin";

    /// <summary>What to say about a character that no token begins with.</summary>
    public static string WhyNotJavaScript(char c) => c switch
    {
        '\u2018' or '\u2019' or '\u201a' or '\u201c' or '\u201d' or '\u201e' or '\u00ab' or '\u00bb' =>
            "a typographic quotation mark: write ' or \" instead",
        '\\' => "a backslash outside a string: remove it",
        _ => "a character that means nothing in JavaScript here: remove it, or put the text between quotes",
    };
}
