using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Wander.Searching;

/// <summary>Folds one character for searching, so that variants of a letter compare as equal.</summary>
internal static class FoldedLetter
{
    // The table covers all alphabets. Characters beyond it are rare, or belong to scripts without case and accents.
    private const int TableLength = 0x2500;

    // Unicode does not decompose these letters, but people who search type them like this.
    private static readonly FrozenDictionary<int, string> Spelled = new Dictionary<int, string>
    {
        ['ß'] = "ss",
        ['æ'] = "ae",
        ['œ'] = "oe",
        ['ø'] = "o",
        ['đ'] = "d",
        ['ð'] = "d",
        ['þ'] = "th",
        ['ł'] = "l",
        ['ı'] = "i",
        ['ħ'] = "h",
    }.ToFrozenDictionary();

    // Computing the folded form of each character would take longer than the rest of a search.
    private static readonly string?[] Table = [.. Enumerable.Range(0, TableLength).Select(value => Fold(new Rune(value)))];

    /// <summary>
    /// Returns the folded form of a character: empty for an accent, several characters for a ligature, null for a character that
    /// separates words.
    /// </summary>
    public static string? Of(Rune rune) => rune.Value switch
    {
        < TableLength => Table[rune.Value],
        _ => IsItself(rune.Value) ? rune.ToString() : Fold(rune),
    };

    // Kana, CJK ideographs and Hangul syllables.
    private static bool IsItself(int value) => value is (>= 0x3041 and <= 0x3096) or (>= 0x30A1 and <= 0x30FA) or 0x30FC
        or (>= 0x4E00 and <= 0x9FFF) or (>= 0xAC00 and <= 0xD7A3);

    private static string? Fold(Rune rune)
    {
        if (rune == Rune.ReplacementChar)
            return null;
        var folded = new StringBuilder();
        var isWord = false;
        foreach (var part in rune.ToString().Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            var lower = Rune.ToLowerInvariant(part);
            if (IsAccent(lower.Value))
                isWord = true;
            else if (Spelled.TryGetValue(lower.Value, out var letters))
                folded.Append(letters);
            else if (IsKept(lower))
                folded.Append(lower);
        }
        return folded.Length > 0 || isWord ? folded.ToString() : null;
    }

    // Accents, the vowel points that Hebrew and Arabic usually omit, and variation selectors. The mark that turns か into が and
    // the vowel signs of Indic scripts are not accents.
    private static bool IsAccent(int value) =>
        value is (>= 0x300 and <= 0x36F) or (>= 0x591 and <= 0x5C7) or (>= 0x64B and <= 0x65F)
        or (>= 0xFE00 and <= 0xFE0F);

    private static bool IsKept(Rune rune) => Rune.GetUnicodeCategory(rune)
        is <= UnicodeCategory.OtherNumber or UnicodeCategory.OtherSymbol or UnicodeCategory.PrivateUse;
}
