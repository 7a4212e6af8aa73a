using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Wander.Searching;

/// <summary>One character as it is compared when somebody searches.</summary>
internal static class FoldedLetter
{
    // All alphabets; beyond them are the scripts whose characters stand for themselves, and rare ones.
    private const int TableLength = 0x2500;

    // Letters with a stroke or a ligature are no letter and accent to Unicode, but they are to those who type.
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

    // To ask Unicode for each takes longer than all else in a search.
    private static readonly string?[] Table = [.. Enumerable.Range(0, TableLength).Select(value => Fold(new Rune(value)))];

    /// <summary>What a character is compared as: nothing for an accent, several for a ligature; null where a word ends.</summary>
    public static string? Of(Rune rune) => rune.Value switch
    {
        < TableLength => Table[rune.Value],
        _ => IsItself(rune.Value) ? rune.ToString() : Fold(rune),
    };

    // Kana, the characters of China, Japan and Korea, Hangul.
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

    // Accents, the points that Hebrew and Arabic are mostly written without, and how a picture is to be drawn; not the marks that
    // make が of か, nor the vowels of Indian scripts.
    private static bool IsAccent(int value) =>
        value is (>= 0x300 and <= 0x36F) or (>= 0x591 and <= 0x5C7) or (>= 0x64B and <= 0x65F)
        or (>= 0xFE00 and <= 0xFE0F);

    private static bool IsKept(Rune rune) => Rune.GetUnicodeCategory(rune)
        is <= UnicodeCategory.OtherNumber or UnicodeCategory.OtherSymbol or UnicodeCategory.PrivateUse;
}
