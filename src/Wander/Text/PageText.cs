using System.Buffers;
using System.Globalization;
using System.Text;

namespace Wander.Text;

/// <summary>
/// Makes one clean, short line of what a stranger wrote (design, section 14): titles, descriptions, headers. The work is bounded
/// by the length of the text.
/// </summary>
internal static class PageText
{
    /// <summary>
    /// How many combining marks and joiners one character keeps. Languages need three; more climb out of their line.
    /// </summary>
    public const int MaximumMarks = 4;

    private const string Ellipsis = "…";

    // NFC makes one UTF-16 character of at most five here, so that what is longer than this before is too long after it.
    private const int LongestComposition = 8;

    /// <summary>
    /// Runs of white space become one space; control, bidi, zero-width, private and unpaired characters go, and marks past
    /// <see cref="MaximumMarks"/>; the rest is NFC, cut between two graphemes where it is too long.
    /// </summary>
    /// <param name="text">Any text.</param>
    /// <param name="maximumLength">The bound in UTF-16 characters, 2 or more, the <c>…</c> of a cut text included.</param>
    /// <returns>The text; null when nothing visible is left.</returns>
    public static string? Clean(ReadOnlySpan<char> text, int maximumLength)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maximumLength, 2);
        var readable = Filter(text, maximumLength * LongestComposition, out var isWhole).Normalize(NormalizationForm.FormC);
        // Composed characters can come apart (U+0958), and have one mark more.
        var line = Filter(readable, int.MaxValue, out _);
        if (line.Length == 0)
            return null;
        return isWhole && line.Length <= maximumLength
            ? line
            : Cut(line, maximumLength - Ellipsis.Length).TrimEnd(' ') + Ellipsis;
    }

    /// <summary>The visible characters of a text, until there are enough.</summary>
    private static string Filter(ReadOnlySpan<char> text, int enough, out bool isWhole)
    {
        var line = new StringBuilder(Math.Min(text.Length, enough));
        var marks = MaximumMarks; // none without a character to stand on
        var isSpaceDue = false;
        while (!text.IsEmpty && line.Length < enough)
        {
            var isCharacter = Rune.DecodeFromUtf16(text, out var rune, out var length) == OperationStatus.Done;
            text = text[length..];
            if (!isCharacter || VisibleCharacters.IsRemoved(rune))
                continue;
            if (VisibleCharacters.IsSpace(rune))
            {
                isSpaceDue = line.Length > 0;
                marks = MaximumMarks;
                continue;
            }
            marks = VisibleCharacters.IsMark(rune) ? marks + 1 : 0;
            if (marks > MaximumMarks)
                continue;
            if (isSpaceDue)
                line.Append(' ');
            isSpaceDue = false;
            Append(line, rune);
        }
        isWhole = text.IsEmpty;
        return line.ToString();
    }

    private static void Append(StringBuilder line, Rune rune)
    {
        Span<char> characters = stackalloc char[2];
        line.Append(characters[..rune.EncodeToUtf16(characters)]);
    }

    private static string Cut(string line, int maximumLength)
    {
        var length = 0;
        while (length < line.Length
            && StringInfo.GetNextTextElementLength(line, length) is var next
            && length + next <= maximumLength)
        {
            length += next;
        }
        if (length > 0)
            return line[..length];
        // A grapheme without end: joined emoji, conjoining jamo.
        length = Math.Min(maximumLength, line.Length);
        return line[..(char.IsHighSurrogate(line[length - 1]) ? length - 1 : length)];
    }
}
