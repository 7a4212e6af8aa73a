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
    public void The_example_of_the_design_is_read_completely()
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
    public void An_empty_file_has_every_default()
    {
        using var folder = new SettingsOnDisk();

        var reading = folder.Read("# nothing yet\n");

        Assert.Equal(
            ["wander.yaml: warning: there is no `url`, so this console calls itself http://localhost:8080/, where others "
                + "cannot reach it: write its public address, like `url: https://example.com/wander/`"],
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
    public void A_key_without_a_value_has_its_default()
    {
        var settings = SettingsOnDisk.Good(
            "title:\nconsoles:\npages:\nignore:\nignore_files:\ncrawl:\n  every:\npages_check:\nstore:\nreferral:\n");

        Assert.Equal("Wander", settings.Title);
        Assert.Empty(settings.Consoles);
        AssertDefaults(settings);
    }

    [Fact]
    public void Other_values_than_the_defaults_are_read()
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
    public void Ten_mistakes_are_ten_messages_at_once()
    {
        var problems = SettingsOnDisk.ProblemsOf(TenMistakes);

        Assert.Equal(
            [
                "wander.yaml:2:6: `example.com/wander/` has no scheme: write https://example.com/wander/",
                "wander.yaml:3:9: the service itself speaks http: write http://localhost:8443 and put a reverse proxy with "
                    + "the certificate in front",
                "wander.yaml:4:11: `consoles` is a list: write each entry in its own line after a dash, `- "
                    + "'https://susam.net/wander/'`",
                "wander.yaml:5:1: `pges` is not a setting: did you mean `pages`?",
                "wander.yaml:8:5: `javascript:alert(1)` is no address of the web, only http and https are: write one like "
                    + "https://example.com/",
                "wander.yaml:9:11: `false` is no `referral`: write no",
                "wander.yaml:10:1: `title` is already in line 1: keep one of the two",
                "wander.yaml:12:10: `six hours` is no duration: write a whole number and a unit (s, m, h or d), like 6h, from "
                    + "1m to 30d",
                "wander.yaml:13:3: `perHost` is not a setting of `crawl`: did you mean `per_host`?",
                "wander.yaml:14:19: `10.1.2.3/8` begins inside its range: write 10.0.0.0/8, or 10.1.2.3 for this one address",
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
    public void A_missing_file_shows_one_to_copy()
    {
        using var folder = new SettingsOnDisk();

        var reading = folder.Read();

        Assert.Null(reading.Settings);
        var problem = Assert.Single(SettingsOnDisk.Words(reading));
        Assert.StartsWith(
            $"wander.yaml: there is no file `{folder.File}`: make one with this in it", problem, StringComparison.Ordinal);
        Assert.EndsWith(WanderSettingsFile.Example, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void The_file_to_copy_is_good()
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
            $"wander.yaml: `{folder.File}` is a folder, not a file: name the settings file in it, like "
                + $"`{Path.Combine(folder.File, "wander.yaml")}`",
            Assert.Single(SettingsOnDisk.Words(folder.Read())));
    }

    [Fact]
    public void No_name_is_the_name_of_the_current_folder()
    {
        var reading = WanderSettingsFile.Read("", new Dictionary<string, string>(StringComparer.Ordinal));

        Assert.Contains("is a folder, not a file: name the settings file in it", Assert.Single(SettingsOnDisk.Words(reading)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_a_problem_in_words()
    {
        using var folder = new SettingsOnDisk();
        folder.With("wander.yaml", "title: x");
        using var held = new FileStream(folder.File, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        var problem = Assert.Single(SettingsOnDisk.Words(folder.Read()));

        Assert.Contains("this file cannot be read", problem, StringComparison.Ordinal);
        Assert.Contains("let the user that runs wander read it", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_more_than_one_mebibyte_is_refused()
    {
        const int mebibyte = 1 << 20;
        using var folder = new SettingsOnDisk();

        Assert.NotNull(folder.Read("#".PadRight(mebibyte, 'x')).Settings);
        Assert.StartsWith(
            "wander.yaml: this file is larger than 1 MiB",
            Assert.Single(SettingsOnDisk.Words(folder.Read("#".PadRight(mebibyte + 1, 'x')))), StringComparison.Ordinal);
    }

    [Fact]
    public void Thousands_of_mistakes_are_counted_and_not_all_told()
    {
        var problems = SettingsOnDisk.ProblemsOf("consoles:\n" + string.Concat(Enumerable.Repeat("- x\n", 5000)));

        Assert.Equal(101, problems.Length);
        Assert.Equal("wander.yaml: 4900 more errors like these", problems[^1]);
    }

    [Theory]
    [InlineData("title: \"\u0001\"", "wander.yaml:1:9: an invisible character (U+0001) is in the text here: delete it")]
    [InlineData("title: a\0b", "wander.yaml:1:9: an invisible character (U+0000) is in the text here: delete it")]
    [InlineData("title: x\r\nurl: a\u2028b", "wander.yaml:2:7: an invisible character (U+2028) is in the text here: delete it")]
    public void Invisible_characters_have_a_place(string yaml, string problem) =>
        Assert.Equal(problem, SettingsOnDisk.ProblemOf(yaml));

    [Fact]
    public void Bytes_that_are_no_text_have_a_place()
    {
        using var folder = new SettingsOnDisk();

        folder.With("wander.yaml", [.. "title: x\nstore: Caf"u8, 0xE9, .. ".db\n"u8]);
        Assert.Equal(
            "wander.yaml:2:11: the byte 0xE9 is not UTF-8: save the file as UTF-8, or write the character anew",
            Assert.Single(SettingsOnDisk.Words(folder.Read())));

        folder.With("wander.yaml", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("title: x")]);
        Assert.Equal(
            "wander.yaml:1:1: this file is UTF-16: save it as UTF-8", Assert.Single(SettingsOnDisk.Words(folder.Read())));
    }

    [Fact]
    public void A_byte_order_mark_is_left_out_with_a_warning()
    {
        using var folder = new SettingsOnDisk();

        var reading = folder.Read("\uFEFFtitle: Wandering\nurl: https://me.example/\n");

        Assert.Equal("Wandering", reading.Settings!.Title);
        Assert.Equal(
            "wander.yaml:1:1: warning: the file begins with a byte order mark, which is left out: save it as UTF-8 without one",
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
