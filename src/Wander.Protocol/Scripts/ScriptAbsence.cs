namespace Wander.Protocol.Scripts;

/// <summary>Why a text declares no <c>wander</c>, in words that help whoever hosts it.</summary>
internal static class ScriptAbsence
{
    private const string Example = "write const wander = { consoles: […], pages: […] }";

    /// <summary>Why the text is no script at all; null where it may be one.</summary>
    public static ScriptFinding? WhyNoScript(ReadOnlySpan<char> text)
    {
        if (IsMarkup(text))
            return new ScriptFinding(0, "this is an HTML page, not a wander.js: a login page or one for a missing file perhaps");
        var newLine = true;
        if (ScriptSpace.Skip(text, 0, ref newLine) == text.Length)
            return new ScriptFinding(0, $"nothing is in this file but white space and comments: {Example}");
        return null;
    }

    /// <summary>Why a script has no <c>wander</c> that can be read.</summary>
    /// <param name="wander">What is called so after all.</param>
    /// <param name="other">An object that looks like a wander, under another name.</param>
    /// <param name="mentioned">Where the name stands in code that is not run.</param>
    public static ScriptFinding Explain(ScriptBinding? wander, ScriptBinding? other, int? mentioned)
    {
        if (wander is { Value: { Kind: ScriptValueKind.Unknown } value })
            return new ScriptFinding(value.Position, value.InsteadOf("expected an object for wander"));
        if (wander is not null)
            return new ScriptFinding(wander.Position, $"wander is not an object: {Example}");
        if (other is not null)
            return new ScriptFinding(other.Position, "nothing here is called wander, but this looks like it: rename it to wander");
        if (mentioned is { } position)
            return new ScriptFinding(position, "wander is only in code that is not run: write it at the top of the script, outside of any braces");
        return new ScriptFinding(0, $"nothing here is called wander: {Example}");
    }

    // No script begins with <, but for <!-- that browsers take for a comment of one line; in a page such a comment can be longer.
    private static bool IsMarkup(ReadOnlySpan<char> text)
    {
        const string space = "\ufeff \t\r\n";
        text = text.TrimStart(space);
        while (text.StartsWith("<!--") && text.IndexOf("-->") is >= 0 and var end)
            text = text[(end + 3)..].TrimStart(space);
        return text.StartsWith("<") && !text.StartsWith("<!--");
    }
}
