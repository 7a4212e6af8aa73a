using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Wander.Configuration;
using Wander.Configuration.Reading;
using Wander.Exporting;
using Wander.Protocol.Network;
using Wander.State;

namespace Wander.Tests.Exporting;

/// <summary>A console as files in a folder, and what a visitor's browser makes of their links.</summary>
internal sealed class ExportedTree : IDisposable
{
    private readonly TemporaryFolder _folder;

    private ExportedTree(TemporaryFolder folder, WanderSettings settings) => (_folder, Settings) = (folder, settings);

    /// <summary>Whose it is.</summary>
    public WanderSettings Settings { get; }

    /// <summary>The folder of the files; beside it is nothing but the settings and what a test put there.</summary>
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

    /// <summary>Exports a network into it again.</summary>
    public async Task<string?> WriteAsync(NetworkSnapshot network, string language = "en")
    {
        Assert.True(ExportFolder.TryOpen(Path, Settings, isForced: false, out var opened, out var problem), problem?.Message);
        using var folder = opened;
        var time = new DateTimeOffset(2026, 5, 15, 4, 0, 0, TimeSpan.Zero);
        var moment = new NetworkMoment(network, CrawlProgress.Of(network, isRunning: false, time, time));
        return (await new ConsoleExport(Settings, moment, language).WriteAsync(
            folder, Said.Add, TestContext.Current.CancellationToken))?.Message;
    }

    /// <summary>What the owner was told.</summary>
    public List<string> Said { get; } = [];

    /// <summary>A file as text.</summary>
    public string Text(string name) => File.ReadAllText(System.IO.Path.Combine(Path, name));

    /// <summary>A file as a page.</summary>
    public IHtmlDocument Page(string name) => new HtmlParser().ParseDocument(Text(name));

    /// <summary>
    /// What is wrong with the links and addresses of all pages: they lead to files, to places in them, or elsewhere on the Web.
    /// </summary>
    public IEnumerable<string> BrokenLinks()
    {
        var names = Names.ToHashSet(StringComparer.Ordinal);
        var pages = names.Where(name => name.EndsWith(".html", StringComparison.Ordinal)).ToDictionary(
            name => name, Page, StringComparer.Ordinal);
        return
            from page in pages
            from address in AddressesIn(page.Value)
            let wrong = WhyBroken(page.Key, address, names, pages)
            where wrong is not null
            select $"{page.Key}: {address}: {wrong}";
    }

    public void Dispose() => _folder.Dispose();

    private static IEnumerable<string> AddressesIn(IHtmlDocument page) =>
        from name in new[] { "href", "src", "action", "data", "poster", "srcset", "formaction" }
        from element in page.All
        where element.HasAttribute(name)
        select element.GetAttribute(name)!;

    private static string? WhyBroken(string from, string address, HashSet<string> names, Dictionary<string, IHtmlDocument> pages)
    {
        var root = new Uri("https://files.invalid/some/where/");
        if (!Uri.TryCreate(new Uri(root, from), address, out var to) || to.Scheme is not ("http" or "https"))
            return "no address of the Web";
        if (to.Host != root.Host)
            return null;
        if (!root.IsBaseOf(to))
            return "leads out";
        var name = Uri.UnescapeDataString(to.AbsolutePath[root.AbsolutePath.Length..]);
        name = name.Length == 0 || name.EndsWith('/') ? name + "index.html" : name;
        if (!names.Contains(name))
            return "no such file";
        return to.Fragment.Length > 1 && pages[name].GetElementById(to.Fragment[1..]) is null ? "no such place" : null;
    }
}
