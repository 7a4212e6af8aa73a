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
    public void The_nearest_name_is_one_that_could_be_meant(string text, string? name) =>
        Assert.Equal(name, NearestName.Of(text, Names));

    [Fact]
    public void Among_no_names_none_is_near() => Assert.Null(NearestName.Of("title", []));

    [Fact]
    public void A_long_text_is_no_name_and_takes_no_time() => Assert.Null(NearestName.Of(new string('x', 10_000_000), Names));
}
