using System.Text;

namespace Wander.Searching;

/// <summary>
/// Folds text for searching: removes case, accents and punctuation, and unifies full and half width. The result consists of
/// letters, digits, marks and symbols such as emoji, with one space between words. The store's index contains folded text, so a
/// change of the rules requires a step in <c>Migrations</c> that indexes all pages again.
/// </summary>
internal static class FoldedText
{
    /// <summary>Folds a text. The result is empty when the text has no letter, digit or symbol.</summary>
    /// <param name="text">Any text; it may contain unpaired surrogates.</param>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Ascii.IsValid(text) ? OfAscii(text) : Normalized(OfAny(Normalized(text)));
    }

    // A fast path, because most texts are ASCII and a search that finds many pages reads thousands of texts.
    private static string OfAscii(string text) => string.Create(LengthOfAscii(text), text, static (folded, text) =>
    {
        var length = 0;
        var isBetween = false;
        foreach (var character in text)
        {
            if (!char.IsAsciiLetterOrDigit(character))
            {
                isBetween = length > 0;
                continue;
            }
            if (isBetween)
                folded[length++] = ' ';
            isBetween = false;
            folded[length++] = (char)(char.IsAsciiLetterUpper(character) ? character | 0x20 : character);
        }
    });

    private static int LengthOfAscii(string text)
    {
        var (letters, words) = (0, 0);
        var isInWord = false;
        foreach (var character in text)
        {
            var isLetter = char.IsAsciiLetterOrDigit(character);
            letters += isLetter ? 1 : 0;
            words += isLetter && !isInWord ? 1 : 0;
            isInWord = isLetter;
        }
        return letters + Math.Max(words - 1, 0);
    }

    private static string OfAny(string text)
    {
        var folded = new StringBuilder(text.Length);
        var isBetween = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (FoldedLetter.Of(rune) is not { } letters)
            {
                isBetween = folded.Length > 0;
                continue;
            }
            if (isBetween && letters.Length > 0)
                folded.Append(' ');
            isBetween &= letters.Length == 0;
            folded.Append(letters);
        }
        return folded.ToString();
    }

    // が may be one character, or か and a mark. A text with unpaired surrogates cannot be normalised.
    private static string Normalized(string text) =>
        Wellformed(text) is var whole && whole.IsNormalized() ? whole : whole.Normalize();

    private static string Wellformed(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar)
                return string.Concat(text.EnumerateRunes());
        }
        return text;
    }
}
