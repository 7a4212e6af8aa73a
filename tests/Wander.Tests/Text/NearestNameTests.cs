using Wander.Text;

namespace Wander.Tests.Text;

public class NearestNameTests
{
    private static readonly string[] Names = ["title", "url", "pages", "pages_check", "per_host", "trusted_proxies"];

    [Theory]
    [InlineData("pges", "pages")]
    [InlineData("page", "pages")]
    [InlineData("tilte", "title")]
    [InlineData("perHost", "per_host")]
    [InlineData("per-host", "per_host")]
    [InlineData("PER_HOST", "per_host")]
    [InlineData("pagesCheck", "pages_check")]
    [InlineData("page_checks", "pages_check")]
    [InlineData("trustedproxy", "trusted_proxies")]
    [InlineData("uri", "url")]
    [InlineData("paths", null)]
    [InlineData("colour", null)]
    [InlineData("pg", null)]
    [InlineData("", null)]
    public void The_nearest_name_is_returned_when_it_is_close_enough(string text, string? name) =>
        Assert.Equal(name, NearestName.Of(text, Names));

    [Fact]
    public void Without_known_names_there_is_no_nearest_name() => Assert.Null(NearestName.Of("title", []));

    [Fact]
    public void A_very_long_text_has_no_nearest_name_and_is_not_compared() =>
        Assert.Null(NearestName.Of(new string('x', 10_000_000), Names));
}
