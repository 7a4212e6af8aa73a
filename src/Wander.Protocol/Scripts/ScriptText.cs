using System.Buffers;
using System.Globalization;

namespace Wander.Protocol.Scripts;

/// <summary>Where names, numbers, strings, templates and regular expressions end. Each looks at a character once.</summary>
internal static class ScriptText
{
    private static readonly SearchValues<char> InSingleQuotes = SearchValues.Create("'\\\n\r");
    private static readonly SearchValues<char> InDoubleQuotes = SearchValues.Create("\"\\\n\r");
    private static readonly SearchValues<char> InTemplate = SearchValues.Create("`\\$\r");
    private static readonly SearchValues<char> InRegularExpression = SearchValues.Create("/\\[]\n\r\u2028\u2029");
    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("$0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz");

    /// <summary>The index after the closing quote; negative where the line or the text ends before it.</summary>
    public static int EndOfString(ReadOnlySpan<char> text, int start, out bool escapes)
    {
        var stops = text[start] == '\'' ? InSingleQuotes : InDoubleQuotes;
        escapes = false;
        for (var index = start + 1; Next(text, ref index, stops);)
        {
            if (text[index] == text[start])
                return index + 1;
            if (text[index] != '\\')
                return -1;
            escapes = true;
            index += text[index..].StartsWith("\\\r\n") ? 3 : 2;
        }
        return -1;
    }

    /// <summary>The index after the closing backtick or after <c>${</c>; negative where the text ends before it.</summary>
    public static int EndOfTemplate(ReadOnlySpan<char> text, int index, out bool escapes)
    {
        escapes = false;
        while (Next(text, ref index, InTemplate))
        {
            switch (text[index])
            {
                case '`':
                    return index + 1;
                case '$' when text[index..].StartsWith("${"):
                    return index + 2;
                case '\\':
                    escapes = true;
                    index += 2;
                    break;
                case '\r': // a line of a template ends in \n whatever the file uses
                    escapes = true;
                    index++;
                    break;
                default:
                    index++;
                    break;
            }
        }
        return -1;
    }

    /// <summary>The index after the flags; negative where the line or the text ends before the closing slash.</summary>
    public static int EndOfRegularExpression(ReadOnlySpan<char> text, int start)
    {
        var inClass = false;
        for (var index = start + 1; Next(text, ref index, InRegularExpression); index++)
        {
            switch (text[index])
            {
                case '\\':
                    index++;
                    if (index < text.Length && ScriptSpace.LineEnds.Contains(text[index]))
                        return -1;
                    break;
                case '[':
                    inClass = true;
                    break;
                case ']':
                    inClass = false;
                    break;
                case '/' when !inClass:
                    return EndOfName(text, index + 1, out _);
                case '/':
                    break;
                default:
                    return -1;
            }
        }
        return -1;
    }

    /// <summary>The index after a name, which is <paramref name="index"/> itself where there is none.</summary>
    public static int EndOfName(ReadOnlySpan<char> text, int index, out bool escapes)
    {
        escapes = false;
        while (index < text.Length)
        {
            var length = text[index..].IndexOfAnyExcept(NameCharacters);
            if (length < 0)
                return text.Length;
            index += length;
            if (text[index] == '\\' && EndOfNameEscape(text, index) is > 0 and var end)
            {
                escapes = true;
                index = end;
            }
            else if (IsNameCharacter(text[index]))
                index++;
            else
                return index;
        }
        return index;
    }

    /// <summary>The index after a number, generously: <c>0xFFn</c>, <c>1_000</c>, <c>-1.5e-3</c> without its first sign.</summary>
    public static int EndOfNumber(ReadOnlySpan<char> text, int start)
    {
        var isHexadecimal = text[start..].StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        var index = start;
        while (index < text.Length)
        {
            var c = text[index];
            var isSign = c is '+' or '-' && !isHexadecimal && text[index - 1] is 'e' or 'E';
            if (c != '.' && !NameCharacters.Contains(c) && !(c is '+' or '-' && isSign))
                return index;
            index++;
        }
        return index;
    }

    private static bool Next(ReadOnlySpan<char> text, scoped ref int index, SearchValues<char> stops)
    {
        if (index >= text.Length)
            return false;
        var length = text[index..].IndexOfAny(stops);
        index += length;
        return length >= 0;
    }

    private static int EndOfNameEscape(ReadOnlySpan<char> text, int index)
    {
        if (!text[index..].StartsWith("\\u"))
            return -1;
        if (!text[index..].StartsWith("\\u{"))
            return index + 2;
        var end = index + 3;
        while (end < text.Length && char.IsAsciiHexDigit(text[end]))
            end++;
        return end < text.Length && text[end] == '}' ? end + 1 : -1;
    }

    private static bool IsNameCharacter(char c) => c > '\x7f' && char.GetUnicodeCategory(c) is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
        or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber
        or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.DecimalDigitNumber
        or UnicodeCategory.ConnectorPunctuation or UnicodeCategory.Surrogate || c is '\u200c' or '\u200d';
}
