using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Wander.Searching;

/// <summary>
/// Text as it is compared when somebody searches: without case, accents and punctuation, in one form for full and half width. What
/// remains is letters, digits, marks and pictures, and one space between words.
/// </summary>
internal static class FoldedText
{
    // Letters with a stroke or a ligature are no letter and accent to Unicode, but they are to those who type.
    private static readonly FrozenDictionary<char, string> Letters = new Dictionary<char, string>
    {
        ['ß'] = "ss", ['æ'] = "ae", ['œ'] = "oe", ['ø'] = "o", ['đ'] = "d", ['ð'] = "d", ['þ'] = "th", ['ł'] = "l", ['ı'] = "i", ['ħ'] = "h",
    }.ToFrozenDictionary();

    /// <summary>Folds a text; of text in which nothing is a letter, digit or picture, nothing remains.</summary>
    /// <param name="text">Any text, half surrogate pairs included.</param>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Ascii.IsValid(text) ? Collapse(text) : Collapse(WithoutAccents(text));
    }

    private static string WithoutAccents(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var rune in Wellformed(text).Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            var lower = Rune.ToLowerInvariant(rune);
            if (lower.IsBmp && Letters.TryGetValue((char)lower.Value, out var letters))
                folded.Append(letters);
            else if (!IsAccent(lower.Value))
                folded.Append(lower);
        }
        return folded.ToString().Normalize(NormalizationForm.FormC);
    }

    // Normalization takes no half surrogate pairs.
    private static string Wellformed(string text)
    {
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            whole.Append(rune);
        return whole.ToString();
    }

    // Accents, the points that Hebrew and Arabic are mostly written without, and how a picture is to be drawn; not the marks that make が of か, nor the vowels of
    // Indian scripts.
    private static bool IsAccent(int value) => value is (>= 0x300 and <= 0x36F) or (>= 0x591 and <= 0x5C7) or (>= 0x64B and <= 0x65F)
        or (>= 0xFE00 and <= 0xFE0F);

    private static string Collapse(string text)
    {
        var collapsed = new StringBuilder(text.Length);
        var isBetween = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (!IsKept(rune))
            {
                isBetween = collapsed.Length > 0;
                continue;
            }
            if (isBetween)
                collapsed.Append(' ');
            isBetween = false;
            collapsed.Append(Rune.ToLowerInvariant(rune));
        }
        return collapsed.ToString();
    }

    private static bool IsKept(Rune rune) => rune.IsAscii
        ? char.IsAsciiLetterOrDigit((char)rune.Value)
        : Rune.GetUnicodeCategory(rune) is <= UnicodeCategory.OtherNumber or UnicodeCategory.OtherSymbol or UnicodeCategory.PrivateUse
            && rune != Rune.ReplacementChar;
}
