using System.Buffers;
using System.Globalization;
using System.Text;
using Wander.Text;

namespace Wander.Configuration.Yaml;

/// <summary>
/// A stranger's text as one scalar of YAML, in one line, that every reader reads back as that text wherever it stands: plain only
/// where nothing in it can mean something, between single quotes where all of it can be seen, else with escapes.
/// </summary>
internal static class YamlScalar
{
    // Of an address, or a pattern that begins like one or names a host: never a number, a date, a word like `no`, an alias or a
    // tag.
    private static readonly SearchValues<char> Plain =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789:/.-_~%+=*?&;!@$()");

    /// <summary>True for what a file can hold: half a surrogate pair is no text.</summary>
    public static bool IsText(string text)
    {
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(rest, out _, out var length) != OperationStatus.Done)
                return false;
            rest = rest[length..];
        }
        return true;
    }

    /// <summary>The scalar.</summary>
    /// <param name="text">What a file can hold; see <see cref="IsText"/>.</param>
    public static string Of(string text)
    {
        if (IsPlain(text))
            return text;
        return text.EnumerateRunes().All(IsSeen)
            ? $"'{text.Replace("'", "''", StringComparison.Ordinal)}'"
            : $"\"{string.Concat(text.EnumerateRunes().Select(Escaped))}\"";
    }

    /// <summary>A text that is only looked at, as the end of a line: it cannot begin another line.</summary>
    public static string Comment(string text) => $"# {Quote.Visible(text)}";

    private static bool IsPlain(string text) =>
        (text.StartsWith("https://", StringComparison.Ordinal) || text.StartsWith("http://", StringComparison.Ordinal)
            || IsName(text))
        && !text.AsSpan().ContainsAnyExcept(Plain)
        && !text.EndsWith(':');

    private static bool IsName(string text) =>
        text.Length > 0 && char.IsAsciiLetter(text[0]) && text.Contains('.', StringComparison.Ordinal);

    private static bool IsSeen(Rune rune) => rune.Value == ' ' || Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.SpaceSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);

    private static string Escaped(Rune rune) => rune.Value switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        _ when IsSeen(rune) => rune.ToString(),
        <= 0xFFFF => $"\\u{rune.Value:X4}",
        _ => $"\\U{rune.Value:X8}",
    };
}
