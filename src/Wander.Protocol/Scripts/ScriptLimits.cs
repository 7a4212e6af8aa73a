namespace Wander.Protocol.Scripts;

/// <summary>How much of a stranger's script is read (design, sections 5 and 14). Past a limit there is a problem, never an exception.</summary>
internal static class ScriptLimits
{
    /// <summary>Characters of one script: 1 MiB, whatever their encoding was.</summary>
    public const int Characters = 1 << 20;

    /// <summary>Brackets in brackets. It also bounds the stack, because everything that recurses opens a bracket first.</summary>
    public const int Depth = 64;

    /// <summary>Assignments in a row: <c>a = b = c</c>.</summary>
    public const int Chain = 64;

    /// <summary>Entries of one list.</summary>
    public const int Entries = 20_000;

    /// <summary>Problems that are kept.</summary>
    public const int Problems = 100;

    /// <summary>Characters of a string that <c>+</c> or a template puts together.</summary>
    public const int JoinedCharacters = 1 << 16;

    /// <summary>
    /// Characters that all such strings may have together, else <c>b = a + a; c = b + b</c> grows without end: enough for six full
    /// lists of 66 characters an entry.
    /// </summary>
    public const int AllJoinedCharacters = 8_000_000;

    /// <summary>Entries and properties that all spreads and <c>concat</c>s may copy: six full lists, and some more.</summary>
    public const int AllCopies = 200_000;
}
