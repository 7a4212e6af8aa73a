using Wander.Configuration.Files;
using Wander.Configuration.Ignoring;
using Wander.Configuration.Yaml;
using Wander.Protocol;
using Wander.Protocol.Ignoring;

namespace Wander.Configuration.Reading;

/// <summary>
/// Reads settings from the nodes of a settings file (src/Wander/README.md#settings). Reports every mistake, and goes on after it.
/// </summary>
/// <param name="folder">The folder of the settings file.</param>
/// <param name="settingsFile">The absolute path of the settings file.</param>
/// <param name="activeFiles">The ignore files whose patterns are active; empty when the service starts.</param>
internal sealed class SettingsReader(SettingsFolder folder, string settingsFile, IReadOnlySet<string> activeFiles)
{
    /// <summary>Reads the settings. They must be used only when no problem is an error.</summary>
    public WanderSettings Read(Section root)
    {
        var problems = root.Problems;
        var listen = Addresses.Listen(root);
        var written = Addresses.Url(root);
        var own = written ?? listen.LocalConsole;
        if (!root.Has("url"))
            problems.Warning(
                SourceLocation.Whole(Path.GetFileName(settingsFile)),
                $"`url` is missing, so the address of this console is {own}, "
                + "which others cannot reach. Add its public address, like `url: https://example.com/wander/`.");

        var placedConsoles = Addresses.Consoles(root, own);
        var placedPages = Addresses.Pages(root);
        var patterns = IgnorePatterns.Listed(root).AddRange(IgnoreFiles.Patterns(root, folder, activeFiles));
        var ignore = IgnoreList.Create(patterns.Select(placed => placed.Value));
        IgnorePatterns.MustNotHide(own, patterns, problems);
        foreach (var console in placedConsoles)
            IgnorePatterns.ShouldNotHide(ignore, console.Value.Address.Value, console.Location, problems);
        foreach (var page in placedPages)
            IgnorePatterns.ShouldNotHide(ignore, page.Value.Address.Value, page.Location, problems);

        return new WanderSettings
        {
            Title = root.Line("title") ?? "Wander",
            Owner = root.Line("owner"),
            Url = own,
            IsUrlDefault = written is null,
            Listen = listen,
            Consoles = [.. placedConsoles.Select(placed => placed.Value)],
            Pages = [.. placedPages.Select(placed => placed.Value)],
            Ignore = ignore,
            Referral = root.Referral("referral"),
            Styles = root.Assets("styles", folder),
            Scripts = root.Assets("scripts", folder),
            Crawl = Crawl(root.Subsection("crawl", SettingsKeys.Crawl)),
            PagesCheck = PagesCheck(root.Subsection("pages_check", SettingsKeys.PagesCheck)),
            StorePath = OwnFiles.Store(root, folder.Path, settingsFile),
            TrustedProxies = root.Ranges("trusted_proxies"),
            Folder = folder.Path,
        };
    }

    private static CrawlSettings Crawl(Section section)
    {
        var defaults = new CrawlSettings();
        var concurrency = section.Integer("concurrency", defaults.Concurrency, 1, 256);
        var perHost = section.Integer("per_host", Math.Min(defaults.PerHost, concurrency), 1, 16);
        if (perHost > concurrency && section.Text("per_host") is { } text)
            section.Problems.Error(text.Location, $"`per_host` cannot be greater than `concurrency`, "
                + $"which is {concurrency}. Use at most {concurrency}.");
        return new CrawlSettings
        {
            Every = section.Period("every", defaults.Every, TimeSpan.FromMinutes(1), TimeSpan.FromDays(30)),
            Concurrency = concurrency,
            PerHost = perHost,
            Timeout = section.Period("timeout", defaults.Timeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5)),
            MaxConsoles = section.Integer("max_consoles", defaults.MaxConsoles, 1, 100_000),
            AllowPrivateNetworks = section.Ranges("allow_private_networks"),
        };
    }

    private static PagesCheckSettings PagesCheck(Section section) => new()
    {
        Every = section.Period("every", new PagesCheckSettings().Every, TimeSpan.FromHours(1), TimeSpan.FromDays(365)),
    };
}
