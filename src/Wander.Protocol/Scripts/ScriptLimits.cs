namespace Wander.Protocol.Scripts;

/// <summary>
/// The limits for reading an untrusted script (src/Wander.Protocol/README.md#limits). Exceeding a limit is a problem, never
/// an exception.
/// </summary>
internal static class ScriptLimits
{
    /// <summary>Characters of one script (UTF-16 code units): 1,048,576.</summary>
    public const int Characters = 1 << 20;

    /// <summary>Nested brackets.</summary>
    public const int Brackets = 64;

    /// <summary>Assignments in a row: <c>a = b = c</c>.</summary>
    public const int Chain = 64;

    /// <summary>
    /// Nested calls of the evaluator. It is higher than <see cref="Brackets"/>, because operators and function calls nest
    /// too.
    /// </summary>
    public const int Depth = 512;

    /// <summary>
    /// Evaluation steps of one script. Each evaluated expression or statement is one step. A script of the allowed length
    /// cannot reach this limit without function calls.
    /// </summary>
    public const int Steps = 1 << 22;

    /// <summary>Steps in code that might not run; the rest of such code is skipped.</summary>
    public const int UnsureSteps = 300_000;

    /// <summary>Steps that each function call costs, because it creates a scope.</summary>
    public const int StepsPerCall = 16;

    /// <summary>
    /// Steps that each copied entry or property costs. <see cref="Steps"/> allows copying more than six lists of the maximum
    /// length.
    /// </summary>
    public const int StepsPerCopy = 16;

    /// <summary>
    /// Characters concatenated in one step; <c>b = a + a; c = b + b</c> would otherwise grow without limit.
    /// </summary>
    public const int CharactersPerStep = 8;

    /// <summary>Digits of one <c>BigInt</c>. The parser needs quadratic time for them.</summary>
    public const int BigIntDigits = 1000;

    /// <summary>
    /// Names that a function declares, or that the script declares outside functions. The parser compares each name with
    /// all others.
    /// </summary>
    public const int Names = 2_000;

    /// <summary>Entries of one list.</summary>
    public const int Entries = 20_000;

    /// <summary>Reported problems.</summary>
    public const int Problems = 100;

    /// <summary>Returned comments.</summary>
    public const int Comments = 20_000;
}
