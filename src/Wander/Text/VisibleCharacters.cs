using System.Globalization;
using System.Text;

namespace Wander.Text;

/// <summary>Classifies the characters of untrusted text by their Unicode properties.</summary>
internal static class VisibleCharacters
{
    private const int ZeroWidthNonJoiner = 0x200C;
    private const int ZeroWidthJoiner = 0x200D;

    /// <summary>Returns whether a character is white space, a line break or the blank Braille pattern.</summary>
    public static bool IsSpace(Rune rune) => Rune.IsWhiteSpace(rune) || rune.Value is 0x2800;

    /// <summary>
    /// Returns whether a character modifies the character before it: combining marks, variation selectors, and the two zero-width
    /// joiners, which emoji, Persian and Indic words need.
    /// </summary>
    public static bool IsMark(Rune rune) =>
        rune.Value is ZeroWidthNonJoiner or ZeroWidthJoiner
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
            or UnicodeCategory.EnclosingMark;

    /// <summary>
    /// Returns whether a character is invisible or misleading and must be removed: controls except white space, bidi controls,
    /// zero-width characters except the joiners, fillers, private-use characters and noncharacters.
    /// </summary>
    public static bool IsRemoved(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control => !Rune.IsWhiteSpace(rune),
        // All bidi controls and the byte order mark are format characters.
        UnicodeCategory.Format => !IsMark(rune) && !IsNumberSign(rune),
        UnicodeCategory.PrivateUse => true,
        UnicodeCategory.OtherNotAssigned => IsNoncharacter(rune), // later Unicode versions may assign the others
        _ => rune.Value is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x3164 or 0xFFA0, // invisible marks and letters
    };

    /// <summary>Visible format characters, which enclose the digits after them (Prepended_Concatenation_Mark).</summary>
    private static bool IsNumberSign(Rune rune) =>
        rune.Value is (>= 0x0600 and <= 0x0605) or 0x06DD or 0x070F or 0x0890 or 0x0891 or 0x08E2 or 0x110BD or 0x110CD;

    private static bool IsNoncharacter(Rune rune) =>
        (rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF;
}
