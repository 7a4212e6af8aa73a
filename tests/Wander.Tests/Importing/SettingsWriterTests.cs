using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Wander.Configuration;
using Wander.Importing;
using Wander.Output;
using Wander.Protocol;
using Wander.Protocol.Scripts;
using Wander.Tests.Configuration;
using Property = Wander.Testing.Property;

namespace Wander.Tests.Importing;

public class SettingsWriterTests
{
    // Texts with a special meaning in YAML, in comments, in addresses or on terminals.
    private static readonly string[] Pieces =
    [
        "https://a.example/", "http://", "a.example", "style.css", "/", "..", ".", "*", "&a", "!t", "!!str ", "#", " #", ": ",
            ":", "- ", "-", "? ", "|", ">", "'", "\"", "\\", "%", "%0A", "@", "`", "{", "}", "[", "]", ",",
        "no", "yes", "~", "null", "1e3", "0x1F", "12:30", "2001-01-01", "<<", "=", "---", "...", "\n", "\r", "\t", "\0",
            "\u001b[31m", "\u0085", "\u2028", "\u2029", "\u202e", "\u200b", "\ufeff", "\ufffe", "\uffff", "\u00a0",
        "\ud83d\ude00", "\ud83d", "\ude00", "\udbff\udfff", "ü", "語", " ", ".*", "\\.", "(a|b)", "<script>", "</", "*/", "//",
    ];

    private static Arbitrary<WanderDocument> Documents
    {
        get
        {
            var text = Gen.Elements(Pieces).ListOf().Select(string.Concat);
            var list = text.ListOf().Select(texts => texts.Take(6).ToImmutableArray());
            return list.SelectMany(_ => list, (consoles, pages) => new WanderDocument { Consoles = consoles, Pages = pages })
                .SelectMany(_ => list, (document, ignore) => document with { Ignore = ignore })
                .SelectMany(_ => list, (document, styles) => document with { Styles = styles })
                .SelectMany(_ => text, (document, referral) => document with { Referral = referral })
                .ToArbitrary();
        }
    }

    private static ImportedDocument Import(string script, string name = "wander.js", bool isFromWeb = true) =>
        new ImportContent(name, Encoding.UTF8.GetBytes(script))
        {
            Address = isFromWeb && PageAddress.TryParse("https://me.example/wander/wander.js", out var address) ? address : null,
        }.Read().Document!;

    private static ImportedDocument Imported(WanderDocument document, string name = "wander.js", bool isFromWeb = true) =>
        Import(WanderScriptWriter.Write(document), name, isFromWeb);

    private static WanderDocument DocumentOf(WanderSettings settings) => new()
    {
        Consoles = [.. settings.Consoles.Select(console => console.Address.Value)],
        Pages = [.. settings.Pages.Select(page => page.Address.Value)],
        Ignore = [.. settings.Ignore.Patterns.Select(pattern => pattern.Text)],
        Styles = settings.Styles,
        Scripts = settings.Scripts,
        Referral = settings.Referral.ToString().ToLowerInvariant(),
    };

    private static void IsReadBack(SettingsOnDisk folder, ImportedDocument imported)
    {
        var yaml = SettingsWriter.Write(imported);
        var reading = folder.Read(yaml);

        Assert.True(reading.Settings is not null, yaml + string.Join('\n', reading.Problems));
        var expected = imported.ToDocument() with { Referral = imported.ToDocument().Referral ?? "url" };
        Assert.Equal(WanderScriptWriter.Write(expected), WanderScriptWriter.Write(DocumentOf(reading.Settings)));
        Assert.Equal(imported.Url?.Value, reading.Settings.IsUrlDefault ? null : reading.Settings.Url.Value);
        Assert.Equal(imported.Pages?.Entries.Select(page => page.Note) ?? [], reading.Settings.Pages.Select(page => page.Note));
        // Only warnings remain: about files that do not exist yet, and about entries that are both listed and hidden.
        Assert.DoesNotContain(reading.Problems, problem => problem.Message.Contains("already in line", StringComparison.Ordinal));
    }

    [Fact]
    public void Settings_from_any_script_round_trip()
    {
        using var folder = new SettingsOnDisk();
        Property.Holds(Documents, document => IsReadBack(folder, Imported(document)), times: 300);
        Property.Holds(Documents, document => IsReadBack(folder, Imported(document, isFromWeb: false)), times: 100);
    }

    [Fact]
    public void Settings_from_any_opml_file_round_trip()
    {
        using var folder = new SettingsOnDisk();
        var text = Gen.Elements(Pieces).ListOf().Select(string.Concat).ToArbitrary();
        Property.Holds(text, description =>
        {
            var shown = System.Security.SecurityElement.Escape(string.Concat(description.Where(System.Xml.XmlConvert.IsXmlChar)));
            var opml = $"<opml><body><outline htmlUrl=\"https://a.example/\" description=\"{shown}\"/></body></opml>";
            IsReadBack(folder, new ImportContent(description, Encoding.UTF8.GetBytes(opml)).Read().Document!);
        }, times: 100);
    }

    [Fact]
    public void Settings_from_any_network_file_round_trip()
    {
        using var folder = new SettingsOnDisk();
        Property.Holds(Documents, document =>
        {
            var json = JsonSerializer.Serialize(
                new { consoles = document.Consoles.Distinct(StringComparer.Ordinal).ToDictionary(text => text, _ => 0) });
            IsReadBack(folder, new ImportContent("x", Encoding.UTF8.GetBytes(json)).Read().Document!);
        }, times: 100);
    }

    [Fact]
    public void The_name_of_the_source_cannot_end_its_comment()
    {
        using var folder = new SettingsOnDisk();
        var names = Gen.Elements(Pieces).ListOf().Select(string.Concat).ToArbitrary();
        Property.Holds(names, name => IsReadBack(folder,
            Imported(new WanderDocument { Pages = ["https://a.example/"], Ignore = [@".*://a\.example/.*"] }, name)), times: 100);
    }

    [Fact]
    public void The_file_is_complete_and_names_the_source_of_each_list() => Assert.Equal(
        """
        # Imported from wander.js
        # Save this file as wander.yaml, then run `wander check` to find problems.

        # title: A console on my website
        url: https://me.example/wander/

        # From wander.js, line 2
        consoles:
          - https://susam.net/wander/

        # From wander.js, line 3
        pages:
          - https://midnight.pub/
          - 'https://a.example/it''s'

        # From wander.js, line 4
        ignore:
          - medium.com
          - https://*.substack.com/    # was .*://.*\.substack\.com/.*

        # From wander.js, line 5. Copy the files without https:// to the folder public/ next to this file.
        styles:
          - style.css
          - https://cdn.example/style.css

        # From wander.js, line 6
        scripts: []

        referral: no

        """.ReplaceLineEndings("\n"),
        SettingsWriter.Write(Import("""
            wander = {
              consoles: ['https://susam.net/wander/'],
              pages: ['https://midnight.pub', "https://a.example/it's"],
              ignore: ['medium.com', '.*://.*\\.substack\\.com/.*'],
              styles: ['style.css', 'https://cdn.example/style.css'],
              scripts: [],
              referral: 'no',
            }
            """)));

    [Fact]
    public void Missing_settings_are_written_as_comments() => Assert.Equal(
        """
        # Imported from a.opml
        # Save this file as wander.yaml, then run `wander check` to find problems.

        # title: A console on my website
        # url: https://example.com/wander/    # set this to the public address of your console

        consoles: []    # neighbours, for example https://susam.net/wander/

        # From a.opml
        pages:
          - url: https://a.example/
            note: 'Slow: kind'

        """.ReplaceLineEndings("\n"),
        SettingsWriter.Write(Import("<opml><body><outline htmlUrl='https://a.example' description='Slow: kind'/></body></opml>",
            "a.opml", isFromWeb: false)));

    [Fact]
    public void The_json_has_the_names_of_a_script_and_escapes_invisible_characters()
    {
        var json = JsonData.Of(Imported(new WanderDocument
        {
            Pages = ["https://a.example/?a=1&b=2"],
            Ignore = ["a\u202e\u200b.example"],
            Referral = "version"
        }).ToDocument());

        Assert.Equal(
            """
            {
              "consoles": [],
              "pages": [
                "https://a.example/?a=1&b=2"
              ],
              "ignore": [
                "a\u202E\u200B.example"
              ],
              "styles": [],
              "scripts": [],
              "referral": "version"
            }

            """.ReplaceLineEndings("\n"),
            json);
    }

    [Fact]
    public void Json_from_any_script_round_trips() => Property.Holds(Documents, document =>
    {
        var imported = Imported(document);

        var read = JsonSerializer.Deserialize<WanderDocument>(JsonData.Of(imported.ToDocument()), JsonSerializerOptions.Web);

        Assert.Equal(imported.ToDocument(), read);
    });
}
