using Wander.Configuration;
using static Wander.Tests.Configuration.SettingsOnDisk;

namespace Wander.Tests.Configuration;

public class AddressSettingsTests
{
    [Theory]
    [InlineData("example.com", "`example.com` has no scheme. Write `https://example.com/`.")]
    [InlineData("//example.com/a", "`//example.com/a` has no scheme. Write `https://example.com/a`.")]
    [InlineData("example.com:8080/a", "`example.com:8080/a` has no scheme. Write `https://example.com:8080/a`.")]
    [InlineData("localhost:8080", "`localhost:8080` has no scheme. Write one like `https://example.com/`.")]
    [InlineData("/wander/", "`/wander/` has no scheme. Write one like `https://example.com/`.")]
    [InlineData("my page",
        "`my page` contains a space. Write one address per line, after a dash, and write a space inside an address as `%20`.")]
    [InlineData("javascript:alert(1)",
        "`javascript:alert(1)` is not a web address (`http` or `https`). Write one like `https://example.com/`.")]
    [InlineData("mailto:me@example.com",
        "`mailto:me@example.com` is not a web address (`http` or `https`). Write `https://example.com/`.")]
    [InlineData("ftp://example.com/a",
        "`ftp://example.com/a` is not a web address (`http` or `https`). Write `https://example.com/a`.")]
    [InlineData("htps://example.com/",
        "`htps://example.com/` is not a web address (`http` or `https`). Write `https://example.com/`.")]
    [InlineData("gemini://example.com/",
        "`gemini://example.com/` is not a web address (`http` or `https`). Write `https://example.com/`.")]
    [InlineData("https://exa_mple..com/",
        "`https://exa_mple..com/` is not a valid address. Write one like `https://example.com/`.")]
    [InlineData("https://", "`https://` is not a valid address. Write one like `https://example.com/`.")]
    [InlineData("https://example.com:99999/",
        "`https://example.com:99999/` is not a valid address. Write one like `https://example.com/`.")]
    [InlineData("''", "The address is missing. Write one like `https://example.com/`.")]
    public void An_invalid_address_is_reported_with_a_suggestion(string written, string problem)
    {
        Assert.Equal("wander.yaml:2:3: " + problem, ProblemOf("consoles:\n- " + written));
        Assert.Equal("wander.yaml:2:3: " + problem, ProblemOf("pages:\n- " + written));
        Assert.Equal("wander.yaml:2:9: " + problem, ProblemOf($"pages:\n- {{url: {Quoted(written)}}}"));
        Assert.Equal("wander.yaml:1:6: " + problem, ProblemOf("url: " + written));

        static string Quoted(string text) => text == "''" ? text : $"'{text}'";
    }

    [Fact]
    public void A_long_address_is_shortened_in_the_message()
    {
        var problem = ProblemOf("pages: [https://example.com/" + new string('x', 2048) + "]");

        Assert.Equal(
            $"wander.yaml:1:9: `https://example.com/{new string('x', 60)}…` is longer than 2,048 characters. Use a shorter "
            + $"address.", problem);
    }

    [Theory]
    [InlineData("https://example.com/wander", "https://example.com/wander/")]
    [InlineData("https://EXAMPLE.com", "https://example.com/")]
    [InlineData("http://example.com:8080/a/b/wander.js", "http://example.com:8080/a/b/")]
    public void The_address_of_this_console_is_normalised_to_a_folder(string written, string address) =>
        Assert.Equal(address, Good("url: " + written).Url.Value);

    [Theory]
    [InlineData(
        "https://example.com/console.php",
        "`https://example.com/console.php` is a file, but a console is a folder. Write `https://example.com/console.php/` or "
        + "the folder above it.")]
    [InlineData("https://example.com/?a=b", "The address of a console cannot contain `?` or `#`. Write `https://example.com/`.")]
    [InlineData(
        "https://example.com/wander#x",
        "The address of a console cannot contain `?` or `#`. Write `https://example.com/wander/`.")]
    [InlineData("[https://example.com/]", "`url` must be text, not a list. Write `url: 'https://example.com/'`.")]
    public void An_invalid_address_of_this_console_is_an_error(string written, string problem) =>
        Assert.Equal("wander.yaml:1:6: " + problem, ProblemOf("url: " + written));

    [Fact]
    public void The_address_of_this_console_defaults_to_the_listen_address()
    {
        using var folder = new SettingsOnDisk();

        var reading = folder.Read("listen: http://0.0.0.0:9000");

        Assert.Equal("http://localhost:9000/", reading.Settings!.Url.Value);
        Assert.True(reading.Settings.IsUrlDefault);
        Assert.Contains("the address of this console is http://localhost:9000/, which others cannot reach",
            Assert.Single(Words(reading)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_console_listed_twice_counts_once()
    {
        const string yaml = "consoles:\n- https://susam.net/wander/\n- http://susam.net/wander\n";

        Assert.Equal(
            "wander.yaml:3:3: warning: `http://susam.net/wander` is already in line 2. Remove one of the two entries.",
            ProblemOf(yaml));
        Assert.Equal("https://susam.net/wander/", Assert.Single(Good(yaml).Consoles).Address.Value);
    }

    [Fact]
    public void A_page_listed_twice_counts_once()
    {
        const string yaml = "pages:\n- https://example.com/\n- {url: 'HTTPS://example.com', note: Nice}\n";

        Assert.Equal(
            "wander.yaml:3:9: warning: `HTTPS://example.com` is already in line 2. Remove one of the two entries.",
            ProblemOf(yaml));
        Assert.Single(Good(yaml).Pages);
    }

    [Fact]
    public void This_console_cannot_be_its_own_neighbour()
    {
        const string yaml = "consoles: ['http://me.example/wander/index.html']";

        Assert.Equal(
            "wander.yaml:1:12: warning: `http://me.example/wander/index.html` is this console, which cannot be its own "
                + "neighbour. Remove the entry.",
            ProblemOf(yaml));
        Assert.Empty(Good(yaml).Consoles);
    }

    [Theory]
    [InlineData("- ", "2:2: An entry of `pages` is empty. Write a value after its dash, or remove the dash.")]
    [InlineData("- note: Nice", "2:3: This entry of `pages` has no `url`. Add one, like `url: https://example.com/`.")]
    [InlineData(
        "- {url: https://example.com/, nte: Nice}", "2:31: Unknown key `nte` in an entry of `pages`. Did you mean `note`?")]
    [InlineData("- {url: https://example.com/, colour: red}",
        "2:31: Unknown key `colour` in an entry of `pages`. Use `url` or `note`.")]
    [InlineData("- [https://example.com/]",
        "2:3: An entry of `pages` must be text, not a list. Write one entry per line, after a dash and a space.")]
    [InlineData("- url: https://example.com/\n  note: ''", "3:9: `note` is empty. Write some text, or remove it.")]
    [InlineData("- url: https://example.com/\n  note: \"a\\tb\"",
        "3:9: `note` contains a line break or another control character. Write it on one line.")]
    [InlineData("- url: https://example.com/\n  note: [a]", "3:9: `note` must be text, not a list. Write `note: 'a'`.")]
    [InlineData("  https://example.com/: Nice",
        "2:3: `pages` must be a list. Write each entry on its own line after a dash and a space: `- …`.")]
    public void An_invalid_entry_of_pages_is_an_error(string entry, string problem) =>
        Assert.Equal("wander.yaml:" + problem, ProblemOf("pages:\n" + entry));

    [Fact]
    public void A_note_has_at_most_300_characters()
    {
        static string Page(int length) =>
            $"pages:\n- url: https://example.com/\n  note: {string.Concat(Enumerable.Repeat("🐌", length))}";

        Assert.Equal(600, Assert.Single(Good(Page(300)).Pages).Note!.Length);
        Assert.Equal("wander.yaml:3:9: `note` has 301 characters. Shorten it to at most 300 characters.", ProblemOf(Page(301)));
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
    public void A_listen_address_consists_of_a_host_and_a_port(string written, string value, string local)
    {
        Assert.True(ListenAddress.TryParse(written, out var address, out _));
        Assert.Equal((value, local), (address.Value, address.LocalUrl));
        Assert.Equal(value, Good($"listen: '{written}'").Listen.Value);
    }

    [Theory]
    [InlineData("https://localhost:8490/",
        "The service itself supports only HTTP. Write `http://localhost:8490`, and use a reverse proxy for HTTPS.")]
    [InlineData("https://example.com",
        "The service itself supports only HTTP. Write `http://localhost:8080`, and use a reverse proxy for HTTPS.")]
    [InlineData("https://localhost:8080",
        "The service itself supports only HTTP. Write `http://localhost:8080`, and use a reverse proxy for HTTPS.")]
    [InlineData("localhost:8080",
        "`localhost:8080` does not begin with `http://`. Write an address like `http://localhost:8080`.")]
    [InlineData("8080", "`8080` does not begin with `http://`. Write an address like `http://localhost:8080`.")]
    [InlineData("", "`` does not begin with `http://`. Write an address like `http://localhost:8080`.")]
    [InlineData("http://localhost:8080/wander/",
        "The address to listen on cannot have a path. Write one like `http://localhost:8080`, and put the path in `url`.")]
    [InlineData("http://unix:/run/wander.sock",
        "The address to listen on cannot have a path. Write one like `http://localhost:8080`, and put the path in `url`.")]
    [InlineData("http://localhost:65536", "`65536` is not a port. Use a number from 0 to 65535.")]
    [InlineData("http://localhost:", "`` is not a port. Use a number from 0 to 65535.")]
    [InlineData("http://localhost:0", "Port 0 (any free port) cannot be used with `localhost`. Write `http://127.0.0.1:0`.")]
    [InlineData(
        "http://example.com:80",
        "`example.com` is not a host to listen on. Use `localhost`, an IP address (IPv6 in brackets, like `[::1]`), or "
        + "`*` or `+` for all addresses of this machine.")]
    [InlineData(
        "http://::1:80",
        "`::1` is not a host to listen on. Use `localhost`, an IP address (IPv6 in brackets, like `[::1]`), or "
        + "`*` or `+` for all addresses of this machine.")]
    [InlineData(
        "http://[fe80::1%eth0]:80",
        "`[fe80::1%eth0]` is not a host to listen on. Use `localhost`, an IP address (IPv6 in brackets, like `[::1]`), or "
        + "`*` or `+` for all addresses of this machine.")]
    [InlineData(
        "http://127.1:80",
        "`127.1` is not a host to listen on. Use `localhost`, an IP address (IPv6 in brackets, like `[::1]`), or "
        + "`*` or `+` for all addresses of this machine.")]
    public void An_invalid_listen_address_is_an_error(string written, string mistake)
    {
        Assert.False(ListenAddress.TryParse(written, out _, out var message));
        Assert.Equal(mistake, message);
        Assert.Equal("wander.yaml:1:9: " + mistake, ProblemOf($"listen: '{written}'"));
    }
}
