namespace Wander.Protocol.Scripts;

/// <summary>How much of an unknown script is read. Past a limit there is a problem, never an exception.</summary>
internal static class ScriptLimits
{
    /// <summary>Characters of one script: 1 MiB, whatever their encoding was.</summary>
    public const int Characters = 1 << 20;

    /// <summary>Open brackets, one inside another.</summary>
    public const int Brackets = 64;

    /// <summary>Assignments in a row: <c>a = b = c</c>.</summary>
    public const int Chain = 64;

    /// <summary>Calls of the evaluator inside one another; unlike brackets, operators and function calls can go deeper.</summary>
    public const int Depth = 512;

    /// <summary>
    /// Expressions, statements and names that are evaluated. Without function calls, no script of the allowed length reaches it.
    /// </summary>
    public const int Steps = 1 << 21;

    /// <summary>Digits of one <c>BigInt</c>. The parser takes quadratic time for them.</summary>
    public const int BigIntDigits = 1000;

    /// <summary>
    /// Comparisons of names, estimated. The parser looks for a name that is declared twice in a list of all names of its scope.
    /// </summary>
    public const long NameComparisons = 50_000_000;

    /// <summary>Entries of one list.</summary>
    public const int Entries = 20_000;

    /// <summary>Problems that are kept.</summary>
    public const int Problems = 100;

    /// <summary>Comments that are kept.</summary>
    public const int Comments = 20_000;

    /// <summary>Characters of a string that <c>+</c> or a template puts together.</summary>
    public const int JoinedCharacters = 1 << 16;

    /// <summary>
    /// Characters that all such strings may have together; otherwise <c>b = a + a; c = b + b</c> grows without end. This is
    /// enough for six full lists with 66 characters in each entry.
    /// </summary>
    public const int AllJoinedCharacters = 8_000_000;

    /// <summary>Entries and properties that all spreads and <c>concat</c>s may copy: six full lists, and some more.</summary>
    public const int AllCopies = 200_000;
}
