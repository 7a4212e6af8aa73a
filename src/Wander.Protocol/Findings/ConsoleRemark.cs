namespace Wander.Protocol.Findings;

/// <summary>
/// The kind of a mistake in a <c>wander.js</c> that could be read. The names appear in the API and the numbers in the store:
/// add new kinds at the end, and never rename or renumber one.
/// </summary>
public enum ConsoleRemarkKind
{
    /// <summary>
    /// A remark that was stored as text by an older version; <see cref="ConsoleRemark.Detail"/> has the text.
    /// </summary>
    Unknown = 0,

    /// <summary>
    /// A part of the script could not be read. <see cref="ConsoleRemark.Line"/>, <see cref="ConsoleRemark.Column"/>: the
    /// position of the first problem; <see cref="ConsoleRemark.Detail"/>: its message, in English; <see
    /// cref="ConsoleRemark.Count"/>: the number of problems.
    /// </summary>
    ScriptProblem = 1,

    /// <summary>
    /// The lists are too long. <see cref="ConsoleRemark.Count"/>: the number of entries that were left out.
    /// </summary>
    TooManyEntries = 2,

    /// <summary>
    /// Entries are not http or https addresses. <see cref="ConsoleRemark.Count"/>: the number of such entries.
    /// </summary>
    NotAddresses = 3,
}

/// <summary>
/// A mistake in a <c>wander.js</c> that could be read, which its owner may want to correct. It is converted to text where it
/// is displayed.
/// </summary>
/// <param name="Kind">The kind of mistake.</param>
/// <param name="Count">The number of problems or entries that it covers: 1 or more.</param>
public sealed record ConsoleRemark(ConsoleRemarkKind Kind, int Count)
{
    /// <summary>The line of the script, from 1; null when the remark does not refer to a line.</summary>
    public int? Line { get; init; }

    /// <summary>The column in UTF-16 code units, from 1; null when the remark does not refer to a line.</summary>
    public int? Column { get; init; }

    /// <summary>The message of the problem, in English; null when the kind is sufficient.</summary>
    public string? Detail { get; init; }
}
