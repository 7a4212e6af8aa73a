using System.Text;

namespace Wander.Searching;

/// <summary>
/// Text as it is compared when somebody searches: without case, accents and punctuation, in one form for full and half width.
/// What remains is letters, digits, marks and pictures, and one space between words. The store's index is made of it: a new rule
/// here needs a step in <c>Migrations</c> that has all pages indexed anew.
/// </summary>
internal static class FoldedText
{
    /// <summary>Folds a text; of text in which nothing is a letter, digit or picture, nothing remains.</summary>
    /// <param name="text">Any text, half surrogate pairs included.</param>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Ascii.IsValid(text) ? OfAscii(text) : InOneForm(OfAny(InOneForm(text)));
    }

    // Most text of most pages: a search that finds much reads thousands of them.
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

    // が may be one character, or か and a mark. Half surrogate pairs are in no form.
    private static string InOneForm(string text) =>
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
