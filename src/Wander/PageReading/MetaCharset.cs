using System.Buffers;

namespace Wander.PageReading;

/// <summary>Extracts the charset of a <c>&lt;meta http-equiv="content-type"&gt;</c> (HTML Standard, section 2.6.4).</summary>
internal static class MetaCharset
{
    private const string Word = "charset";
    private const string WhiteSpace = "\t\n\f\r ";

    private static readonly SearchValues<char> Ends = SearchValues.Create(WhiteSpace + ";");

    /// <summary>
    /// Returns the charset of a text like <c>text/html; charset=utf-8</c>; null when there is none, or a quote is not closed.
    /// </summary>
    public static string? In(string content)
    {
        var rest = content.AsSpan();
        while (rest.IndexOf(Word, StringComparison.OrdinalIgnoreCase) is >= 0 and var found)
        {
            rest = rest[(found + Word.Length)..].TrimStart(WhiteSpace);
            if (rest.StartsWith("="))
                return Value(rest[1..].TrimStart(WhiteSpace));
        }
        return null;
    }

    private static string? Value(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAny(Ends);
        if (text.StartsWith("\"") || text.StartsWith("'"))
        {
            end = text[1..].IndexOf(text[0]);
            if (end < 0)
                return null;
            text = text[1..];
        }
        var charset = end < 0 ? text : text[..end];
        return charset.IsEmpty ? null : charset.ToString();
    }
}
