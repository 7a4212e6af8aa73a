using System.Buffers;
using System.Globalization;
using System.Text;
using Wander.Text;

namespace Wander.Configuration.Yaml;

/// <summary>
/// Writes untrusted text as a YAML scalar on one line. Every YAML reader reads the same text back, in a list, a mapping or a
/// flow collection: it is plain when no character has a meaning in YAML, in single quotes when all characters are visible,
/// and in double quotes with escapes otherwise.
/// </summary>
internal static class YamlScalar
{
    // The characters of an address, or of a pattern that begins like an address or names a host. Such text is never a number, a
    // date, a word like `no`, an alias or a tag.
    private static readonly SearchValues<char> Plain =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789:/.-_~%+=*?&;!@$()");

    /// <summary>True for text that a file can contain, which excludes unpaired surrogates.</summary>
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

    /// <summary>Returns the scalar.</summary>
    /// <param name="text">Text for which <see cref="IsText"/> is true.</param>
    public static string Of(string text)
    {
        if (IsPlain(text))
            return text;
        return text.EnumerateRunes().All(IsSeen)
            ? $"'{text.Replace("'", "''", StringComparison.Ordinal)}'"
            : $"\"{string.Concat(text.EnumerateRunes().Select(Escaped))}\"";
    }

    /// <summary>Returns text as a comment at the end of a line. Line breaks in it are escaped.</summary>
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
