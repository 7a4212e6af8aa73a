using System.Collections.Immutable;
using Acornima;

namespace Wander.Protocol.Scripts;

/// <summary>
/// Reads a <c>wander.js</c> without running it: Acornima parses it, and a static evaluator computes the same lists as a
/// browser or reports a problem (src/Wander.Protocol/README.md#wanderjs).
/// </summary>
/// <remarks>
/// A value that is only known at run time is a problem; the other values are read. A script that a browser rejects as a
/// whole has no document. For any text, time and memory are linear in its length, and the stack depth is bounded.
/// </remarks>
public static class WanderScriptReader
{
    /// <summary>The names of the lists, in the order of the members of <see cref="DocumentPlaces"/>.</summary>
    internal static readonly ImmutableArray<string> Lists = ["consoles", "pages", "ignore", "styles", "scripts"];

    /// <summary>Reads a script. Never throws, except for null.</summary>
    /// <param name="text">Any text; a text of more than 1,048,576 characters is rejected.</param>
    public static ScriptReading Read(string text) => Read(text, comments: null);

    /// <summary>Reads a script with its comments and the places of its entries. Never throws, except for null.</summary>
    /// <param name="text">Any text; a text of more than 1,048,576 characters is rejected.</param>
    public static ScriptReading ReadWithPlaces(string text) => Read(text, comments: []);

    private static ScriptReading Read(string text, List<Comment>? comments)
    {
        ArgumentNullException.ThrowIfNull(text);
        var problems = new ScriptProblems();
        if (FindWander(text, comments, problems) is not { } wander)
            return new ScriptReading(Document: null, problems.In(text));
        var document = DocumentOf(wander, problems);
        return new ScriptReading(document, problems.In(text))
        {
            Places = comments is null ? null : DocumentPlaces.Of(wander, text),
            Comments = comments is null ? [] : CommentsIn(text, comments),
        };
    }

    private static ScriptObject? FindWander(string text, List<Comment>? comments, ScriptProblems problems)
    {
        if (text.Length > ScriptLimits.Characters)
            problems.Refuse(0, "The file is longer than 1 MiB, so consoles do not read it. Shorten it.");
        else if (ScriptAbsence.WhyNotScript(text) is { } why)
            problems.Refuse(0, why);
        if (problems.Refused || ScriptParser.Parse(text, problems, comments) is not { } program)
            return null;
        if (program.Body.Count == 0)
            problems.Refuse(0, ScriptAbsence.Empty);

        var state = new ScriptState(text, problems);
        new ScriptStatements(state).Run(program);
        if (problems.Refused)
            return null;
        if (state.Wander?.Value?.Object is { } value)
            return value;
        var explanation = ScriptAbsence.Explain(state, program);
        problems.Add(explanation.Position, explanation.Message);
        return null;
    }

    private static ImmutableArray<ScriptComment> CommentsIn(string text, List<Comment> comments)
    {
        var lines = new ScriptLines(text);
        var found = ImmutableArray.CreateBuilder<ScriptComment>(comments.Count);
        foreach (var comment in comments)
        {
            var content = comment.GetContent(text).Trim().ToString();
            found.Add(new ScriptComment(lines.At(comment.Start), content, comment.Kind == CommentKind.Block));
        }
        return found.MoveToImmutable();
    }

    private static WanderDocument DocumentOf(ScriptObject value, ScriptProblems problems)
    {
        problems.AddRange(value.Problems);
        return new WanderDocument
        {
            Consoles = ListOf(value, "consoles", problems),
            Pages = ListOf(value, "pages", problems),
            Ignore = ListOf(value, "ignore", problems),
            Styles = ListOf(value, "styles", problems),
            Scripts = ListOf(value, "scripts", problems),
            Referral = TextOf(value, "referral", problems),
        };
    }

    private static ImmutableArray<string> ListOf(ScriptObject value, string name, ScriptProblems problems)
    {
        if (value.Find(name) is not { } found || found.Kind == ScriptValueKind.Undefined)
            return [];
        if (found.List is not { } list)
        {
            problems.Add(found.Position, found.InsteadOf($"Expected a list of strings for `{name}`"));
            return [];
        }
        problems.AddRange(list.Problems);
        return list.Entries;
    }

    private static string? TextOf(ScriptObject value, string name, ScriptProblems problems)
    {
        if (value.Find(name) is not { } found || found.Kind == ScriptValueKind.Undefined)
            return null;
        if (found.Text is null)
            problems.Add(found.Position, found.InsteadOf($"Expected a string for `{name}`"));
        return found.Text;
    }
}
