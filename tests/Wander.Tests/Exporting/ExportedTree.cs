using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Wander.Configuration;
using Wander.Configuration.Reading;
using Wander.Exporting;
using Wander.Protocol.Network;
using Wander.State;

namespace Wander.Tests.Exporting;

/// <summary>A static export in a folder, with its links resolved as a browser would.</summary>
internal sealed class ExportedTree : IDisposable
{
    private readonly TemporaryFolder _folder;

    private ExportedTree(TemporaryFolder folder, WanderSettings settings) => (_folder, Settings) = (folder, settings);

    /// <summary>The settings of the console.</summary>
    public WanderSettings Settings { get; }

    /// <summary>The folder of the files. Its parent contains only the settings and the files of the test.</summary>
    public string Path => System.IO.Path.Combine(_folder.Path, "out");

    /// <summary>The names of the files, with forward slashes.</summary>
    public IReadOnlyList<string> Names =>
    [
        .. Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories).Select(
            file => System.IO.Path.GetRelativePath(Path, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Exports a network.</summary>
    public static async Task<ExportedTree> OfAsync(
        NetworkSnapshot network, string yaml = "url: https://us.example/wander/", string language = "en",
            params (string Name, string Text)[] files)
    {
        var folder = new TemporaryFolder();
        foreach (var (name, text) in files)
            folder.Write(name, text);
        var path = folder.Write("wander.yaml", yaml);
        var settings = WanderSettingsFile.Read(path, new Dictionary<string, string>(StringComparer.Ordinal)).Settings!;
        var tree = new ExportedTree(folder, settings);
        Assert.Null(await tree.WriteAsync(network, language));
        return tree;
    }

    /// <summary>Exports a network to the same folder again.</summary>
    public async Task<string?> WriteAsync(NetworkSnapshot network, string language = "en")
    {
        Assert.True(ExportFolder.TryOpen(Path, Settings, isForced: false, out var opened, out var problem), problem?.Message);
        using var folder = opened;
        var time = new DateTimeOffset(2026, 5, 15, 4, 0, 0, TimeSpan.Zero);
        var moment = new NetworkMoment(network, CrawlProgress.Of(network, isRunning: false, time, time));
        return (await new ConsoleExport(Settings, moment, language).WriteAsync(
            folder, Messages.Add, TestContext.Current.CancellationToken))?.Message;
    }

    /// <summary>The messages about files that were left out.</summary>
    public List<string> Messages { get; } = [];

    /// <summary>Returns the text of a file.</summary>
    public string Text(string name) => File.ReadAllText(System.IO.Path.Combine(Path, name));

    /// <summary>Parses a file as HTML.</summary>
    public IHtmlDocument Page(string name) => new HtmlParser().ParseDocument(Text(name));

    /// <summary>
    /// Returns the links of all pages that do not lead to an existing file, to an existing element in it, or to another site.
    /// </summary>
    public IEnumerable<string> BrokenLinks()
    {
        var names = Names.ToHashSet(StringComparer.Ordinal);
        var pages = names.Where(name => name.EndsWith(".html", StringComparison.Ordinal)).ToDictionary(
            name => name, Page, StringComparer.Ordinal);
        return
            from page in pages
            from address in AddressesIn(page.Value)
            let problem = ProblemOf(page.Key, address, names, pages)
            where problem is not null
            select $"{page.Key}: {address}: {problem}";
    }

    public void Dispose() => _folder.Dispose();

    private static IEnumerable<string> AddressesIn(IHtmlDocument page) =>
        from name in new[] { "href", "src", "action", "data", "poster", "srcset", "formaction" }
        from element in page.All
        where element.HasAttribute(name)
        select element.GetAttribute(name)!;

    private static string? ProblemOf(string from, string address, HashSet<string> names, Dictionary<string, IHtmlDocument> pages)
    {
        var root = new Uri("https://files.invalid/some/where/");
        if (!Uri.TryCreate(new Uri(root, from), address, out var to) || to.Scheme is not ("http" or "https"))
            return "not a web address";
        if (to.Host != root.Host)
            return null;
        if (!root.IsBaseOf(to))
            return "outside of the export";
        var name = Uri.UnescapeDataString(to.AbsolutePath[root.AbsolutePath.Length..]);
        name = name.Length == 0 || name.EndsWith('/') ? name + "index.html" : name;
        if (!names.Contains(name))
            return "missing file";
        return to.Fragment.Length > 1 && pages[name].GetElementById(to.Fragment[1..]) is null ? "missing element" : null;
    }
}
