namespace Wander.Protocol.Tests;

public class ConsoleAddressTests
{
    public sealed record Case(string Console, string? Address, string? Script);

    public static TheoryData<Case> Cases => [.. Vectors.Read<Case>("console-address.json")];

    [Theory, MemberData(nameof(Cases))]
    public void A_console_address_is_normalised_and_has_a_script_address(Case vector)
    {
        var known = ConsoleAddress.TryParse(vector.Console, out var address);

        Assert.Equal(vector.Address is not null, known);
        Assert.Equal(vector.Address, address?.Value);
        Assert.Equal(vector.Script, address?.Script);
    }

    [Theory]
    [InlineData("http://example.com/wander/", "https://example.com/wander/index.html")]
    [InlineData("http://example.com/wander", "https://EXAMPLE.com:443/wander/wander.js#x")]
    public void Http_and_https_addresses_denote_the_same_console(string one, string other)
    {
        Assert.True(Read(one).IsSameAs(Read(other)));
        Assert.Equal(Read(one), Read(other), ConsoleAddress.IgnoringScheme);
        Assert.False(Read(one).IsSameAs(Read("https://example.com/wander/x")));
        Assert.NotEqual(Read(one), Read(other));
    }

    [Fact]
    public void Only_the_root_of_a_site_has_a_default_console_address()
    {
        Assert.Equal("https://example.com/wander/", Read("https://example.com").UsualPlaceOnSite?.Value);
        Assert.Null(Read("https://example.com/about/").UsualPlaceOnSite);
    }

    [Fact]
    public void Parsed_addresses_are_canonical()
    {
        Property.Holds<string>(text =>
        {
            foreach (var attempt in new[] { text, "https://example.com/" + text, "https://" + text + "/" })
            {
                if (ConsoleAddress.TryParse(attempt, out var address))
                    Assert.Equal(address, Read(address.Value));
            }
        });
    }

    private static ConsoleAddress Read(string text)
    {
        Assert.True(ConsoleAddress.TryParse(text, out var address));
        return address;
    }
}
