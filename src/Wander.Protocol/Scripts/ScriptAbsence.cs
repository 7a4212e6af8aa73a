using Acornima.Ast;

namespace Wander.Protocol.Scripts;

/// <summary>Explains to the owner of a script why it does not declare a <c>wander</c> object.</summary>
internal static class ScriptAbsence
{
    private const string Example = "Write `const wander = { consoles: […], pages: […] }`.";
    private const string Space = "\ufeff \t\r\n";

    private const string Inside =
        "`wander` is only declared in a function, in a block or in code that does not run. Move it to the top level.";

    /// <summary>The problem of a script that contains no statements.</summary>
    public const string Empty = $"The file contains only white space and comments. {Example}";

    /// <summary>
    /// Returns the problem of a text that is not a script, such as HTML or JSON; null when it may be a script.
    /// </summary>
    public static string? WhyNotScript(ReadOnlySpan<char> text) =>
        IsMarkup(text) ? "This is an HTML page, not a wander.js. It may be a login page or an error page."
        : IsJson(text) ? $"This is JSON and does not declare `wander`. {Example}"
        : null;

    /// <summary>Returns the reason why an evaluated script has no <c>wander</c> that can be read.</summary>
    public static ScriptFinding Explain(ScriptState state, Program program)
    {
        if (state.Wander?.Value is { IsUnknown: true } value)
            return new ScriptFinding(value.Position, value.InsteadOf("Expected an object as the value of `wander`"));
        if (state.Wander is { } wander)
            return new ScriptFinding(wander.Position, $"`wander` is not an object. {Example}");
        var like = state.Script.Bindings.Concat(state.Global.Bindings).FirstOrDefault(binding =>
            binding.Value?.Object is { } other && (other.Find("consoles") ?? other.Find("pages")) is not null);
        if (like is not null)
            return new ScriptFinding(
                like.Position, "The script does not declare `wander`, but this object looks like it. Rename it to `wander`.");
        var mention = program.DescendantNodes().FirstOrDefault(node => node is Identifier { Name: ScriptNames.Wander }
            or MemberExpression { Computed: false, Property: Identifier { Name: ScriptNames.Wander } });
        return mention is not null ? new ScriptFinding(mention.Start, Inside)
            : new ScriptFinding(0, $"The script does not declare `wander`. {Example}");
    }

    // A script cannot begin with "<", except with "<!--": in a script, that is a comment to the end of the line (ECMAScript
    // 2025, section B.1.1), but in HTML, the comment ends with "-->".
    private static bool IsMarkup(ReadOnlySpan<char> text)
    {
        text = text.TrimStart(Space);
        while (text.StartsWith("<!--") && text.IndexOf("-->") is >= 0 and var end)
            text = text[(end + 3)..].TrimStart(Space);
        return text.StartsWith("<") && !text.StartsWith("<!--");
    }

    private static bool IsJson(ReadOnlySpan<char> text)
    {
        text = text.TrimStart(Space);
        return text.StartsWith("{") && text[1..].TrimStart(Space).StartsWith("\"");
    }
}
