using System.Globalization;
using System.Text;

namespace Wander.Text;

/// <summary>
/// Other people's text inside a message: between backticks, short, and without characters that act on a terminal.
/// </summary>
internal static class Quote
{
    private const int LongestShown = 80;

    /// <summary>The beginning of a text, for recognising it.</summary>
    public static string Of(string text) => $"`{Visible(text.Length > LongestShown ? Cut(text) + "…" : text)}`";

    /// <summary>All of a text, for copying it.</summary>
    public static string Whole(string text) => $"`{Visible(text)}`";

    /// <summary>
    /// All of a text as YAML has it between single quotes, for copying it behind a name: <c>`title: 'It''s mine'`</c>.
    /// </summary>
    public static string AsYaml(string before, string text) =>
        Whole($"{before}'{text.Replace("'", "''", StringComparison.Ordinal)}'");

    /// <summary>Several names: <c>`every`, `timeout`</c>.</summary>
    public static string All(IEnumerable<string> names) => string.Join(", ", names.Select(Of));

    /// <summary>A text without backticks around it, in which nothing acts on a terminal or begins a line.</summary>
    public static string Visible(string text) =>
        text.Any(IsUnseen) ? string.Concat(text.EnumerateRunes().Select(Visible)) : text;

    private static string Cut(string text) =>
        text[..(char.IsHighSurrogate(text[LongestShown - 1]) ? LongestShown - 1 : LongestShown)];

    private static string Visible(Rune rune) =>
        rune.IsBmp && IsUnseen((char)rune.Value) ? $"\\u{rune.Value:X4}" : rune.ToString();

    // The last two are no characters, and no settings file may have them.
    private static bool IsUnseen(char c) => c is '\uFFFE' or '\uFFFF'
        || char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
