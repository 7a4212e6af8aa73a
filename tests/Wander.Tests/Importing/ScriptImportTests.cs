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
    public void All_lists_of_a_script_are_imported()
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
    public void The_address_of_the_console_is_derived_from_its_script(string? script, string? console)
    {
        var content = new ImportContent(
            "x", "wander = {}"u8.ToArray())
        { Address = PageAddress.TryParse(script, out var address) ? address : null };

        Assert.Equal(console, content.Read().Document!.Url?.Value);
    }

    [Fact]
    public void Undeclared_lists_are_null()
    {
        var document = Document("wander = {}");

        Assert.Equal(WanderDocument.Empty, document.ToDocument());
        Assert.True(document is { Consoles: null, Pages: null, Ignore: null, Styles: null, Scripts: null, Referral: null });
    }

    [Theory]
    [InlineData("consoles: ['me.example']", "wander.js:2:12: Left out: `me.example` has no scheme. Write `https://me.example/`.")]
    [InlineData("consoles: ['http://me.example/wander']",
        "wander.js:2:12: warning: Left out: `http://me.example/wander` is this console.")]
    [InlineData("consoles: ['https://a.example/',\n'http://a.example/wander.js']",
        "wander.js:3:1: warning: Left out: `http://a.example/wander.js` is already in line 2.")]
    [InlineData("pages: ['https://a.example',\n 'https://a.example/']",
        "wander.js:3:2: warning: Left out: `https://a.example/` is already in line 2.")]
    [InlineData(
        "pages: ['mailto:me@a.example']",
        "wander.js:2:9: Left out: `mailto:me@a.example` is not a web address (`http` or `https`). Write "
        + "`https://a.example/`.")]
    [InlineData("pages: ['']", "wander.js:2:9: Left out: The address is missing. Write one like `https://example.com/`.")]
    [InlineData("pages: [5]", "wander.js:2:9: Expected a string, found a value without quotes.")]
    [InlineData("pages: 'https://a.example/'",
        "wander.js:2:8: Expected a list of strings for `pages`, found a single string. Write it between `[` and `]`.")]
    [InlineData(
        "ignore: ['.*://.*\\\\.substack\\\\.com/.*']",
        "wander.js:2:10: warning: `.*://.*\\.substack\\.com/.*` is a regular expression of an older console and was translated "
        + "to `https://*.substack.com/`. Check that it hides what you want.")]
    [InlineData(
        "ignore: ['(foo|bar)\\\\.com']",
        "wander.js:2:10: Left out: `(foo|bar)\\.com` looks like a regular expression of an older console. Rewrite it as a "
        + "wildcard pattern in `ignore`, with * for any characters.")]
    [InlineData("ignore: ['a b']",
        "wander.js:2:10: Left out: `a b` is not a valid ignore pattern. Add one like https://*.example.com/ to `ignore`.")]
    [InlineData(
        "ignore: ['']",
        "wander.js:2:10: Left out: `` is not a valid ignore pattern. Add one like https://*.example.com/ to `ignore`.")]
    [InlineData(
        "ignore: ['*']",
        "wander.js:2:10: Left out: `*` hides this console, https://me.example/wander/. Add a narrower pattern to `ignore`.")]
    [InlineData("ignore: ['a.example',\n'a.example']", "wander.js:3:1: warning: Left out: `a.example` is already in line 2.")]
    [InlineData(
        "styles: ['http://cdn.example/style.css']",
        "wander.js:2:10: Left out: `http://cdn.example/style.css` is not encrypted and could be changed on its way to the "
        + "visitor. Use its https address, or a file in `public/`.")]
    [InlineData(
        "scripts: ['javascript:alert(1)']",
        "wander.js:2:11: Left out: `javascript:alert(1)` is neither a file in `public/` nor an https address. Write one like "
        + "`style.css` or `https://example.com/style.css`.")]
    [InlineData("styles: ['']",
        "wander.js:2:10: Left out: An entry of `styles` must be the name of a file in `public/`. Write one like `style.css`.")]
    [InlineData(
        "referral: 'yes'", "wander.js:2:11: Left out: `yes` is not a valid value for `referral`. Use `url`, `version` or `no`.")]
    [InlineData("referral: true", "wander.js:2:11: Expected a string for `referral`, found a value without quotes.")]
    public void An_invalid_entry_is_reported_with_its_location(string declared, string problem) =>
        Assert.Equal(problem, Problem($"wander = {{\n{declared}\n}}"));

    [Fact]
    public void A_pattern_must_not_hide_the_default_address() => Assert.Equal(
        "wander.js:1:21: Left out: `localhost*` hides this console, http://localhost:8080/. "
            + "Add a narrower pattern to `ignore`.",
        Problem("wander = { ignore: ['localhost*'] }", console: null));

    [Fact]
    public void A_regular_expression_is_recognised_despite_white_space() =>
        Assert.Equal(
            ["https://*.a.example/"], Document(@"wander = { ignore: [' .*://.*\.a\.example/.* '] }").ToDocument().Ignore);

    [Fact]
    public void A_lone_surrogate_is_rejected()
    {
        Assert.Equal(
            "wander.js:1:21: Left out: `a\ud800` is not a valid ignore pattern. Add one like https://*.example.com/ to `ignore`.",
            Problem("wander = { ignore: ['a\\ud800'] }"));
        Assert.Equal(
            "wander.js:1:21: Left out: `\udc00.css` is not a valid file name. Use one like style.css.",
            Problem("wander = { styles: ['\\udc00.css'] }"));
    }

    [Fact]
    public void Invalid_entries_do_not_affect_other_entries() =>
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
    public void Styles_become_files_or_absolute_https_addresses(string written, string? read)
    {
        var styles = Document($"wander = {{ styles: ['{written}'] }}").Styles!;

        Assert.Equal(read is null ? [] : [read], styles.Entries);
    }

    [Fact]
    public void A_style_outside_of_the_folder_of_an_unknown_console_is_left_out() => Assert.Equal(
        "wander.js:1:21: Left out: `/style.css` begins with a slash. Write `style.css`, which is relative to `public/`.",
        Problem("wander = { styles: ['/style.css'] }", console: null));

    [Fact]
    public void A_script_without_a_wander_object_is_reported() => Assert.Equal(
        "wander.js:1:1: The script does not declare `wander`. Write `const wander = { consoles: […], pages: […] }`.",
        Problem("const x = 5"));
}
