using System.Text;
using FsCheck.Fluent;

namespace Wander.Tests.Configuration;

public class SettingsPropertyTests
{
    private const string Valid =
        """
        title: 'A console: mine'
        url: https://example.com/wander/
        consoles:
          - https://susam.net/wander/
        pages:
          - url: https://midnight.pub/
            note: "Slow \u2014 kind"
        ignore: [https://*.substack.com/, {pattern: https://rickyyean.com/, reason: cookie banner}]
        ignore_files: [ignore/**/*.txt, "!ignore/drafts/**"]
        referral: no
        styles: [style.css]
        crawl: { every: 6h, concurrency: 32, allow_private_networks: [127.0.0.0/8] }
        store: |
          data/wander.db
        """;

    private static readonly string[] Pieces =
    [
        "[", "]", "{", "}", ",", ":", ": ", "- ", "-", "? ", "!", "!!", "!<", ">", "&", "*", "#", "|", ">", "'", "\"", "\\", "%",
            "@", "`", "\t", "\n", "\n  ", " ", "---\n",
        "...\n", "<<: ", "~", "null", "\0", "\uFEFF", "\u0085", "\u2028", "\uD83D", "é", "**", "../", "/", "999999999999",
            "\\U0011FFFF", "\r",
    ];

    [Fact]
    public void Arbitrary_text_is_read_without_a_crash()
    {
        using var folder = new SettingsOnDisk();
        Property.Holds<string>(text => AssertRead(folder, Encoding.UTF8.GetBytes(text ?? "")));
    }

    [Fact]
    public void Arbitrary_bytes_are_read_without_a_crash()
    {
        using var folder = new SettingsOnDisk();
        Property.Holds<byte[]>(bytes => AssertRead(folder, bytes ?? []));
    }

    [Fact]
    public void Text_of_characters_that_YAML_reserves_is_read_without_a_crash()
    {
        using var folder = new SettingsOnDisk();
        var texts = Gen.Elements(Pieces.Concat(["title", "crawl", "pages", "a"]).ToArray()).ListOf().Select(
            string.Concat).ToArbitrary();
        Property.Holds(texts, text => AssertRead(folder, Encoding.UTF8.GetBytes(text)), times: 1000);
    }

    [Fact]
    public void A_damaged_valid_file_is_read_without_a_crash()
    {
        using var folder = new SettingsOnDisk();
        var change = Gen.Choose(0, Valid.Length - 1)
            .SelectMany(at => Gen.Choose(0, 12), (at, length) => (at, length))
            .SelectMany(_ => Gen.Elements(Pieces), (where, piece) => (where.at, where.length, piece));
        Property.Holds(change.ListOf().ToArbitrary(), changes =>
            AssertRead(folder, Encoding.UTF8.GetBytes(changes.Aggregate(Valid, Changed))), times: 1000);
    }

    [Fact]
    public void Arbitrary_globs_are_read_without_a_crash()
    {
        using var folder = new SettingsOnDisk();
        folder.With("ignore/ads.txt", "https://ads.example/");
        var globs = Gen.Elements("*", "**", "/", "\\", ".", "..", "!", "ignore", "ads.txt", "?", "[", " ", "***", "./").ListOf()
            .Select(string.Concat).ToArbitrary();
        Property.Holds(globs, glob => AssertRead(folder, Encoding.UTF8.GetBytes($"ignore_files: ['{glob}']")));
    }

    private static string Changed(string text, (int At, int Length, string Piece) change)
    {
        var at = Math.Min(change.At, text.Length);
        return text[..at] + change.Piece + text[Math.Min(at + change.Length, text.Length)..];
    }

    // Asserts that reading returns either settings without errors, or errors and no settings, and that every location is within
    // the file.
    private static void AssertRead(SettingsOnDisk folder, byte[] bytes)
    {
        var reading = folder.With("wander.yaml", bytes).Read();

        Assert.Equal(reading.Settings is null,
            reading.Problems.Any(problem => problem.Severity == Wander.Configuration.SettingsSeverity.Error));
        Assert.All(reading.Problems, problem =>
        {
            Assert.NotEmpty(problem.Message);
            Assert.True(problem.Line >= 0 && problem.Column >= 0 && problem.Line > 0 == problem.Column > 0, problem.ToString());
            Assert.True(problem.Line <= bytes.Length + 1, problem.ToString());
        });
    }
}
