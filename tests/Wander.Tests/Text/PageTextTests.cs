using System.Globalization;
using System.Text;
using FsCheck.Fluent;
using Wander.Text;

namespace Wander.Tests.Text;

public class PageTextTests
{
    private static readonly string[] Parts =
    [
        "a", "é", "e\u0301", "\u0301", "\u0958", "が", "か\u3099", "\uAC00", "\u1100\u1161\u11A8", "👩🏽‍🚀", "🏳️‍🌈", "🇩🇪", "\u200D",
            "\u200C", "\u202E", "\u2066", "\u200E",
        "\u061C", "\uFEFF", "\uFFFF", "\uFDD0", "\uE000", "\uD800", "\uDC00", "\uFFFD", "\0", "\u001B", " ", "\t", "\r\n",
            "\u00A0", "\u2028", "\u3000",
        "می\u200Cخواهم", "क्\u200Dष", "\u0344", "\u1F82", "\uFB2C", "\U000E0041", "\U0001D15E", "\u3164", "…", "<", "&",
    ];

    private static FsCheck.Arbitrary<string> Texts => Gen.Elements(Parts).ArrayOf().Select(string.Concat).ToArbitrary();

    [Theory]
    [InlineData("  A \t\r\n\u00A0\u2003\u2028\u3000 page\u0085", "A page")]
    [InlineData("a\0b\u0007c\u007Fd\u009Be", "abcde")]
    [InlineData("safe\u202E\u2066gpj.exe\u2069\u200E\u200F\u061C", "safegpj.exe")]
    [InlineData("\uFEFFzero\u200B\u2060\u00ADwidth", "zerowidth")]
    [InlineData("private\uE000\U000F0000use\uFDD0\uFFFE\U0001FFFF", "privateuse")]
    [InlineData("cafe\u0301", "caf\u00E9")]
    [InlineData("wrong\uFFFDbytes", "wrong\uFFFDbytes")]
    [InlineData("<b>R&amp;D</b>", "<b>R&amp;D</b>")]
    public void White_space_and_invisible_characters_are_cleaned(string text, string line)
    {
        Assert.Equal(line, PageText.Clean(text, 300));
    }

    [Fact]
    public void Unpaired_surrogates_are_removed()
    {
        Assert.Null(PageText.Clean("\uD800", 300));
        Assert.Equal("abc👋", PageText.Clean("a\uD800b\uDC00c👋\uD83D", 300));
    }

    [Theory]
    [InlineData("می\u200Cخواهم")]
    [InlineData("क्\u200Dष")]
    [InlineData("👩🏽\u200D🚀 🏳\uFE0F\u200D🌈 🇩🇪 ❤\uFE0F")]
    [InlineData("བསྒྲུབས་")]
    [InlineData("שָׁלוֹם עֲלֵיכֶם")]
    [InlineData("Tiếng Việt ự")]
    [InlineData("เปิดที่นี่")]
    [InlineData("வணக்கம், ខ្ញុំស្រលាញ់")]
    [InlineData("\u0600١٢٣")]
    public void Languages_and_emoji_keep_their_marks_and_joiners(string text)
    {
        Assert.Equal(text.Normalize(), PageText.Clean(text, 300));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \t\n")]
    [InlineData("\u200B\u202E\0")]
    [InlineData("\u200D\u200C")]
    [InlineData("\u0301\u0301 \uFE0F")]
    [InlineData("\u3164\u115F\u2800")]
    public void A_text_without_visible_characters_is_null(string text)
    {
        Assert.Null(PageText.Clean(text, 300));
    }

    [Fact]
    public void A_long_line_is_truncated_with_an_ellipsis()
    {
        Assert.Equal(new string('x', 300), PageText.Clean(new string('x', 300), 300));
        Assert.Equal(new string('x', 299) + "…", PageText.Clean(new string('x', 301), 300));
        Assert.Equal("one…", PageText.Clean("one two", 5));
    }

    [Fact]
    public void A_line_is_truncated_between_graphemes()
    {
        Assert.Equal("abcd…", PageText.Clean("abcd👩🏽‍🚀efghijkl", 10));
        Assert.Equal("🇩🇪…", PageText.Clean("🇩🇪🇫🇷🇮🇹", 8));
        Assert.Equal("abc…", PageText.Clean("abcx\u0302\u0302def", 5));
    }

    [Fact]
    public void A_grapheme_of_any_length_is_truncated()
    {
        var family = string.Concat(Enumerable.Repeat("👩‍", 100_000)) + "👩";

        var line = PageText.Clean(family, 300);

        Assert.InRange(line!.Length, 200, 300);
        Assert.EndsWith("…", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData('\u0301')]
    [InlineData('\u0489')]
    [InlineData('\u0E47')]
    [InlineData('\u200D')]
    [InlineData('\uFE0F')]
    public void A_character_keeps_only_four_of_a_million_marks(char mark)
    {
        var line = PageText.Clean("x" + new string(mark, 1_000_000) + "y", 300);

        Assert.Equal("x" + new string(mark, PageText.MaximumMarks) + "y", line);
    }

    [Fact]
    public void Any_text_becomes_a_clean_line_within_the_maximum_length()
    {
        Property.Holds(Texts, text =>
        {
            foreach (var bound in new[] { 2, 3, 10, 300 })
            {
                if (PageText.Clean(text, bound) is not { } line)
                    continue;
                Assert.InRange(line.Length, 1, bound);
                Assert.True(line.IsNormalized());
                Assert.Equal(line.Trim(), line);
                Assert.DoesNotContain("  ", line, StringComparison.Ordinal);
                Assert.DoesNotContain(line.EnumerateRunes(), VisibleCharacters.IsRemoved);
                Assert.False(
                    Encoding.Unicode.GetString(Encoding.Unicode.GetBytes(line)) != line,
                    "The line contains an unpaired surrogate.");
            }
        });
    }

    [Fact]
    public void A_clean_line_stays_unchanged()
    {
        Property.Holds(Texts, text =>
        {
            foreach (var bound in new[] { 2, 3, 10, 300 })
                Assert.Equal(PageText.Clean(text, bound), PageText.Clean(PageText.Clean(text, bound) ?? "", bound));
        });
    }

    [Fact]
    public void A_truncated_line_is_a_prefix_that_ends_between_graphemes()
    {
        Property.Holds(Texts, text =>
        {
            if (PageText.Clean(text, 100_000) is not { Length: > 10 } whole || PageText.Clean(text, 10) is not { } cut)
                return;
            var kept = cut[..^1];
            Assert.StartsWith(kept, whole, StringComparison.Ordinal);
            var ends = StringInfo.ParseCombiningCharacters(whole);
            var rest = kept.Length + (whole[kept.Length] == ' ' ? 1 : 0);
            Assert.True(ends.Contains(rest) || ends[1] > 9, $"{cut} is truncated within a grapheme.");
        });
    }
}
