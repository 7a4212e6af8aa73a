using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Wander.Protocol.Scripts;

/// <summary>
/// Writes a document as a <c>wander.js</c> that the existing consoles load with a plain <c>&lt;script&gt;</c> (design, section
/// 5). The same document always gives the same text, and reading that text gives the document back.
/// </summary>
public static class WanderScriptWriter
{
    private const string Head = "// What this Wander console recommends (pages) and which consoles it knows (consoles).\n";

    /// <summary>Writes a document: <c>consoles</c> and <c>pages</c> always, the other lists where they are not empty.</summary>
    /// <param name="document">
    /// Any document. No string in it can end the script, the line or the string, whatever it contains. A list with more entries
    /// and a text that is longer than readers take are written nevertheless.
    /// </param>
    public static string Write(WanderDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var script = new StringBuilder(Head).Append("const wander = {\n");
        WriteList(script, "consoles", document.Consoles, always: true);
        WriteList(script, "pages", document.Pages, always: true);
        WriteList(script, "ignore", document.Ignore);
        WriteList(script, "styles", document.Styles);
        WriteList(script, "scripts", document.Scripts);
        if (document.Referral is { } referral)
            WriteString(script.Append("  referral: "), referral).Append(",\n");
        return script.Append("};\n").ToString();
    }

    private static void WriteList(StringBuilder script, string name, ImmutableArray<string> entries, bool always = false)
    {
        if (entries.IsDefaultOrEmpty)
        {
            if (always)
                script.Append("  ").Append(name).Append(": [],\n");
            return;
        }
        script.Append("  ").Append(name).Append(": [\n");
        foreach (var entry in entries)
            WriteString(script.Append("    "), entry).Append(",\n");
        script.Append("  ],\n");
    }

    private static StringBuilder WriteString(StringBuilder script, string text)
    {
        script.Append('\'');
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            var isWhole = Rune.DecodeFromUtf16(rest, out var rune, out var length) == OperationStatus.Done;
            if (isWhole && IsPlain(rune))
                script.Append(rest[..length]);
            else
                WriteEscaped(script, rest[..length]);
            rest = rest[length..];
        }
        return script.Append('\'');
    }

    // < is none, so that neither </script> nor <!-- can stand in a page; nor is what cannot be seen or turns the text around.
    private static bool IsPlain(Rune rune) => rune.Value is not ('\'' or '\\' or '<')
        && Rune.GetUnicodeCategory(rune)
            is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned)
        && (rune.Value == ' ' || Rune.GetUnicodeCategory(rune) != UnicodeCategory.SpaceSeparator);

    private static void WriteEscaped(StringBuilder script, ReadOnlySpan<char> characters)
    {
        foreach (var c in characters)
        {
            _ = c switch
            {
                '\'' or '\\' => script.Append('\\').Append(c),
                '\n' => script.Append("\\n"),
                '\r' => script.Append("\\r"),
                '\t' => script.Append("\\t"),
                <= '\xff' => script.Append(CultureInfo.InvariantCulture, $"\\x{(int)c:X2}"),
                _ => script.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}"),
            };
        }
    }
}
