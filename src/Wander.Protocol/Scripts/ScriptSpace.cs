using System.Buffers;
using System.Globalization;

namespace Wander.Protocol.Scripts;

/// <summary>What lies between tokens: white space, line ends and comments (ECMAScript 2025, sections 12.2 to 12.4 and B.1.1).</summary>
internal static class ScriptSpace
{
    /// <summary>Where a line ends in JavaScript.</summary>
    public static readonly SearchValues<char> LineEnds = SearchValues.Create("\n\r\u2028\u2029");

    /// <summary>Finds the next token.</summary>
    /// <param name="text">The script.</param>
    /// <param name="index">Where to begin.</param>
    /// <param name="newLine">True at the beginning of the script; becomes true when a line ends on the way.</param>
    /// <returns>Where the next token begins, or the complement (<c>~</c>) of where a comment without an end begins.</returns>
    public static int Skip(ReadOnlySpan<char> text, int index, ref bool newLine)
    {
        while (index < text.Length)
        {
            switch (text[index])
            {
                case ' ' or '\t' or '\v' or '\f':
                    index++;
                    break;
                case '\n' or '\r':
                    newLine = true;
                    index++;
                    break;
                case '/' when StartsLineComment(text[index..]):
                // In scripts browsers still know the comments that once hid scripts from browsers that knew none.
                case '<' when text[index..].StartsWith("<!--"):
                case '-' when newLine && text[index..].StartsWith("-->"):
                case '#' when index <= 1 && text[index..].StartsWith("#!"):
                    index = EndOfLine(text, index);
                    break;
                case '/' when StartsBlockComment(text[index..]):
                    var length = text[(index + 2)..].IndexOf("*/");
                    if (length < 0)
                        return ~index;
                    newLine |= text.Slice(index + 2, length).ContainsAny(LineEnds);
                    index += length + 4;
                    break;
                case > '\x7f' when IsSpace(text[index]):
                    newLine |= LineEnds.Contains(text[index]);
                    index++;
                    break;
                default:
                    return index;
            }
        }
        return index;
    }

    private static bool StartsLineComment(ReadOnlySpan<char> rest) => rest.Length > 1 && rest[1] == '/';

    private static bool StartsBlockComment(ReadOnlySpan<char> rest) => rest.Length > 1 && rest[1] == '*';

    private static int EndOfLine(ReadOnlySpan<char> text, int index)
    {
        var length = text[index..].IndexOfAny(LineEnds);
        return length < 0 ? text.Length : index + length;
    }

    private static bool IsSpace(char c) =>
        c == '\ufeff' || LineEnds.Contains(c) || char.GetUnicodeCategory(c) == UnicodeCategory.SpaceSeparator;
}
