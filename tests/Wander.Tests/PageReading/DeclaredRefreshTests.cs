using Wander.PageReading;
using Wander.Protocol;

namespace Wander.Tests.PageReading;

public class DeclaredRefreshTests
{
    private static readonly PageAddress At = Address("https://page.example/a/b");

    [Theory]
    [InlineData("0;url=/new", 0, "https://page.example/new")]
    [InlineData(" 3 ; URL = 'new' ", 3, "https://page.example/a/new")]
    [InlineData("3,new", 3, "https://page.example/a/new")]
    [InlineData("3 new", 3, "https://page.example/a/new")]
    [InlineData("3;;new", 3, "https://page.example/a/;new")]
    [InlineData("1.9; new", 1, "https://page.example/a/new")]
    [InlineData(".5; new", 0, "https://page.example/a/new")]
    [InlineData("1...; new", 1, "https://page.example/a/new")]
    [InlineData("0; \"new\" and more", 0, "https://page.example/a/new")]
    [InlineData("0; 'new", 0, "https://page.example/a/new")]
    [InlineData("0; url='new\"' and more", 0, "https://page.example/a/new%22")]
    [InlineData("0; urls.html", 0, "https://page.example/a/urls.html")]
    [InlineData("0; url new", 0, "https://page.example/a/url%20new")]
    [InlineData("0; https://other.example/?a=b#c", 0, "https://other.example/?a=b#c")]
    [InlineData("0; javascript:alert(1)", 0, null)]
    [InlineData("0; mailto:me@page.example", 0, null)]
    [InlineData("7", 7, null)]
    [InlineData("7;", 7, null)]
    [InlineData("99999999999999999999; new", int.MaxValue, "https://page.example/a/new")]
    public void A_refresh_is_parsed_like_in_browsers(string text, int seconds, string? to)
    {
        var refresh = DeclaredRefresh.Read(text, At);

        Assert.NotNull(refresh);
        Assert.Equal(seconds, refresh.Seconds);
        Assert.Equal(to, refresh.To?.Value);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("; url=new")]
    [InlineData("-1; url=new")]
    [InlineData("url=new")]
    [InlineData("5s; url=new")]
    [InlineData("\u00A05; url=new")]
    public void A_text_without_a_leading_number_is_not_a_refresh(string text)
    {
        Assert.Null(DeclaredRefresh.Read(text, At));
    }

    [Theory]
    [InlineData("5; /new", true)]
    [InlineData("6; /new", false)]
    [InlineData("0; https://page.example/a/b#top", false)]
    [InlineData("0; ?x", true)]
    [InlineData("0", false)]
    public void Only_a_short_delay_before_another_address_is_a_redirect(string text, bool leadsAway)
    {
        Assert.Equal(leadsAway, DeclaredRefresh.Read(text, At)!.LeadsAwayFrom(At) is not null);
    }

    [Fact]
    public void Any_text_is_parsed_to_a_refresh_or_null()
    {
        Property.Holds<string?>(text =>
        {
            _ = DeclaredRefresh.Read(text ?? "", At);
            var refresh = DeclaredRefresh.Read("5;" + text, At);
            Assert.Equal(5, refresh!.Seconds);
        });
    }

    private static PageAddress Address(string text) =>
        PageAddress.TryParse(text, out var address) ? address : throw new InvalidOperationException(text);
}
