using System.Collections.Immutable;

namespace Wander.Protocol.Scripts;

/// <summary>The result of reading one <c>wander.js</c>.</summary>
/// <param name="Document">What the script declares; null where it declares nothing or where a browser rejects all of it.</param>
/// <param name="Problems">What is wrong, in the order of the text; at most 100. Never empty where there is no document.</param>
public sealed record ScriptReading(WanderDocument? Document, ImmutableArray<ScriptProblem> Problems)
{
    /// <summary>
    /// Where the document's texts are; null for <see cref="WanderScriptReader.Read(string)"/>, or where there is no document.
    /// </summary>
    public DocumentPlaces? Places { get; init; }

    /// <summary>
    /// The comments of the script, in the order of the text; at most 20,000. Empty for
    /// <see cref="WanderScriptReader.Read(string)"/>, or where there is no document.
    /// </summary>
    public ImmutableArray<ScriptComment> Comments { get; init; } = [];
}

/// <summary>One thing that is wrong with a <c>wander.js</c>, in words for its owner.</summary>
/// <param name="Line">The line, from 1, as editors and browsers count.</param>
/// <param name="Column">The column in UTF-16 units, from 1.</param>
/// <param name="Message">What is wrong and what to write instead.</param>
public sealed record ScriptProblem(int Line, int Column, string Message)
{
    /// <summary>For example <c>line 14: expected a string</c>.</summary>
    public override string ToString() => $"line {Line}: {Message}";
}

/// <summary>A comment in a <c>wander.js</c>.</summary>
/// <param name="Place">Where its <c>//</c>, <c>/*</c> or <c>&lt;!--</c> stands.</param>
/// <param name="Text">What is in the comment, without its delimiters and without white space at both ends.</param>
/// <param name="IsBlock">Whether it is a <c>/* … */</c>, which can end on another line or before other code.</param>
public sealed record ScriptComment(TextPlace Place, string Text, bool IsBlock);
