using System.Text;
using Wander.Importing;
using Wander.Protocol;

namespace Wander.Tests.Importing;

public class ScriptImportTests
{
    private const string Console = "https://me.example/wander/";

    private static ImportReading Read(string script, string? console = Console) =>
        ScriptImport.Read(new ImportContent("wander.js", Encoding.UTF8.GetBytes(script))
        {
            Address = PageAddress.TryParse(console is null ? null : console + "wander.js", out var address) ? address : null,
        });

    private static string[] Problems(string script, string? console = Console) =>
        [.. Read(script, console).Problems.Select(problem => problem.ToString())];

    private static string Problem(string script, string? console = Console) => Assert.Single(Problems(script, console));

    private static ImportedDocument Document(string script, string? console = Console) => Read(script, console).Document!;

    [Fact]
    public void All_that_a_script_declares_is_taken_over()
    {
        var reading = Read("""
            const wander = {
              consoles: ['https://susam.net/wander/', 'https://other.example'],
              pages: [
                'https://midnight.pub',
              ],
              ignore: ['https://*.substack.com/', 'medium.com'],
              styles: ['style.css'],
              scripts: ['https://cdn.example/script.js'],
              referral: 'no',
            }
            """);

        Assert.Empty(reading.Problems);
        Assert.Equal(
            new WanderDocument
            {
                Consoles = ["https://susam.net/wander/", "https://other.example/"],
                Pages = ["https://midnight.pub/"],
                Ignore = ["https://*.substack.com/", "medium.com"],
                Styles = ["style.css"],
                Scripts = ["https://cdn.example/script.js"],
                Referral = "no",
            },
            reading.Document!.ToDocument());
        Assert.Equal((2, 3, 6), (reading.Document.Consoles!.Line, reading.Document.Pages!.Line, reading.Document.Ignore!.Line));
    }

    [Theory]
    [InlineData("https://me.example/wander/wander.js", "https://me.example/wander/")]
    [InlineData("https://me.example/wander.js", "https://me.example/")]
    [InlineData("https://me.example/wander/other.js", null)]
    [InlineData("https://me.example/wander/wander.js?v=3", null)]
    [InlineData(null, null)]
    public void The_consoles_address_is_that_of_its_script(string? script, string? console)
    {
        var content = new ImportContent(
            "x", "wander = {}"u8.ToArray())
        { Address = PageAddress.TryParse(script, out var address) ? address : null };

        Assert.Equal(console, content.Read().Document!.Url?.Value);
    }

    [Fact]
    public void What_is_not_declared_is_not_there()
    {
        var document = Document("wander = {}");

        Assert.Equal(WanderDocument.Empty, document.ToDocument());
        Assert.True(document is { Consoles: null, Pages: null, Ignore: null, Styles: null, Scripts: null, Referral: null });
    }

    [Theory]
    [InlineData("consoles: ['me.example']", "wander.js:2:12: left out: `me.example` has no scheme. Write `https://me.example/`.")]
    [InlineData("consoles: ['http://me.example/wander']",
        "wander.js:2:12: warning: left out: `http://me.example/wander` is this console itself, which is no neighbour of its own")]
    [InlineData("consoles: ['https://a.example/',\n'http://a.example/wander.js']",
        "wander.js:3:1: warning: left out: `http://a.example/wander.js` is already in line 2")]
    [InlineData("pages: ['https://a.example',\n 'https://a.example/']",
        "wander.js:3:2: warning: left out: `https://a.example/` is already in line 2")]
    [InlineData(
        "pages: ['mailto:me@a.example']",
        "wander.js:2:9: left out: `mailto:me@a.example` is not a web address (`http` or `https`). Write "
        + "`https://a.example/`.")]
    [InlineData("pages: ['']", "wander.js:2:9: left out: The address is missing. Write one like `https://example.com/`.")]
    [InlineData("pages: [5]", "wander.js:2:9: expected a string, found a value without quotes")]
    [InlineData("pages: 'https://a.example/'",
        "wander.js:2:8: pages: expected a list of strings, found a single string: write it between [ and ]")]
    [InlineData(
        "ignore: ['.*://.*\\\\.substack\\\\.com/.*']",
        "wander.js:2:10: warning: `.*://.*\\.substack\\.com/.*` is a regular expression, as older consoles had them, and "
        + "becomes `https://*.substack.com/`: look whether that hides what it should")]
    [InlineData(
        "ignore: ['(foo|bar)\\\\.com']",
        "wander.js:2:10: left out: `(foo|bar)\\.com` looks like a regular expression of an older console: write it anew into "
        + "`ignore`, with * for any characters")]
    [InlineData("ignore: ['a b']",
        "wander.js:2:10: left out: `a b` is no ignore pattern: write one like https://*.example.com/ into `ignore`")]
    [InlineData(
        "ignore: ['']", "wander.js:2:10: left out: `` is no ignore pattern: write one like https://*.example.com/ into `ignore`")]
    [InlineData(
        "ignore: ['*']",
        "wander.js:2:10: left out: `*` hides this console itself, https://me.example/wander/: write a narrower pattern into "
        + "`ignore`")]
    [InlineData("ignore: ['a.example',\n'a.example']", "wander.js:3:1: warning: left out: `a.example` is already in line 2")]
    [InlineData(
        "styles: ['http://cdn.example/style.css']",
        "wander.js:2:10: left out: `http://cdn.example/style.css` is not encrypted and could be changed on its way to the "
        + "visitor. Use its https address, or a file in `public/`.")]
    [InlineData(
        "scripts: ['javascript:alert(1)']",
        "wander.js:2:11: left out: `javascript:alert(1)` is neither a file in `public/` nor an https address. Write one like "
        + "`style.css` or `https://example.com/style.css`.")]
    [InlineData("styles: ['']",
        "wander.js:2:10: left out: An entry of `styles` must be the name of a file in `public/`. Write one like `style.css`.")]
    [InlineData("referral: 'yes'", "wander.js:2:11: left out: `yes` is no `referral`: write url, version or no")]
    [InlineData("referral: true", "wander.js:2:11: referral: expected a string, found a value without quotes")]
    public void What_cannot_be_a_setting_is_told_with_its_place(string declared, string problem) =>
        Assert.Equal(problem, Problem($"wander = {{\n{declared}\n}}"));

    [Fact]
    public void A_pattern_may_not_hide_the_address_that_a_console_without_one_has() => Assert.Equal(
        "wander.js:1:21: left out: `localhost*` hides this console itself, http://localhost:8080/: write a narrower pattern "
            + "into `ignore`",
        Problem("wander = { ignore: ['localhost*'] }", console: null));

    [Fact]
    public void Space_around_a_pattern_hides_no_regular_expression() =>
        Assert.Equal(
            ["https://*.a.example/"], Document(@"wander = { ignore: [' .*://.*\.a\.example/.* '] }").ToDocument().Ignore);

    [Fact]
    public void Half_a_character_is_no_text()
    {
        Assert.Equal(
            "wander.js:1:21: left out: `a\ud800` is no ignore pattern: write one like https://*.example.com/ into `ignore`",
            Problem("wander = { ignore: ['a\\ud800'] }"));
        Assert.Equal(
            "wander.js:1:21: left out: `\udc00.css` is no name of a file: write one like style.css",
            Problem("wander = { styles: ['\\udc00.css'] }"));
    }

    [Fact]
    public void What_is_left_out_costs_nothing_else() =>
        Assert.Equal(["https://a.example/", "https://b.example/"],
            Document("wander = { pages: ['https://a.example/', 'x', f(), 'https://b.example'] }").ToDocument().Pages);

    [Theory]
    [InlineData("style.css", "style.css")]
    [InlineData("./style.css", "style.css")]
    [InlineData("themes/dark.css?v=3#x", "themes/dark.css")]
    [InlineData("/style.css", "https://me.example/style.css")]
    [InlineData("../style.css", "https://me.example/style.css")]
    [InlineData("//cdn.example/style.css", "https://cdn.example/style.css")]
    [InlineData("https://cdn.example/a b.css", "https://cdn.example/a%20b.css")]
    [InlineData("no: yes.css", null)]
    public void Styles_are_files_of_the_folder_or_addresses(string written, string? read)
    {
        var styles = Document($"wander = {{ styles: ['{written}'] }}").Styles!;

        Assert.Equal(read is null ? [] : [read], styles.Entries);
    }

    [Fact]
    public void Where_the_console_is_not_known_a_style_outside_of_its_folder_is_left_out() => Assert.Equal(
        "wander.js:1:21: left out: `/style.css` begins with a slash. Write `style.css`, which is relative to `public/`.",
        Problem("wander = { styles: ['/style.css'] }", console: null));

    [Fact]
    public void A_script_that_declares_nothing_is_none() => Assert.Equal(
        "wander.js:1:1: nothing here is called wander: write const wander = { consoles: […], pages: […] }",
        Problem("const x = 5"));
}
