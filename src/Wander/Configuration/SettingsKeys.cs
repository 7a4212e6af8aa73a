using System.Collections.Immutable;

namespace Wander.Configuration;

/// <summary>The keys of <c>wander.yaml</c> (src/Wander/README.md#settings).</summary>
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

    /// <summary>Returns the sections with a setting of this name, whose indentation may have been forgotten.</summary>
    public static IEnumerable<string> SectionsWith(string key)
    {
        if (Crawl.Contains(key, StringComparer.Ordinal))
            yield return "crawl";
        if (PagesCheck.Contains(key, StringComparer.Ordinal))
            yield return "pages_check";
    }
}
