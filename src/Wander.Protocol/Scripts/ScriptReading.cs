using System.Collections.Immutable;

namespace Wander.Protocol.Scripts;

/// <summary>The result of reading one <c>wander.js</c>.</summary>
/// <param name="Document">
/// The declared lists; null when there is no <c>wander</c> object or when a browser rejects the script.
/// </param>
/// <param name="Problems">
/// The problems in the order of the text, at most 100; at least one when the document is null.
/// </param>
public sealed record ScriptReading(WanderDocument? Document, ImmutableArray<ScriptProblem> Problems)
{
    /// <summary>
    /// The places of the document's entries; null for <see cref="WanderScriptReader.Read(string)"/> or when there is no
    /// document.
    /// </summary>
    public DocumentPlaces? Places { get; init; }

    /// <summary>
    /// The comments of the script in the order of the text, at most 20,000. Empty for
    /// <see cref="WanderScriptReader.Read(string)"/> or when there is no document.
    /// </summary>
    public ImmutableArray<ScriptComment> Comments { get; init; } = [];
}

/// <summary>A problem in a <c>wander.js</c>, with an English message for its owner.</summary>
/// <param name="Line">The line, from 1, as editors and browsers count lines.</param>
/// <param name="Column">The column in UTF-16 code units, from 1.</param>
/// <param name="Message">The problem and, if there is one, the remedy, as complete sentences.</param>
public sealed record ScriptProblem(int Line, int Column, string Message)
{
    /// <summary>The message without its final full stop, for a text that continues after it.</summary>
    public string Detail => Message.EndsWith('.') ? Message[..^1] : Message;

    /// <summary>The line and the message, for example <c>line 14: Expected a string, found an object.</c></summary>
    public override string ToString() => $"line {Line}: {Message}";
}

/// <summary>A comment in a <c>wander.js</c>.</summary>
/// <param name="Place">The place of its <c>//</c>, <c>/*</c> or <c>&lt;!--</c>.</param>
/// <param name="Text">The text without its delimiters and without surrounding white space.</param>
/// <param name="IsBlock">True for a <c>/* … */</c> comment, which can span lines and be followed by code.</param>
public sealed record ScriptComment(TextPlace Place, string Text, bool IsBlock);
