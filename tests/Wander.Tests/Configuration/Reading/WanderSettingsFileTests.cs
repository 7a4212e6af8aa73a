using System.Net;
using System.Text;
using Wander.Configuration;
using Wander.Configuration.Reading;

namespace Wander.Tests.Configuration.Reading;

public class WanderSettingsFileTests
{
    private const string FullExample = """
    title: A console on my website        # shown in the page's title and the directory
    url: https://example.com/wander/      # the public address; its path is where the service answers (here /wander/)
    listen: http://localhost:8080

    consoles:                             # neighbours
      - https://susam.net/wander/
    pages:                                # my recommendations
      - https://example.com/
      - url: https://midnight.pub/
        note: Slow, kind, and alive.      # optional; shown to visitors
    ignore:                               # what this console never contacts and never shows
      - https://*.substack.com/
      - pattern: https://rickyyean.com/
        reason: cookie banner
    ignore_files: [ignore/**/*.txt, "!ignore/drafts/**"]   # one pattern a line, # starts a reason; globs, relative to this file

    referral: url                         # url (the default) · version · no
    styles: [style.css]                   # loaded after the console's own, in this order
    scripts: [script.js]                  # files from the folder public/ beside this file, or absolute https URLs

    crawl:
      every: 6h
      concurrency: 32                     # requests under way at once
      per_host: 2                         # … of them to one host
      timeout: 15s
      max_consoles: 10000
      allow_private_networks: []          # e.g. [127.0.0.0/8]: ranges the crawler may connect to although they are not public
    pages_check: { every: 7d }
    store: data/wander.db                 # relative to this file
    trusted_proxies: []                   # whose X-Forwarded-* headers count

    """;

    [Fact]
    public void A_complete_settings_file_is_read()
    {
        using var folder = new SettingsOnDisk();
        folder.With("public/style.css", "").With("public/script.js", "").With(
            "ignore/ads.txt", "https://ads.example/ # ads\n").With("ignore/drafts/x.txt", "*");

        var reading = folder.Read(FullExample);

        Assert.Empty(reading.Problems);
        var settings = reading.Settings!;
        Assert.Equal("A console on my website", settings.Title);
        Assert.Equal("https://example.com/wander/", settings.Url.Value);
        Assert.False(settings.IsUrlDefault);
        Assert.Equal("http://localhost:8080", settings.Listen.Value);
        var console = Assert.Single(settings.Consoles);
        Assert.Equal(("https://susam.net/wander/", "wander.yaml:6"), (console.Address.Value, console.Source.ToString()));
        Assert.Equal(
            [("https://example.com/", null, "wander.yaml:8"),
                ("https://midnight.pub/", "Slow, kind, and alive.", "wander.yaml:9")],
            settings.Pages.Select(page => (page.Address.Value, page.Note, page.Source.ToString())));
        Assert.Equal(
            [
                ("https://*.substack.com/", null, "wander.yaml:12"),
                ("https://rickyyean.com/", "cookie banner", "wander.yaml:13"),
                ("https://ads.example/", "ads", "ignore/ads.txt:1"),
            ],
            settings.Ignore.Patterns.Select(pattern => (pattern.Text, pattern.Reason, pattern.Source?.ToString())));
        Assert.Equal(Referral.Url, settings.Referral);
        Assert.Equal(["style.css"], settings.Styles);
        Assert.Equal(["script.js"], settings.Scripts);
        Assert.Equal(Path.Combine(folder.Folder, "data", "wander.db"), settings.StorePath);
        Assert.Equal(folder.Folder, settings.Folder);
        AssertDefaults(settings);
    }

    [Fact]
    public void An_empty_file_gives_the_defaults()
    {
        using var folder = new SettingsOnDisk();

        var reading = folder.Read("# nothing yet\n");

        Assert.Equal(
            ["wander.yaml: warning: `url` is missing, so the address of this console is http://localhost:8080/, which others "
                + "cannot reach. Add its public address, like `url: https://example.com/wander/`."],
            SettingsOnDisk.Words(reading));
        var settings = reading.Settings!;
        Assert.Equal("Wander", settings.Title);
        Assert.Equal("http://localhost:8080/", settings.Url.Value);
        Assert.True(settings.IsUrlDefault);
        Assert.Equal("http://localhost:8080", settings.Listen.Value);
        Assert.Empty(settings.Consoles);
        Assert.Empty(settings.Pages);
        Assert.Empty(settings.Ignore.Patterns);
        Assert.Equal(Referral.Url, settings.Referral);
        Assert.Empty(settings.Styles);
        Assert.Empty(settings.Scripts);
        Assert.Equal(Path.Combine(folder.Folder, "data", "wander.db"), settings.StorePath);
        AssertDefaults(settings);
    }

    [Fact]
    public void A_key_without_a_value_gives_the_default()
    {
        var settings = SettingsOnDisk.Good(
            "title:\nconsoles:\npages:\nignore:\nignore_files:\ncrawl:\n  every:\npages_check:\nstore:\nreferral:\n");

        Assert.Equal("Wander", settings.Title);
        Assert.Empty(settings.Consoles);
        AssertDefaults(settings);
    }

    [Fact]
    public void Values_other_than_the_defaults_are_read()
    {
        var settings = SettingsOnDisk.Good(
            """
            title: 2026
            listen: http://*:80
            referral: version
            crawl: { every: 90m, concurrency: 64, per_host: 16, timeout: 1500ms, max_consoles: 12,
              allow_private_networks: [127.0.0.0/8, "::1"] }
            pages_check:
              every: 36h
            trusted_proxies:
            - 10.1.2.3
            - fd00::/8
            """);

        Assert.Equal("2026", settings.Title);
        Assert.Equal("http://*:80", settings.Listen.Value);
        Assert.Equal(Referral.Version, settings.Referral);
        Assert.Equal(TimeSpan.FromMinutes(90), settings.Crawl.Every);
        Assert.Equal((64, 16, 12), (settings.Crawl.Concurrency, settings.Crawl.PerHost, settings.Crawl.MaxConsoles));
        Assert.Equal(TimeSpan.FromMilliseconds(1500), settings.Crawl.Timeout);
        Assert.Equal([IPNetwork.Parse("127.0.0.0/8"), IPNetwork.Parse("::1/128")], settings.Crawl.AllowPrivateNetworks);
        Assert.Equal(TimeSpan.FromHours(36), settings.PagesCheck.Every);
        Assert.Equal([IPNetwork.Parse("10.1.2.3/32"), IPNetwork.Parse("fd00::/8")], settings.TrustedProxies);
    }

    [Fact]
    public void Ten_mistakes_are_reported_at_once()
    {
        var problems = SettingsOnDisk.ProblemsOf(TenMistakes);

        Assert.Equal(
            [
                "wander.yaml:2:6: `example.com/wander/` has no scheme. Write `https://example.com/wander/`.",
                "wander.yaml:3:9: The service itself supports only HTTP. Write `http://localhost:8443`, and use a reverse proxy "
                    + "for HTTPS.",
                "wander.yaml:4:11: `consoles` must be a list. Write each entry on its own line after a dash and a space: `- "
                    + "'https://susam.net/wander/'`.",
                "wander.yaml:5:1: Unknown setting `pges`. Did you mean `pages`?",
                "wander.yaml:8:5: `javascript:alert(1)` is not a web address (`http` or `https`). Write one like "
                    + "`https://example.com/`.",
                "wander.yaml:9:11: `false` is not a valid value for `referral`. Use `url`, `version` or `no`.",
                "wander.yaml:10:1: `title` is already in line 1. Remove one of the two.",
                "wander.yaml:12:10: `six hours` is not a duration. Use a whole number and a unit (ms, s, m, h or d), from 1m to "
                    + "30d, like `6h`.",
                "wander.yaml:13:3: Unknown setting `perHost` in `crawl`. Did you mean `per_host`?",
                "wander.yaml:14:19: `10.1.2.3/8` does not begin at the start of its range. Write `10.0.0.0/8`, or `10.1.2.3` "
                    + "for a single address.",
            ],
            problems);
    }

    private const string TenMistakes =
        """
        title: A console on my website
        url: example.com/wander/
        listen: https://localhost:8443
        consoles: https://susam.net/wander/
        pges:
          - https://example.com/
        pages:
          - javascript:alert(1)
        referral: false
        title: Another
        crawl:
          every: six hours
          perHost: 4
        trusted_proxies: [10.1.2.3/8]
        """;

    [Fact]
    public void The_message_about_a_missing_file_contains_an_example()
    {
        using var folder = new SettingsOnDisk();

        var reading = folder.Read();

        Assert.Null(reading.Settings);
        var problem = Assert.Single(SettingsOnDisk.Words(reading));
        Assert.StartsWith(
            $"wander.yaml: `{folder.File}` does not exist. Create it with this content", problem, StringComparison.Ordinal);
        Assert.EndsWith(WanderSettingsFile.Example, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void The_example_file_is_valid()
    {
        using var folder = new SettingsOnDisk();

        var reading = folder.Read(WanderSettingsFile.Example);

        Assert.Empty(reading.Problems);
        Assert.Equal("https://susam.net/wander/", Assert.Single(reading.Settings!.Consoles).Address.Value);
        Assert.Equal("https://example.com/", Assert.Single(reading.Settings.Pages).Address.Value);
    }

    [Fact]
    public void A_folder_is_not_a_settings_file()
    {
        using var folder = new SettingsOnDisk();
        Directory.CreateDirectory(folder.File);

        Assert.Equal(
            $"wander.yaml: `{folder.File}` is a folder, not a file. Pass the settings file in it, like "
                + $"`{Path.Combine(folder.File, "wander.yaml")}`.",
            Assert.Single(SettingsOnDisk.Words(folder.Read())));
    }

    [Fact]
    public void An_empty_path_means_the_current_folder()
    {
        var reading = WanderSettingsFile.Read("", new Dictionary<string, string>(StringComparer.Ordinal));

        Assert.Contains("is a folder, not a file. Pass the settings file in it", Assert.Single(SettingsOnDisk.Words(reading)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_reported()
    {
        using var folder = new SettingsOnDisk();
        folder.With("wander.yaml", "title: x");
        using var held = new FileStream(folder.File, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        var problem = Assert.Single(SettingsOnDisk.Words(folder.Read()));

        Assert.Contains("The file cannot be read", problem, StringComparison.Ordinal);
        Assert.Contains("Give the user that runs wander permission to read it.", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_more_than_one_mebibyte_is_refused()
    {
        const int mebibyte = 1 << 20;
        using var folder = new SettingsOnDisk();

        Assert.NotNull(folder.Read("#".PadRight(mebibyte, 'x')).Settings);
        Assert.StartsWith(
            "wander.yaml: The file is larger than 1 MiB",
            Assert.Single(SettingsOnDisk.Words(folder.Read("#".PadRight(mebibyte + 1, 'x')))), StringComparison.Ordinal);
    }

    [Fact]
    public void At_most_100_of_thousands_of_mistakes_are_reported()
    {
        var problems = SettingsOnDisk.ProblemsOf("consoles:\n" + string.Concat(Enumerable.Repeat("- x\n", 5000)));

        Assert.Equal(101, problems.Length);
        Assert.Equal("wander.yaml: Errors not shown: 4900.", problems[^1]);
    }

    [Theory]
    [InlineData("title: \"\u0001\"", "wander.yaml:1:9: The text contains an invisible character (U+0001) here. Delete it.")]
    [InlineData("title: a\0b", "wander.yaml:1:9: The text contains an invisible character (U+0000) here. Delete it.")]
    [InlineData("title: x\r\nurl: a\u2028b",
        "wander.yaml:2:7: The text contains an invisible character (U+2028) here. Delete it.")]
    public void Invisible_characters_are_reported_with_their_location(string yaml, string problem) =>
        Assert.Equal(problem, SettingsOnDisk.ProblemOf(yaml));

    [Fact]
    public void Bytes_that_are_not_UTF8_are_reported_with_their_location()
    {
        using var folder = new SettingsOnDisk();

        folder.With("wander.yaml", [.. "title: x\nstore: Caf"u8, 0xE9, .. ".db\n"u8]);
        Assert.Equal(
            "wander.yaml:2:11: The byte 0xE9 is not valid UTF-8. Save the file as UTF-8, or type the character again.",
            Assert.Single(SettingsOnDisk.Words(folder.Read())));

        folder.With("wander.yaml", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("title: x")]);
        Assert.Equal(
            "wander.yaml:1:1: The file is encoded in UTF-16. Save it as UTF-8.",
            Assert.Single(SettingsOnDisk.Words(folder.Read())));
    }

    [Fact]
    public void A_byte_order_mark_is_ignored_with_a_warning()
    {
        using var folder = new SettingsOnDisk();

        var reading = folder.Read("\uFEFFtitle: Wandering\nurl: https://me.example/\n");

        Assert.Equal("Wandering", reading.Settings!.Title);
        Assert.Equal(
            "wander.yaml:1:1: warning: The file begins with a byte order mark, which is ignored. Save it as UTF-8 without one.",
            Assert.Single(SettingsOnDisk.Words(reading)));
    }

    private static void AssertDefaults(WanderSettings settings)
    {
        Assert.Equal(TimeSpan.FromHours(6), settings.Crawl.Every);
        Assert.Equal((32, 2, 10_000), (settings.Crawl.Concurrency, settings.Crawl.PerHost, settings.Crawl.MaxConsoles));
        Assert.Equal(TimeSpan.FromSeconds(15), settings.Crawl.Timeout);
        Assert.Empty(settings.Crawl.AllowPrivateNetworks);
        Assert.Equal(TimeSpan.FromDays(7), settings.PagesCheck.Every);
        Assert.Empty(settings.TrustedProxies);
    }
}
