namespace Wander.Protocol.Tests;

public class PageAddressTests
{
    [Theory]
    [InlineData("http://page.example/a?b#c", "https://page.example/a?b#c", "/a?b")]
    [InlineData("https://page.example/", null, "/")]
    [InlineData("http://page.example:8080/", null, "/")]
    [InlineData("http://[2001:db8::1]/#top", "https://[2001:db8::1]/#top", "/")]
    public void Only_an_http_address_without_a_port_can_be_changed_to_https(string text, string? https, string pathAndQuery)
    {
        Assert.True(PageAddress.TryParse(text, out var address));

        Assert.Equal((https, pathAndQuery), (address.AsHttps?.Value, address.PathAndQuery));
        Assert.Equal(PageAddress.TryParse(https, out var secure) ? secure.Id : null, address.AsHttps?.Id);
    }

    [Theory]
    [InlineData("HTTPS://Example.COM", "https://example.com/")]
    [InlineData("https://example.com:443/a/../b", "https://example.com/b")]
    [InlineData("http://example.com:8080/a b?", "http://example.com:8080/a%20b")]
    [InlineData("https://user:secret@example.com/", "https://example.com/")]
    [InlineData("https://example.com./x", "https://example.com/x")]
    [InlineData("https://マリウス.com/coffee/", "https://xn--gckvb8fzb.com/coffee/")]
    [InlineData("https://ⓛocalhost/", "https://localhost/")]
    [InlineData("http://127。0。0。1/", "http://127.0.0.1/")]
    [InlineData("http://0x7f.1/", "http://127.0.0.1/")]
    [InlineData("http://[0:0::1]:80/", "http://[::1]/")]
    [InlineData("https://x.example/%%34%%%36", "https://x.example/%254%25%256")]
    [InlineData("https://x.example/#/route?a", "https://x.example/#/route?a")]
    public void An_address_is_normalised(string written, string canonical)
    {
        Assert.True(PageAddress.TryParse(written, out var address));
        Assert.Equal(canonical, address.Value);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("example.com")]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://a..b/")]
    [InlineData("https://1.2.3.4.5/")]
    [InlineData("https://a\u200db.example/")]
    [InlineData("https://[fe80::1%25eth0]/")]
    [InlineData("https://foo\t.example/")]
    [InlineData("https://exa mple.com/")]
    [InlineData("https://mail.example:25/")]
    [InlineData("http://shell.example:22/")]
    // Uri.TryCreate of .NET 10.0.12 throws for these texts, which it takes for file paths (UNC).
    [InlineData("//\u202e")]
    [InlineData("\\\\\u200f")]
    [InlineData(" /\\\u200e")]
    public void A_text_that_is_not_a_web_address_is_rejected(string? written) =>
        Assert.False(PageAddress.TryParse(written, out _));

    [Fact]
    public void An_address_longer_than_2048_characters_is_rejected()
    {
        var start = "https://example.com/";
        Assert.True(PageAddress.TryParse(start + new string('a', 2048 - start.Length), out _));
        Assert.False(PageAddress.TryParse(start + new string('a', 2049 - start.Length), out _));
        Assert.False(PageAddress.TryParse(start + new string('ü', 1000), out _)); // each becomes six characters
    }

    [Theory]
    [InlineData("https://example.com:8443/a", "https://example.com:8443", "example.com")]
    [InlineData("http://[::1]:81/", "http://[::1]:81", "[::1]")]
    [InlineData("http://[::1]/", "http://[::1]", "[::1]")]
    public void Origin_and_host_equal_those_of_a_browser(string written, string origin, string host)
    {
        Assert.True(PageAddress.TryParse(written, out var address));
        Assert.Equal(origin, address.Origin);
        Assert.Equal(host, address.Host);
    }

    [Fact]
    public void An_id_round_trips_and_other_texts_are_rejected()
    {
        Assert.True(PageAddress.TryParse("https://midnight.pub/", out var address));
        Assert.True(PageId.TryParse(address.Id.ToString(), out var id));
        Assert.Equal(address.Id, id);
        Assert.Equal(PageId.Length, id.ToString().Length);
        foreach (var wrong in new[] { "", "a", "AAAAAAAAAA", "AAAAAAAAAAAA", "AAAAA AAAAA", "AAAAAAAAAA=", "ÄÄÄÄÄÄÄÄÄÄÄ" })
            Assert.False(PageId.TryParse(wrong, out _), wrong);
    }

    [Fact]
    public void Parsed_addresses_are_canonical()
    {
        Property.Holds<string>(text =>
        {
            foreach (var attempt in new[] { text, "https://example.com/" + text, "http://" + text })
            {
                if (!PageAddress.TryParse(attempt, out var address))
                    continue;
                Assert.True(PageAddress.TryParse(address.Value, out var again));
                Assert.Equal(address, again);
                Assert.DoesNotContain(address.Value, c => !char.IsAscii(c) || c <= ' ' || c == '\\');
            }
        });
    }
}
