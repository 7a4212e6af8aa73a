using System.Buffers;
using System.Globalization;
using System.Text;

namespace Wander.Text;

/// <summary>
/// Converts untrusted text, such as titles, descriptions and headers, to one clean, short line. The run time is linear in the
/// length of the text.
/// </summary>
internal static class PageText
{
    /// <summary>
    /// The maximum number of combining marks and joiners after one character. Languages need three; more marks would overlap the
    /// lines above and below.
    /// </summary>
    public const int MaximumMarks = 4;

    private const string Ellipsis = "…";

    // NFC combines at most five UTF-16 code units into one here. A text that is longer than the limit times this factor is
    // therefore also too long after normalisation.
    private const int LongestComposition = 8;

    /// <summary>
    /// Cleans a text: replaces runs of white space by one space; removes control, bidi, zero-width and private-use characters,
    /// unpaired surrogates, and marks beyond <see cref="MaximumMarks"/>; normalises to NFC; and truncates a long text between two
    /// graphemes.
    /// </summary>
    /// <param name="text">Any text.</param>
    /// <param name="maximumLength">
    /// The maximum length of the result in UTF-16 code units, at least 2, including the <c>…</c> of a truncated text.
    /// </param>
    /// <returns>The line; null when nothing visible is left.</returns>
    public static string? Clean(ReadOnlySpan<char> text, int maximumLength)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maximumLength, 2);
        var readable = Filter(text, maximumLength * LongestComposition, out var isWhole).Normalize(NormalizationForm.FormC);
        // Some characters decompose in NFC (U+0958), which adds a mark.
        var line = Filter(readable, int.MaxValue, out _);
        if (line.Length == 0)
            return null;
        return isWhole && line.Length <= maximumLength
            ? line
            : Cut(line, maximumLength - Ellipsis.Length).TrimEnd(' ') + Ellipsis;
    }

    /// <summary>Returns the first visible characters of a text, until there are enough.</summary>
    private static string Filter(ReadOnlySpan<char> text, int enough, out bool isWhole)
    {
        var line = new StringBuilder(Math.Min(text.Length, enough));
        var marks = MaximumMarks; // marks without a base character are removed
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
        // The first grapheme is too long: many joined emoji, or conjoining jamo.
        length = Math.Min(maximumLength, line.Length);
        return line[..(char.IsHighSurrogate(line[length - 1]) ? length - 1 : length)];
    }
}
