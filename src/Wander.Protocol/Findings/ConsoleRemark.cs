namespace Wander.Protocol.Findings;

/// <summary>
/// What the owner of a console may want to correct in a <c>wander.js</c> that could be read. The names appear in the API and
/// the numbers in the store: add new kinds at the end, and never rename or renumber one.
/// </summary>
public enum ConsoleRemarkKind
{
    /// <summary>
    /// A remark that was stored as text by an older version; <see cref="ConsoleRemark.Detail"/> has the text.
    /// </summary>
    Unknown = 0,

    /// <summary>
    /// A part of the script could not be read. <see cref="ConsoleRemark.Line"/>, <see cref="ConsoleRemark.Column"/>: where;
    /// <see cref="ConsoleRemark.Detail"/>: the problem; <see cref="ConsoleRemark.Count"/>: how many problems there are.
    /// </summary>
    ScriptProblem = 1,

    /// <summary>The lists are too long. <see cref="ConsoleRemark.Count"/>: how many entries were left out.</summary>
    TooManyEntries = 2,

    /// <summary>Entries are not http or https addresses. <see cref="ConsoleRemark.Count"/>: how many.</summary>
    NotAddresses = 3,
}

/// <summary>
/// What the owner of a console may want to correct, as a value; text for people is made from it where it is displayed.
/// </summary>
/// <param name="Kind">The kind of remark.</param>
/// <param name="Count">How many things it is about: 1 or more.</param>
public sealed record ConsoleRemark(ConsoleRemarkKind Kind, int Count)
{
    /// <summary>The line of the script, from 1; null when the remark is about no line.</summary>
    public int? Line { get; init; }

    /// <summary>The column in UTF-16 code units, from 1; null when the remark is about no line.</summary>
    public int? Column { get; init; }

    /// <summary>The problem; null when the kind says it all.</summary>
    public string? Detail { get; init; }
}
