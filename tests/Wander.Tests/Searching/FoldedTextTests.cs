using System.Text;
using Wander.Searching;

namespace Wander.Tests.Searching;

public class FoldedTextTests
{
    [Theory]
    [InlineData("Midnight Pub", "midnight pub")]
    [InlineData("  midnight.pub/~user_name?a=b  ", "midnight pub user name a b")]
    [InlineData("Café Ünïcödé", "cafe unicode")]
    [InlineData("Cafe\u0301", "cafe")]
    [InlineData("Straße, ŁÓDŹ, Ærø, İstanbul, ılık", "strasse lodz aero istanbul ilik")]
    [InlineData("ﬁne ²³ Ⅷ", "fine 23 viii")]
    [InlineData("Ｗａｎｄｅｒ　１２", "wander 12")]
    [InlineData("Ελληνικά Русский Ёлка", "ελληνικα русскии елка")]
    [InlineData("日本の音楽・ガラス", "日本の音楽 ガラス")]
    [InlineData("ｶﾞﾗｽ", "ガラス")]
    [InlineData("か\u3099", "が")]
    [InlineData("한국어 한글", "한국어 한글")]
    [InlineData("שָׁלוֹם سَلَام", "שלום سلام")]
    [InlineData("हिन्दी", "हिन्दी")]
    [InlineData("🌱 garden 🌱", "🌱 garden 🌱")]
    [InlineData("❤\uFE0F", "❤")]
    [InlineData("naïve-and-\u00ADsoft", "naive and soft")]
    [InlineData("\uD83C!\uDF31 a", "a")]
    [InlineData("!?* \t\u0000\u202E", "")]
    [InlineData("", "")]
    public void Case_accents_width_and_punctuation_are_folded(string text, string folded) =>
        Assert.Equal(folded, FoldedText.Of(text));

    [Fact]
    public void Voiced_and_unvoiced_kana_stay_different() => Assert.NotEqual(FoldedText.Of("カラス"), FoldedText.Of("ガラス"));

    [Fact]
    public void Folding_any_text_gives_words_with_single_spaces_and_is_idempotent() => Property.Holds<string?>(text =>
    {
        var folded = FoldedText.Of(text ?? "");

        Assert.Equal(folded, FoldedText.Of(folded));
        Assert.Equal(folded.Trim(), folded);
        Assert.DoesNotContain("  ", folded, StringComparison.Ordinal);
        Assert.True(folded.IsNormalized(NormalizationForm.FormC));
        Assert.DoesNotContain(
            folded, character => char.IsAsciiLetterUpper(character) || char.IsControl(character) || character == '"');
    });
}
