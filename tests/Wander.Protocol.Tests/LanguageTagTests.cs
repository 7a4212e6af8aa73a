namespace Wander.Protocol.Tests;

public class LanguageTagTests
{
    [Theory]
    [InlineData("de", true)]
    [InlineData("pt-BR", true)]
    [InlineData("zh-Hant-TW", true)]
    [InlineData("i-klingon", false)]
    [InlineData("", false)]
    [InlineData("d", false)]
    [InlineData("deutsch", false)]
    [InlineData("de-", false)]
    [InlineData("de_DE", false)]
    [InlineData("de<b>", false)]
    [InlineData("de-abcdefgh-abcdefgh-abcdefgh-abcdefgh", false)]
    public void A_tag_is_told_by_its_shape(string text, bool isTag) => Assert.Equal(isTag, LanguageTag.IsTag(text));

    [Theory]
    [InlineData("de", "de", true)]
    [InlineData("de-AT", "de", true)]
    [InlineData("DE-at", "de-AT", true)]
    [InlineData("de", "de-AT", false)]
    [InlineData("den", "de", false)]
    [InlineData(null, "de", false)]
    public void A_page_is_for_those_who_ask_for_its_language_or_a_wider_one(string? tag, string range, bool isFor) =>
        Assert.Equal(isFor, LanguageTag.Matches(tag, range));
}
