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
    public void Language_tags_are_recognised_by_their_syntax(string text, bool isTag) =>
        Assert.Equal(isTag, LanguageTag.IsTag(text));

    [Theory]
    [InlineData("de", "de", true)]
    [InlineData("de-AT", "de", true)]
    [InlineData("DE-at", "de-AT", true)]
    [InlineData("de", "de-AT", false)]
    [InlineData("den", "de", false)]
    [InlineData(null, "de", false)]
    public void A_tag_matches_its_own_and_wider_language_ranges(string? tag, string range, bool matches) =>
        Assert.Equal(matches, LanguageTag.Matches(tag, range));
}
