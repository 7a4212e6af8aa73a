using static Wander.Tests.Configuration.SettingsOnDisk;

namespace Wander.Tests.Configuration.Ignoring;

public class IgnoreFilesTests
{
    private const string Url = "url: https://me.example/\n";

    [Fact]
    public void A_line_consists_of_a_pattern_and_its_reason()
    {
        using var folder = new SettingsOnDisk();
        folder.With(
            "ads.txt",
            """
            # Advertisements
            https://a.example/
            https://b.example/   # sells shoes

            ## Trackers
            https://c.example/#fragment   # tracks
            	https://d.example/	#	with	tabs

            # about nothing

            https://e.example/
            # first
            # second
            https://f.example/ #
            """);

        var patterns = folder.ReadGood(Url + "ignore_files: [ads.txt]").Ignore.Patterns;

        Assert.Equal(
            [
                ("https://a.example/", "Advertisements", "ads.txt:2"),
                ("https://b.example/", "sells shoes", "ads.txt:3"),
                ("https://c.example/#fragment", "tracks", "ads.txt:6"),
                ("https://d.example/", "with tabs", "ads.txt:7"),
                ("https://e.example/", null, "ads.txt:11"),
                ("https://f.example/", null, "ads.txt:14"),
            ],
            patterns.Select(pattern => (pattern.Text, pattern.Reason, pattern.Source?.ToString())));
    }

    [Fact]
    public void Exclusions_apply_whatever_the_order_of_the_globs()
    {
        using var folder = new SettingsOnDisk();
        foreach (var file in new[] { "ignore/b.txt", "ignore/a/z.txt", "ignore/B.txt", "ignore/drafts/x.txt", "ignore/readme.md",
            "other.txt" })
            folder.With(file, $"https://{file.Replace('/', '.')}/");

        Assert.Equal(
            ["ignore/B.txt:1", "ignore/a/z.txt:1", "ignore/b.txt:1"],
            Sources(folder.ReadGood(Url + "ignore_files: [ignore/b.txt, ignore/**/*.txt, '!ignore/drafts/**']")));
        Assert.Equal(
            ["ignore/B.txt:1", "ignore/b.txt:1"],
            Sources(folder.ReadGood(Url + "ignore_files: ['!ignore/drafts/**', '!ignore/a/', ignore/**/*.txt]")));
    }

    [Fact]
    public void Patterns_of_files_follow_the_patterns_of_the_settings()
    {
        using var folder = new SettingsOnDisk();
        folder.With("a.txt", "https://a.example/");

        var settings = folder.ReadGood(Url + "ignore_files: [a.txt]\nignore: [https://b.example/]");

        Assert.Equal(["wander.yaml:3", "a.txt:1"], Sources(settings));
    }

    [Theory]
    [InlineData("ads/*.txt", "warning: `ads/*.txt` does not match any file. Correct or remove the entry.")]
    [InlineData("!ads/*.txt", "warning: `ads/*.txt` does not match any file. Correct or remove the entry.")]
    [InlineData("../ads.txt", "`../ads.txt` leaves the folder of the settings file. Write a path below it, like `ignore/*.txt`.")]
    [InlineData("a/../../ads.txt",
        "`a/../../ads.txt` leaves the folder of the settings file. Write a path below it, like `ignore/*.txt`.")]
    [InlineData("..\\ads.txt",
        "`..\\ads.txt` leaves the folder of the settings file. Write a path below it, like `ignore/*.txt`.")]
    [InlineData(
        "/etc/ads.txt", "`/etc/ads.txt` is not relative to the folder of the settings file. Write a path like `ignore/*.txt`.")]
    [InlineData("~/ads.txt", "`~/ads.txt` is not relative to the folder of the settings file. Write a path like `ignore/*.txt`.")]
    [InlineData("C:/ads.txt",
        "`C:/ads.txt` is not relative to the folder of the settings file. Write a path like `ignore/*.txt`.")]
    [InlineData("https://example.com/ads.txt",
        "`https://example.com/ads.txt` is not relative to the folder of the settings file. Write a path like `ignore/*.txt`.")]
    [InlineData("!", "An entry of `ignore_files` must be the name of a file or a glob. Write one like `ignore/*.txt`.")]
    public void A_glob_must_match_files_below_the_folder_of_the_settings_file(string glob, string problem) =>
        Assert.Equal("wander.yaml:1:16: " + problem, ProblemOf($"ignore_files: ['{glob}']"));

    [Fact]
    public void A_folder_is_reported_with_the_glob_for_its_files()
    {
        using var folder = new SettingsOnDisk();
        folder.With("ignore/ads.txt", "https://a.example/");

        Assert.Equal(
            "wander.yaml:2:16: warning: `ignore` does not match any file, because it is a folder. Write `ignore/**` for "
                + "all files in it.",
            Assert.Single(Words(folder.Read(Url + "ignore_files: [ignore]"))));
    }

    [Fact]
    public void Mistakes_in_an_ignore_file_are_reported_with_file_and_line()
    {
        using var folder = new SettingsOnDisk();
        folder.With("ignore/a.txt",
            "https://a.example/\n\n   two words\n.*://b\\.example/.* # old\nhttps://c.example/ # " + new string('x', 301));

        Assert.Equal(
            [
                "ignore/a.txt:3:4: `two words` contains a space, which a pattern cannot. If the rest is a reason, write "
                    + "`two # words`.",
                "ignore/a.txt:4:1: warning: `.*://b\\.example/.*` is a regular expression of an older console and is read as "
                    + "a pattern. Replace it with `https://b.example/ # old`.",
                "ignore/a.txt:5:1: warning: The reason has 301 characters and is left out. Shorten it to at most 300 characters.",
            ],
            Words(folder.Read(Url + "ignore_files: [ignore/*]")));
    }

    [Fact]
    public void A_file_that_is_not_text_or_too_large_is_an_error()
    {
        using var folder = new SettingsOnDisk();
        folder.With("a.txt", [.. "x\ny"u8, 0xFF]).With("b.txt", new byte[(1 << 20) + 1]).With(
            "c.txt", "\uFEFFhttps://c.example/\r\nhttps://d.example/\r\n");

        Assert.Equal(
            [
                "a.txt:2:2: The byte 0xFF is not valid UTF-8. Save the file as UTF-8, or type the character again.",
                "b.txt: The file is larger than 1 MiB. Split it, or move ignore patterns to several `ignore_files`.",
                "c.txt:1:1: warning: The file begins with a byte order mark, which is ignored. Save it as UTF-8 without one.",
            ],
            Words(folder.Read(Url + "ignore_files: ['*.txt']")));
        Assert.Equal(["c.txt:1", "c.txt:2"], Sources(folder.ReadGood(Url + "ignore_files: [c.txt]")));
    }

    [Fact]
    public void A_glob_that_searches_too_many_files_is_an_error()
    {
        using var folder = new SettingsOnDisk();
        for (var i = 0; i < 5_000; i++)
            folder.With($"{i}.txt", "");

        Assert.Equal(
            "wander.yaml:2:16: `**/*.txt` searches more than 5000 files and folders. Name a folder, like `ignore/*.txt`.",
            Words(folder.Read(Url + "ignore_files: ['**/*.txt']"))[0]);
    }

    [Fact]
    public void A_glob_searches_at_most_31_folders_deep()
    {
        static string Deep(int folders) => string.Concat(Enumerable.Repeat("a/", folders)) + "ads.txt";
        using var folder = new SettingsOnDisk();
        folder.With(Deep(31), "https://a.example/").With(Deep(32), "https://b.example/");

        var reading = folder.Read(Url + "ignore_files: ['**/*.txt']");

        Assert.Equal(Deep(31) + ":1", Assert.Single(Sources(reading.Settings!)));
        Assert.Equal(
            $"wander.yaml:2:16: warning: `{string.Concat(Enumerable.Repeat("a/", 32)).TrimEnd('/')}` is more than 31 folders "
                + "deep and is not searched. Move its files up.",
            Assert.Single(Words(reading)));
    }

    [Fact]
    public void Cyclic_links_and_links_out_of_the_folder_are_not_followed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Creating links requires a privilege on Windows.");
        using var elsewhere = new SettingsOnDisk();
        elsewhere.With("secret.txt", "https://secret.example/");
        using var folder = new SettingsOnDisk();
        folder.With("ignore/..data/ads.txt", "https://ads.example/");
        var ignore = Path.Combine(folder.Folder, "ignore");
        Directory.CreateSymbolicLink(Path.Combine(ignore, "circle"), ignore);
        Directory.CreateSymbolicLink(Path.Combine(ignore, "up"), folder.Folder);
        Directory.CreateSymbolicLink(Path.Combine(ignore, "elsewhere"), elsewhere.Folder);
        File.CreateSymbolicLink(Path.Combine(ignore, "secret.txt"), Path.Combine(elsewhere.Folder, "secret.txt"));
        File.CreateSymbolicLink(Path.Combine(ignore, "nowhere.txt"), Path.Combine(ignore, "nothing"));
        File.CreateSymbolicLink(Path.Combine(ignore, "itself.txt"), Path.Combine(ignore, "itself.txt"));
        File.CreateSymbolicLink(Path.Combine(ignore, "ads.txt"), Path.Combine(ignore, "..data", "ads.txt"));

        var reading = folder.Read(Url + "ignore_files: [ignore/**/*.txt]");

        Assert.Equal(["ignore/..data/ads.txt:1", "ignore/ads.txt:1"], Sources(reading.Settings!));
        Assert.Equal(
            [
                "wander.yaml:2:16: warning: `ignore/elsewhere` is a link to a folder, and such links are not followed. Copy "
                    + "the folder here.",
                "wander.yaml:2:16: warning: `ignore/itself.txt` is a link to a file that does not exist. Correct or remove the "
                    + "link.",
                "wander.yaml:2:16: warning: `ignore/nowhere.txt` is a link to a file that does not exist. Correct or remove the "
                    + "link.",
                "wander.yaml:2:16: warning: `ignore/secret.txt` is a link to a file outside the folder of the settings file, "
                    + "and is not followed. Copy the file here.",
            ],
            Words(reading).Order(StringComparer.Ordinal));
        Assert.Equal(
            "wander.yaml:2:16: warning: `ignore/circle/*.txt` does not match any file, because `ignore/circle` is a link to a "
                + "folder, and such links are not followed. Name the folder itself.",
            Assert.Single(Words(folder.Read(Url + "ignore_files: [ignore/circle/*.txt]"))));
        Assert.Empty(Words(folder.Read(Url + "ignore_files: [ignore/ads.txt, '!ignore/secret.txt']")));
    }

    [Fact]
    public void A_folder_without_read_permission_is_reported()
    {
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess)
        {
            Assert.Skip("The superuser can read everything.");
            return;
        }
        using var folder = new SettingsOnDisk();
        folder.With("ignore/ads.txt", "https://a.example/").With("ignore/closed/b.txt", "https://b.example/");
        var closed = Path.Combine(folder.Folder, "ignore", "closed");
        var before = File.GetUnixFileMode(closed);
        File.SetUnixFileMode(closed, UnixFileMode.None);

        var reading = folder.Read(Url + "ignore_files: [ignore/**/*.txt]");

        File.SetUnixFileMode(closed, before);
        Assert.StartsWith("wander.yaml:2:16: warning: `ignore/closed` cannot be read (", Assert.Single(Words(reading)),
            StringComparison.Ordinal);
        Assert.Equal(["ignore/ads.txt:1"], Sources(reading.Settings!));
    }

    [Fact]
    public void A_reason_applies_to_its_own_line_or_the_next_line()
    {
        using var folder = new SettingsOnDisk();
        folder.With(
            "a.txt",
            "# two of them\r\nhttps://a.example/\r\nhttps://b.example/\r\n\r\n# far "
            + "away\r\n\r\nhttps://c.example/\r\n\t#\ttabs\t\r\n\thttps://a.example/\t \r\n");

        Assert.Equal(
            [
                ("https://a.example/", "two of them", "a.txt:2"), ("https://b.example/", null, "a.txt:3"),
                ("https://c.example/", null, "a.txt:7"), ("https://a.example/", "tabs", "a.txt:9"),
            ],
            folder.ReadGood(Url + "ignore_files: [a.txt]").Ignore.Patterns.Select(
                pattern => (pattern.Text, pattern.Reason, pattern.Source?.ToString())));
    }

    [Fact]
    public void A_path_with_backslashes_matches_the_same_files()
    {
        using var folder = new SettingsOnDisk();
        folder.With("ignore/ads.txt", "https://a.example/").With("ignore/drafts/b.txt", "https://b.example/");

        var settings = folder.ReadGood(Url + """ignore_files: ['ignore\**\*.txt', '!ignore\drafts\**']""");

        Assert.Equal(["ignore/ads.txt:1"], Sources(settings));
    }

    [Fact]
    public void More_than_100_000_patterns_are_an_error()
    {
        using var folder = new SettingsOnDisk();
        var many = string.Concat(Enumerable.Repeat("https://a/\n", 60_000));
        folder.With("a.txt", many).With("b.txt", many).With("c.txt", "two words");

        Assert.Equal(
            "b.txt: With this file, the `ignore_files` have more than 100,000 patterns. Leave some out.",
            Assert.Single(Words(folder.Read(Url + "ignore_files: ['*.txt']"))));
    }

    private static string[] Sources(Wander.Configuration.WanderSettings settings) =>
        [.. settings.Ignore.Patterns.Select(pattern => $"{pattern.Source}")];
}
