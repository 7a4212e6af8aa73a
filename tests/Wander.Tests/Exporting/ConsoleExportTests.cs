using System.Text.RegularExpressions;
using AngleSharp.Dom;
using FsCheck.Fluent;
using Wander.Exporting;
using Wander.Protocol;
using Wander.Protocol.Crawling;
using Wander.Protocol.Findings;
using Wander.Protocol.Ignoring;
using Wander.Protocol.Network;
using Wander.Protocol.Scripts;
using Wander.Tests.Web;
using Wander.Tests.Web.Exports;
using Wander.Tests.Web.Parts;

namespace Wander.Tests.Exporting;

/// <summary>Tests that a static export is complete and that all its links work.</summary>
public sealed partial class ConsoleExportTests
{
    private const int Timeout = 120_000;
    private const string Own = "https://us.example/wander/";

    private static readonly DateTimeOffset Now = new(2026, 5, 15, 4, 0, 0, TimeSpan.Zero);

    [Fact(Timeout = Timeout)]
    public async Task Every_link_works_and_the_parts_of_lists_are_complete()
    {
        var network = LargeNetwork.Of(230); // three parts of the console list, and one console with hundreds of pages
        using var tree = await ExportedTree.OfAsync(network, $"url: {network.Self.Address}");

        Assert.Empty(tree.BrokenLinks());
        Assert.Equal(network.Pages.Count, Links(tree, "directory/", ".pages h2 a").Distinct().Count());
        Assert.Equal(network.Consoles.Length, Links(tree, "directory/consoles/", ".consoles h2 a").Distinct().Count());
        var largest = network.Consoles.MaxBy(console => console.Pages.Length)!;
        Assert.InRange(largest.Pages.Length, 51, int.MaxValue);
        Assert.Equal(
            largest.Pages.Length, Links(tree, StaticLinks.FolderOf(largest.Address.Value), ".pages h3 a").Distinct().Count());
        foreach (var name in tree.Names.Where(name => name.EndsWith(".html", StringComparison.Ordinal)))
        {
            var page = tree.Page(name);
            Assert.Contains("default-src 'none'", page.QuerySelector("meta[http-equiv=Content-Security-Policy]")!.GetAttribute(
                "content"), StringComparison.Ordinal);
            // On the console page, main.js handles forms.
            Assert.All(page.QuerySelectorAll("form:not([hidden])"), form => Assert.Equal("index.html", name));
        }
    }

    [Fact(Timeout = Timeout)]
    public async Task Every_imported_script_exists()
    {
        using var tree = await ExportedTree.OfAsync(LargeNetwork.Of(3));

        var imports = tree.Names.Where(name => name.EndsWith(".js", StringComparison.Ordinal) && name != "wander.js")
            .SelectMany(name => Import.Matches(tree.Text(name)).Select(match => match.Groups["name"].Value)).ToList();

        Assert.Contains("pool.js", imports);
        Assert.Subset(tree.Names.ToHashSet(StringComparer.Ordinal), imports.ToHashSet(StringComparer.Ordinal));
        Assert.Contains("readPool", tree.Text("api.js"), StringComparison.Ordinal);
        Assert.DoesNotContain(tree.Names, name => name.StartsWith("static/", StringComparison.Ordinal));
    }

    [Fact(Timeout = Timeout)]
    public async Task Feeds_and_exports_refer_to_existing_files()
    {
        var network = Checked(LargeNetwork.Of(40));
        using var tree = await ExportedTree.OfAsync(network, $"url: {network.Self.Address}");

        var feeds = tree.Names.Where(name => name.StartsWith("feed", StringComparison.Ordinal)).ToList();
        Assert.Equal((network.Pages.Count + 49) / 50, feeds.Count);
        List<string> entries = [];
        var next = (string?)network.Self.Address.Value + "feed.xml";
        while (next is not null)
        {
            var feed = ExportAnswers.Validate(tree.Text(FileAt(tree, next)), "atom");
            Assert.Equal(next, Assert.Single(feed.Links("self")));
            Assert.Equal(network.Self.Address.Value + "feed.xml", Assert.Single(feed.Links("first")));
            entries.AddRange(feed.Entries().Select(entry => entry.Text("id")));
            next = feed.Links("next").SingleOrDefault();
        }
        Assert.Equal(network.Pages.Count, entries.Distinct().Count());
        var sitemap = ExportAnswers.Validate(tree.Text("sitemap.xml"), "sitemap").Descendants().Where(
            element => element.Name.LocalName == "loc").ToList();
        Assert.All(sitemap, place => Assert.Contains(FileAt(tree, place.Value), tree.Names));
        Assert.Equal(network.Consoles.Length + 4, sitemap.Count);
        ExportAnswers.Validate(tree.Text("blogroll.opml"), "opml");
        Assert.Equal(network.Pages.Count, tree.Text("pages.txt").Count(c => c == '\n'));
        Assert.NotNull(WanderScriptReader.Read(tree.Text("wander.js")).Document);
        Assert.DoesNotContain("robots.txt", tree.Names); // the console is not at the root of the site
    }

    [Fact(Timeout = Timeout)]
    public async Task A_console_at_the_site_root_has_robots_and_the_owners_files_win()
    {
        using var tree = await ExportedTree.OfAsync(LargeNetwork.Of(2), "url: https://us.example/", "en");
        Assert.Equal("User-agent: *\nAllow: /\n\nSitemap: https://us.example/sitemap.xml\n", tree.Text("robots.txt"));
        Assert.Equal(tree.Text("blogroll.opml"), tree.Text(".well-known/recommendations.opml"));

        using var owners = await ExportedTree.OfAsync(
            LargeNetwork.Of(2), "url: https://us.example/\nstyles: [style.css]", "en",
            ("public/robots.txt", "mine"), ("public/icon.svg", "mine"), ("public/style.css", "mine"),
                ("public/fonts/a.woff2", "mine"),
            ("public/.secret", "no"), ("public/.git/config", "no"), ("public/index.html", "no"),
                ("public/.well-known/security.txt", "mine"));
        Assert.All(["robots.txt", "icon.svg", "style.css", "fonts/a.woff2", ".well-known/security.txt"], name =>
            Assert.Equal("mine", owners.Text(name)));
        Assert.DoesNotContain(owners.Names, name =>
            name.Contains("secret", StringComparison.Ordinal) || name.Contains(".git", StringComparison.Ordinal));
        Assert.Equal(
            ["`public/index.html` is left out, because the export writes a file with this name. Rename it."], owners.Messages);
        Assert.Empty(owners.BrokenLinks());
    }

    [Fact(Timeout = Timeout)]
    public async Task Exports_are_deterministic_and_translated()
    {
        using var one = await ExportedTree.OfAsync(LargeNetwork.Of(20));
        using var same = await ExportedTree.OfAsync(LargeNetwork.Of(20));
        using var german = await ExportedTree.OfAsync(LargeNetwork.Of(20), language: "de");

        Assert.Equal(one.Names, same.Names);
        Assert.All(one.Names, name => Assert.Equal(one.Text(name), same.Text(name)));
        Assert.Equal("de", german.Page("index.html").DocumentElement.GetAttribute("lang"));
        Assert.Equal("Verzeichnis", german.Page("directory/index.html").QuerySelector("h1")!.TextContent);
        Assert.Empty(german.BrokenLinks());
    }

    [Fact]
    public void Hostile_texts_neither_leave_the_folder_nor_run_as_scripts() => Property.Holds(
        Arb.From(Gen.ArrayOf(Gen.Elements(
            "aux", "CON", "../../x", "..", "/etc/passwd", "a/b", "\"><script>alert(1)</script>", "javascript:alert(1)",
                "</title>", "%2e%2e%2f", "\u202e", "ß", "?page=x", "#x", "\\", ":"))),
        words =>
        {
            using var tree = ExportedTree.OfAsync(Hostile(words)).GetAwaiter().GetResult();

            Assert.Empty(tree.BrokenLinks());
            Assert.All(tree.Names, name => Assert.Matches("^[a-z0-9./-]+$", name));
            Assert.All(
                tree.Names.SelectMany(name => name.Split('/')), part => Assert.DoesNotMatch("^(aux|con|prn|nul|\\.\\.?)$", part));
            Assert.Equal(["out", "wander.yaml"], Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(tree.Path)!).Select(
                Path.GetFileName).Order(StringComparer.Ordinal));
            foreach (var page in tree.Names.Where(name => name.EndsWith(".html", StringComparison.Ordinal)).Select(tree.Page))
                Assert.All(page.QuerySelectorAll("script, iframe, object, embed, base"), element =>
                    Assert.Matches("^(SCRIPT|IFRAME) (\\.\\.?/|https://)", $"{element.TagName} {element.GetAttribute("src")}"));
        },
        times: 15);

    private static NetworkSnapshot Hostile(string[] words)
    {
        ConsoleAddress[] consoles = [PartPages.Console(Own), .. words.Select((word, place) => ConsoleAddress.TryParse(
            $"https://c{place}.example/{word}/", out var address) ? address : null).OfType<ConsoleAddress>().Distinct()];
        var builder = new NetworkBuilder(consoles[0], IgnoreList.Empty);
        foreach (var console in consoles.Skip(1))
            builder.Add(console);
        PageAddress[] pages = [PartPages.Page("https://own.example/"), .. words.Select(word => PageAddress.TryParse(
            $"https://page.example/{word}", out var address) ? address : null).OfType<PageAddress>().Distinct()];
        builder.SetListing(consoles[0], PartPages.Listing(consoles.Skip(1), pages), Now,
            pages.ToDictionary(page => page, page => string.Concat(words)));
        foreach (var console in consoles.Skip(1))
            builder.SetState(console, ConsoleState.Failed, Reasons.Unknown(string.Concat(words)), Now);
        foreach (var (place, page) in pages.Index())
        {
            var word = words.Length == 0 ? null : words[place % words.Length];
            builder.SetCheck(page, new PageCheck
            {
                Verdict = (Verdict)(1 + (place % 7)),
                Failure = word is null ? null
                : Reasons.Unknown(word),
                Title = word,
                Description = word,
                Language = word,
                Final = page,
                CheckedAt = Now
            });
        }
        return builder.ToSnapshot();
    }

    private static NetworkSnapshot Checked(NetworkSnapshot network) => network.With(
        network.Pages.Select(page => KeyValuePair.Create(page.Address,
            new PageCheck { Verdict = Verdict.Embeddable, Title = "A page", Feed = page.Address, CheckedAt = Now })));

    private static string FileAt(ExportedTree tree, string address)
    {
        Assert.StartsWith(tree.Settings.Url.Value, address, StringComparison.Ordinal);
        var name = address[tree.Settings.Url.Value.Length..];
        return name.Length == 0 || name.EndsWith('/') ? name + "index.html" : name;
    }

    // Returns the links in all parts of a list, in order. Follows the links to the next part.
    private static IEnumerable<string> Links(ExportedTree tree, string folder, string selector)
    {
        for (string? name = folder; name is not null;)
        {
            var page = tree.Page(name + "index.html");
            foreach (var link in page.QuerySelectorAll(selector))
                yield return link.GetAttribute("href")!.Replace("../", "", StringComparison.Ordinal);
            var next = page.QuerySelector("a[rel=next]")?.GetAttribute("href");
            name = next is null ? null : new Uri(new Uri("https://x.invalid/" + name), next).AbsolutePath[1..];
        }
    }

    [GeneratedRegex("""(from|import) '\./(?<name>[\w.]+)'""", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Import { get; }
}
