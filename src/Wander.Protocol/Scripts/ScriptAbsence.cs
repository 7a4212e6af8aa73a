using Acornima.Ast;

namespace Wander.Protocol.Scripts;

/// <summary>Why a text declares no <c>wander</c>, in words that help whoever hosts it.</summary>
internal static class ScriptAbsence
{
    private const string Example = "write const wander = { consoles: […], pages: […] }";
    private const string Space = "\ufeff \t\r\n";

    private const string Inside =
        "wander is only in a function, in a block or in code that is not run: move it to the top of the script, outside braces";

    /// <summary>The problem of a script that contains nothing.</summary>
    public const string Empty = $"nothing is in this file except white space and comments: {Example}";

    /// <summary>What the text is if it is not a script at all; null where it may be one.</summary>
    public static string? WhyNotScript(ReadOnlySpan<char> text) =>
        IsMarkup(text) ? "this is an HTML page, not a wander.js: perhaps a login page, or one for a missing file"
        : IsJson(text) ? $"this is JSON, and nothing here is called wander: {Example}"
        : null;

    /// <summary>Why an evaluated script has no <c>wander</c> that can be read.</summary>
    public static ScriptFinding Explain(ScriptState state, Program program)
    {
        if (state.Wander?.Value is { IsUnknown: true } value)
            return new ScriptFinding(value.Position, value.InsteadOf("expected an object for wander"));
        if (state.Wander is { } wander)
            return new ScriptFinding(wander.Position, $"wander is not an object: {Example}");
        var like = state.Script.Bindings.Concat(state.Global.Bindings).FirstOrDefault(binding =>
            binding.Value?.Object is { } other && (other.Find("consoles") ?? other.Find("pages")) is not null);
        if (like is not null)
            return new ScriptFinding(
                like.Position, "nothing here is called wander, but this looks like one: rename it to wander");
        var mention = program.DescendantNodes().FirstOrDefault(node => node is Identifier { Name: ScriptNames.Wander }
            or MemberExpression { Computed: false, Property: Identifier { Name: ScriptNames.Wander } });
        return mention is not null ? new ScriptFinding(mention.Start, Inside)
            : new ScriptFinding(0, $"nothing here is called wander: {Example}");
    }

    // No script begins with <, except with <!--, which browsers take for a comment of one line; in a page it can be longer.
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
