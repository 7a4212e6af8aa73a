using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Wander.Protocol.Scripts;

/// <summary>
/// Writes a document as a <c>wander.js</c> that other consoles can load with a classic <c>&lt;script&gt;</c>. The output is
/// deterministic, and reading it returns an equal document.
/// </summary>
public static class WanderScriptWriter
{
    private const string Head = "// The pages that this Wander console recommends, and the consoles that it lists.\n";

    /// <summary>
    /// Writes a document: always <c>consoles</c> and <c>pages</c>, the other lists only when they are not empty.
    /// </summary>
    /// <param name="document">
    /// Any document. Strings are escaped, so that no content can end the string, the line or the script. The limits of
    /// readers are not enforced.
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

    // "<" is escaped, so that a page can contain the script: it never contains </script> or <!--. Invisible characters and
    // characters that change the direction of the text are escaped too.
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
