using System.Globalization;
using System.Text;

namespace Wander.Text;

/// <summary>
/// Quotes untrusted text in a message: between backticks, shortened, and with control characters escaped, so that it cannot
/// affect a terminal.
/// </summary>
internal static class Quote
{
    private const int LongestShown = 80;

    /// <summary>Quotes a text, shortened to at most 80 characters.</summary>
    public static string Of(string text) => $"`{Visible(text.Length > LongestShown ? Cut(text) + "…" : text)}`";

    /// <summary>Quotes a complete text, for copying.</summary>
    public static string Whole(string text) => $"`{Visible(text)}`";

    /// <summary>
    /// Quotes a text as a single-quoted YAML string after a name, for copying: <c>`title: 'It''s mine'`</c>.
    /// </summary>
    /// <param name="before">The text before the string, such as <c>title: </c>.</param>
    /// <param name="text">The text.</param>
    public static string AsYaml(string before, string text) =>
        Whole($"{before}'{text.Replace("'", "''", StringComparison.Ordinal)}'");

    /// <summary>Quotes several names: <c>`every`, `timeout`</c>.</summary>
    public static string All(IEnumerable<string> names) => string.Join(", ", names.Select(Of));

    /// <summary>Returns a text with control characters and line breaks escaped, without backticks.</summary>
    public static string Visible(string text) =>
        text.Any(IsUnseen) ? string.Concat(text.EnumerateRunes().Select(Visible)) : text;

    private static string Cut(string text) =>
        text[..(char.IsHighSurrogate(text[LongestShown - 1]) ? LongestShown - 1 : LongestShown)];

    private static string Visible(Rune rune) =>
        rune.IsBmp && IsUnseen((char)rune.Value) ? $"\\u{rune.Value:X4}" : rune.ToString();

    // U+FFFE and U+FFFF are noncharacters, which YAML does not allow.
    private static bool IsUnseen(char c) => c is '\uFFFE' or '\uFFFF'
        || char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
