using Wander.Inspecting;
using Wander.Protocol;
using Wander.Protocol.Ignoring;

namespace Wander.Tests.Inspecting;

// The words of reasons that are hard to bring about; the tests of the command bring about the others.
public class FailureAdviceTests
{
    private const string Later = "try again later, and remove it when it stays so";
    private const string TellOwner = "tell its owner, and remove it when it stays so";
    private const string Look = "open it in a browser, and remove it when it does not work there either";

    [Theory]
    [InlineData("certificate expired 12 days ago", TellOwner)]
    [InlineData("no encrypted connection", TellOwner)]
    [InlineData("redirects to a login page (https://a.example/login)", "remove it, or write the address of a page that everybody can read")]
    [InlineData("the name a.example cannot be looked up at the moment", Later)]
    [InlineData("no answer in 15 s", Later)]
    [InlineData("the answer did not end in 15 s", Later)]
    [InlineData("no connection in time", Later)]
    [InlineData("connection refused", Later)]
    [InlineData("host cannot be reached", Later)]
    [InlineData("its site asked to be left alone for a while", Later)]
    [InlineData("robots.txt: 502 Bad Gateway", Later)]
    [InlineData("599", Later)]
    [InlineData("451 Unavailable For Legal Reasons", Look)]
    [InlineData("204: nothing to show", Look)]
    [InlineData("more than 5 redirects", Look)]
    [InlineData("an empty page", Look)]
    [InlineData("the answer is not HTTP", Look)]
    [InlineData(null, Later)]
    public void Each_reason_has_its_advice(string? reason, string advice) => Assert.Equal(advice, FailureAdvice.For(reason, IgnoreList.Empty));

    [Fact]
    public void Where_the_pattern_is_written_that_hides_what_a_page_leads_to_is_told()
    {
        Assert.True(IgnorePattern.TryParse("https://www.a.example/", reason: null, "ignore/ads.txt:7", out var pattern));
        var ignore = IgnoreList.Create([pattern]);
        Assert.True(PageAddress.TryParse("https://www.a.example/x", out var target));

        Assert.Equal("remove it, or the ignore pattern in ignore/ads.txt:7", FailureAdvice.For(ignore.RefusalOf(target), ignore));
    }
}
