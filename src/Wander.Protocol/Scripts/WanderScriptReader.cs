using System.Collections.Immutable;

namespace Wander.Protocol.Scripts;

/// <summary>
/// Reads a <c>wander.js</c> without running it (design, section 5; <c>vectors/scripts.json</c>): literals, constants declared above
/// them, and what is added afterwards.
/// </summary>
/// <remarks>
/// What only running the script would show is a problem, and the rest is read. A script that a browser would refuse as a whole has no
/// document. Time and memory are linear in the text, and the stack is bounded, whatever the text is.
/// </remarks>
public static class WanderScriptReader
{
    /// <summary>The lists of a document, in the order of its places.</summary>
    internal static readonly ImmutableArray<string> Lists = ["consoles", "pages", "ignore", "styles", "scripts"];

    /// <summary>Reads a script; never throws.</summary>
    /// <param name="text">Any text; more than 1,048,576 characters are not looked at.</param>
    public static ScriptReading Read(string text) => Read(text, withPlaces: false);

    /// <summary>Reads a script, and where its texts stand in it, for who wants to change them; never throws.</summary>
    /// <param name="text">Any text; more than 1,048,576 characters are not looked at.</param>
    public static ScriptReading ReadWithPlaces(string text) => Read(text, withPlaces: true);

    private static ScriptReading Read(string text, bool withPlaces)
    {
        ArgumentNullException.ThrowIfNull(text);
        var problems = new ScriptProblems();
        var wander = FindWander(text, problems);
        var document = wander is null ? null : DocumentOf(wander, problems);
        var places = withPlaces && wander is not null ? DocumentPlaces.Of(wander, text) : null;
        foreach (var name in Lists) // after all are read: two of them may be one
            wander?.Find(name)?.List?.Release();
        return new ScriptReading(document, problems.In(text)) { Places = places };
    }

    private static ScriptObject? FindWander(string text, ScriptProblems problems)
    {
        if (text.Length > ScriptLimits.Characters)
            problems.Refuse(0, "longer than 1 MiB: nobody reads a list that long");
        else if (ScriptAbsence.WhyNoScript(text) is var (position, why))
            problems.Refuse(position, why);
        if (problems.Refused)
            return null;

        var tokens = new ScriptTokenizer(text, problems);
        var scope = new ScriptScope(problems);
        var changes = new ScriptChanges(tokens, scope, problems);
        var skipper = new ScriptSkipper(tokens, changes);
        var expressions = new ScriptExpressions(tokens, scope, skipper, changes, problems);
        new ScriptStatements(tokens, scope, expressions, skipper, changes).ReadAll();
        if (problems.Refused)
            return null;

        var wander = scope.Find(ScriptWords.Wander);
        if (wander == scope.FindGlobal(ScriptWords.Wander))
            problems.AddRange(changes.OfGlobalWander);
        if (wander?.Value.Object is { } value)
            return value;
        if (ScriptAbsence.Explain(wander, scope.LikeWander, changes.First) is var (place, reason))
            problems.Add(place, reason);
        return null;
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
            problems.Add(found.Position, found.InsteadOf($"{name}: expected a list of strings"));
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
            problems.Add(found.Position, found.InsteadOf($"{name}: expected a string"));
        return found.Text;
    }
}
