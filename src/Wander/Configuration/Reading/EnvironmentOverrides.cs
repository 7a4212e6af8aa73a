using System.Collections.Immutable;
using Wander.Configuration.Yaml;
using Wander.Protocol;
using Wander.Text;

namespace Wander.Configuration.Reading;

/// <summary>
/// Settings from environment variables, for containers: <c>WANDER_CRAWL_EVERY</c> sets <c>every</c> in <c>crawl</c>. They replace
/// the values of the file before these are read. An empty variable counts as unset.
/// </summary>
internal static class EnvironmentOverrides
{
    /// <summary>The prefix of all variables that set something.</summary>
    public const string Prefix = "WANDER_";

    private static readonly ImmutableArray<(string Variable, string? Section, string Key)> Scalars =
    [
        ("WANDER_TITLE", null, "title"),
        ("WANDER_OWNER", null, "owner"),
        ("WANDER_URL", null, "url"),
        ("WANDER_LISTEN", null, "listen"),
        ("WANDER_REFERRAL", null, "referral"),
        ("WANDER_STORE", null, "store"),
        ("WANDER_CRAWL_EVERY", "crawl", "every"),
        ("WANDER_CRAWL_CONCURRENCY", "crawl", "concurrency"),
        ("WANDER_CRAWL_PER_HOST", "crawl", "per_host"),
        ("WANDER_CRAWL_TIMEOUT", "crawl", "timeout"),
        ("WANDER_CRAWL_MAX_CONSOLES", "crawl", "max_consoles"),
        ("WANDER_PAGES_CHECK_EVERY", "pages_check", "every"),
    ];

    /// <summary>The supported variables, each with the setting that it replaces: <c>crawl.every</c>.</summary>
    public static IEnumerable<(string Name, string Setting)> Variables =>
        Scalars.Select(scalar => (scalar.Variable, scalar.Section is null ? scalar.Key : $"{scalar.Section}.{scalar.Key}"));

    /// <summary>Replaces settings with the values of environment variables.</summary>
    public static YamlMapping Apply(YamlMapping root, IReadOnlyDictionary<string, string> environment, ProblemList problems)
    {
        foreach (var (variable, section, key) in Scalars)
        {
            if (environment.TryGetValue(variable, out var value) && !string.IsNullOrWhiteSpace(value))
                root = Override(root, section, key, new YamlText(SourceLocation.Whole(variable), value));
        }
        ReportUnknown(environment, problems);
        return root;
    }

    // A section that is not a mapping stays as it is, so that the mistake is reported.
    private static YamlMapping Override(YamlMapping root, string? section, string key, YamlText value)
    {
        if (section is null)
            return root.With(key, value);
        return root.Find(section) switch
        {
            null or YamlNothing => root.With(section, new YamlMapping(value.Location, []).With(key, value)),
            YamlMapping mapping => root.With(section, mapping.With(key, value)),
            _ => root,
        };
    }

    private static void ReportUnknown(IReadOnlyDictionary<string, string> environment, ProblemList problems)
    {
        var known = Scalars.Select(scalar => scalar.Variable).ToArray();
        var ours = environment.Keys.Where(name => name.StartsWith(Prefix, StringComparison.Ordinal));
        foreach (var variable in ours.Except(known, StringComparer.Ordinal))
        {
            var key = variable[Prefix.Length..].ToLowerInvariant();
            var advice = SettingsKeys.Root.Contains(key, StringComparer.Ordinal) ? $"Set {Quote.Of(key)} in the settings file."
                : NearestName.Of(key, known.Select(name => name[Prefix.Length..])) is { } nearest
                    ? $"Did you mean {Quote.Of(Prefix + nearest)}?"
                : $"Use one of {Quote.All(known)}.";
            problems.Warning(SourceLocation.Whole(variable), $"This variable has no effect. {advice}");
        }
    }
}
