using System.Collections.Immutable;

namespace Wander.Configuration;

/// <summary>Every key of wander.yaml (design, section 4).</summary>
internal static class SettingsKeys
{
    public static readonly ImmutableArray<string> Root =
    [
        "title", "owner", "url", "listen", "consoles", "pages", "ignore", "ignore_files", "referral", "styles", "scripts",
        "crawl", "pages_check", "store", "trusted_proxies",
    ];

    public static readonly ImmutableArray<string> Crawl =
        ["every", "concurrency", "per_host", "timeout", "max_consoles", "allow_private_networks"];

    public static readonly ImmutableArray<string> PagesCheck = ["every"];

    public static readonly ImmutableArray<string> PageEntry = ["url", "note"];

    public static readonly ImmutableArray<string> IgnoreEntry = ["pattern", "reason"];

    /// <summary>The sections that have a setting of this name: somebody may have forgotten to indent it.</summary>
    public static IEnumerable<string> SectionsWith(string key)
    {
        if (Crawl.Contains(key, StringComparer.Ordinal))
            yield return "crawl";
        if (PagesCheck.Contains(key, StringComparer.Ordinal))
            yield return "pages_check";
    }
}
