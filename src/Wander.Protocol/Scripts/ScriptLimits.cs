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
    /// What a script may compute: each expression and statement that is evaluated is one step. Without function calls, no script
    /// of the allowed length reaches it.
    /// </summary>
    public const int Steps = 1 << 22;

    /// <summary>Steps in code that may run or not, before the rest of it is not looked at.</summary>
    public const int UnsureSteps = 300_000;

    /// <summary>Steps for each call of a function, which needs new names.</summary>
    public const int StepsPerCall = 16;

    /// <summary>Steps for each entry or property that is copied: enough remains for six full lists, and some more.</summary>
    public const int StepsPerCopy = 16;

    /// <summary>Characters that are put together in one step; otherwise <c>b = a + a; c = b + b</c> grows without end.</summary>
    public const int CharactersPerStep = 8;

    /// <summary>Digits of one <c>BigInt</c>. The parser takes quadratic time for them.</summary>
    public const int BigIntDigits = 1000;

    /// <summary>
    /// Names that one function declares, or the script outside of functions. The parser compares each name with all other names.
    /// </summary>
    public const int Names = 2_000;

    /// <summary>Entries of one list.</summary>
    public const int Entries = 20_000;

    /// <summary>Problems that are kept.</summary>
    public const int Problems = 100;

    /// <summary>Comments that are kept.</summary>
    public const int Comments = 20_000;
}
