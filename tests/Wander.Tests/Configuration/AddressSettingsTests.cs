using Wander.Configuration;
using static Wander.Tests.Configuration.SettingsOnDisk;

namespace Wander.Tests.Configuration;

public class AddressSettingsTests
{
    [Theory]
    [InlineData("example.com", "`example.com` has no scheme: write https://example.com/")]
    [InlineData("//example.com/a", "`//example.com/a` has no scheme: write https://example.com/a")]
    [InlineData("example.com:8080/a", "`example.com:8080/a` has no scheme: write https://example.com:8080/a")]
    [InlineData("localhost:8080", "`localhost:8080` has no scheme: write one like https://example.com/")]
    [InlineData("/wander/", "`/wander/` has no scheme: write one like https://example.com/")]
    [InlineData("my page",
        "`my page` has a space in it: write one address in each line, after a dash, and a space inside an address as %20")]
    [InlineData("javascript:alert(1)",
        "`javascript:alert(1)` is no address of the web, only http and https are: write one like https://example.com/")]
    [InlineData("mailto:me@example.com",
        "`mailto:me@example.com` is no address of the web, only http and https are: write https://example.com/")]
    [InlineData("ftp://example.com/a",
        "`ftp://example.com/a` is no address of the web, only http and https are: write https://example.com/a")]
    [InlineData("htps://example.com/",
        "`htps://example.com/` is no address of the web, only http and https are: write https://example.com/")]
    [InlineData("gemini://example.com/",
        "`gemini://example.com/` is no address of the web, only http and https are: write https://example.com/")]
    [InlineData("https://exa_mple..com/",
        "`https://exa_mple..com/` is no address that a browser would open: write one like https://example.com/")]
    [InlineData("https://", "`https://` is no address that a browser would open: write one like https://example.com/")]
    [InlineData("https://example.com:99999/",
        "`https://example.com:99999/` is no address that a browser would open: write one like https://example.com/")]
    [InlineData("''", "an address is missing: write one like https://example.com/")]
    public void A_bad_address_is_told_with_what_was_meant(string written, string problem)
    {
        Assert.Equal("wander.yaml:2:3: " + problem, ProblemOf("consoles:\n- " + written));
        Assert.Equal("wander.yaml:2:3: " + problem, ProblemOf("pages:\n- " + written));
        Assert.Equal("wander.yaml:2:9: " + problem, ProblemOf($"pages:\n- {{url: {Quoted(written)}}}"));
        Assert.Equal("wander.yaml:1:6: " + problem, ProblemOf("url: " + written));

        static string Quoted(string text) => text == "''" ? text : $"'{text}'";
    }

    [Fact]
    public void A_long_address_is_shown_by_its_beginning()
    {
        var problem = ProblemOf("pages: [https://example.com/" + new string('x', 2048) + "]");

        Assert.Equal(
            $"wander.yaml:1:9: `https://example.com/{new string('x', 60)}…` is longer than 2,048 characters: write a shorter "
            + $"address", problem);
    }

    [Theory]
    [InlineData("https://example.com/wander", "https://example.com/wander/")]
    [InlineData("https://EXAMPLE.com", "https://example.com/")]
    [InlineData("http://example.com:8080/a/b/wander.js", "http://example.com:8080/a/b/")]
    public void Our_own_address_is_a_folder(string written, string address) =>
        Assert.Equal(address, Good("url: " + written).Url.Value);

    [Theory]
    [InlineData(
        "https://example.com/console.php",
        "`https://example.com/console.php` is a file, and a console is a folder: write https://example.com/console.php/ or "
        + "the folder above it")]
    [InlineData("https://example.com/?a=b", "the address of a console has no `?` and no `#`: write https://example.com/")]
    [InlineData(
        "https://example.com/wander#x", "the address of a console has no `?` and no `#`: write https://example.com/wander/")]
    [InlineData("[https://example.com/]", "`url` is one text, not a list: write `url: 'https://example.com/'`")]
    public void Our_own_address_is_nothing_else(string written, string problem) =>
        Assert.Equal("wander.yaml:1:6: " + problem, ProblemOf("url: " + written));

    [Fact]
    public void Without_an_address_the_console_has_the_one_it_listens_on()
    {
        using var folder = new SettingsOnDisk();

        var reading = folder.Read("listen: http://0.0.0.0:9000");

        Assert.Equal("http://localhost:9000/", reading.Settings!.Url.Value);
        Assert.True(reading.Settings.IsUrlDefault);
        Assert.Contains("this console calls itself http://localhost:9000/, where others cannot reach it",
            Assert.Single(Words(reading)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_console_listed_twice_counts_once()
    {
        const string yaml = "consoles:\n- https://susam.net/wander/\n- http://susam.net/wander\n";

        Assert.Equal(
            "wander.yaml:3:3: warning: `http://susam.net/wander` is already in line 2: remove one of the two", ProblemOf(yaml));
        Assert.Equal("https://susam.net/wander/", Assert.Single(Good(yaml).Consoles).Address.Value);
    }

    [Fact]
    public void A_page_listed_twice_counts_once()
    {
        const string yaml = "pages:\n- https://example.com/\n- {url: 'HTTPS://example.com', note: Nice}\n";

        Assert.Equal(
            "wander.yaml:3:9: warning: `HTTPS://example.com` is already in line 2: remove one of the two", ProblemOf(yaml));
        Assert.Single(Good(yaml).Pages);
    }

    [Fact]
    public void This_console_is_no_neighbour_of_its_own()
    {
        const string yaml = "consoles: ['http://me.example/wander/index.html']";

        Assert.Equal(
            "wander.yaml:1:12: warning: `http://me.example/wander/index.html` is this console itself, which is no neighbour "
                + "of its own: remove the line",
            ProblemOf(yaml));
        Assert.Empty(Good(yaml).Consoles);
    }

    [Theory]
    [InlineData("- ", "2:2: an entry of `pages` is empty: write it, or remove its dash")]
    [InlineData("- note: Nice", "2:3: this entry of `pages` has no address: write `url: https://example.com/`")]
    [InlineData(
        "- {url: https://example.com/, nte: Nice}", "2:31: `nte` is not part of an entry of `pages`: did you mean `note`?")]
    [InlineData("- {url: https://example.com/, colour: red}",
        "2:31: `colour` is not part of an entry of `pages`: write one of `url`, `note`")]
    [InlineData("- [https://example.com/]",
        "2:3: an entry of `pages` is one text, not a list: write one entry in each line, after a dash")]
    [InlineData("- url: https://example.com/\n  note: ''", "3:9: `note` is empty: write a text, or remove it")]
    [InlineData("- url: https://example.com/\n  note: \"a\\tb\"",
        "3:9: `note` is one line of text, without line breaks and other control characters: write it in one line")]
    [InlineData("- url: https://example.com/\n  note: [a]", "3:9: `note` is one text, not a list: write `note: 'a'`")]
    [InlineData("  https://example.com/: Nice", "2:3: `pages` is a list: write each entry in its own line after a dash, `- …`")]
    public void An_entry_of_pages_is_an_address_or_an_address_with_a_note(string entry, string problem) =>
        Assert.Equal("wander.yaml:" + problem, ProblemOf("pages:\n" + entry));

    [Fact]
    public void A_note_has_three_hundred_characters_at_most()
    {
        static string Page(int length) =>
            $"pages:\n- url: https://example.com/\n  note: {string.Concat(Enumerable.Repeat("🐌", length))}";

        Assert.Equal(600, Assert.Single(Good(Page(300)).Pages).Note!.Length);
        Assert.Equal("wander.yaml:3:9: `note` has 301 characters: write at most 300", ProblemOf(Page(301)));
    }

    [Theory]
    [InlineData("http://localhost:8080", "http://localhost:8080", "http://localhost:8080/")]
    [InlineData("HTTP://LOCALHOST:8080/", "http://localhost:8080", "http://localhost:8080/")]
    [InlineData("http://127.0.0.1:0", "http://127.0.0.1:0", "http://127.0.0.1:0/")]
    [InlineData("http://[::1]:8080", "http://[::1]:8080", "http://[::1]:8080/")]
    [InlineData("http://[::]:8080", "http://[::]:8080", "http://localhost:8080/")]
    [InlineData("http://0.0.0.0", "http://0.0.0.0:80", "http://localhost:80/")]
    [InlineData("http://*:65535", "http://*:65535", "http://localhost:65535/")]
    [InlineData("http://+:80", "http://+:80", "http://localhost:80/")]
    public void An_address_to_listen_on_is_a_host_and_a_port(string written, string value, string local)
    {
        Assert.True(ListenAddress.TryParse(written, out var address, out _));
        Assert.Equal((value, local), (address.Value, address.LocalUrl));
        Assert.Equal(value, Good($"listen: '{written}'").Listen.Value);
    }

    [Theory]
    [InlineData("https://localhost:8490/",
        "the service itself speaks http: write http://localhost:8490 and put a reverse proxy with the certificate in front")]
    [InlineData("https://example.com",
        "the service itself speaks http: write http://localhost:8080 and put a reverse proxy with the certificate in front")]
    [InlineData("https://localhost:8080",
        "the service itself speaks http: write http://localhost:8080 and put a reverse proxy with the certificate in front")]
    [InlineData("localhost:8080", "`localhost:8080` does not begin with http://: write one like http://localhost:8080")]
    [InlineData("8080", "`8080` does not begin with http://: write one like http://localhost:8080")]
    [InlineData("", "`` does not begin with http://: write one like http://localhost:8080")]
    [InlineData("http://localhost:8080/wander/",
        "an address to listen on has no path: write one like http://localhost:8080, and the path in `url`")]
    [InlineData("http://unix:/run/wander.sock",
        "an address to listen on has no path: write one like http://localhost:8080, and the path in `url`")]
    [InlineData("http://localhost:65536", "`65536` is no port: write a number from 0 to 65535")]
    [InlineData("http://localhost:", "`` is no port: write a number from 0 to 65535")]
    [InlineData("http://localhost:0", "a port of the system's choice needs one address: write http://127.0.0.1:0")]
    [InlineData(
        "http://example.com:80",
        "`example.com` is no host to listen on: write localhost, an IP address (IPv6 in brackets, [::1]), or * for all "
        + "addresses of this machine")]
    [InlineData(
        "http://::1:80",
        "`::1` is no host to listen on: write localhost, an IP address (IPv6 in brackets, [::1]), or * for all addresses of "
        + "this machine")]
    [InlineData(
        "http://[fe80::1%eth0]:80",
        "`[fe80::1%eth0]` is no host to listen on: write localhost, an IP address (IPv6 in brackets, [::1]), or * for all "
        + "addresses of this machine")]
    [InlineData(
        "http://127.1:80",
        "`127.1` is no host to listen on: write localhost, an IP address (IPv6 in brackets, [::1]), or * for all addresses of "
        + "this machine")]
    public void An_address_to_listen_on_is_nothing_else(string written, string mistake)
    {
        Assert.False(ListenAddress.TryParse(written, out _, out var told));
        Assert.Equal(mistake, told);
        Assert.Equal("wander.yaml:1:9: " + mistake, ProblemOf($"listen: '{written}'"));
    }
}
