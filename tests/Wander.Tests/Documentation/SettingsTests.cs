using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Wander.Configuration;
using Wander.Configuration.Reading;

namespace Wander.Tests.Documentation;

/// <summary>Compares the chapter about settings in the owner's manual with the settings that the service reads.</summary>
public sealed partial class SettingsTests : IDisposable
{
    private static readonly Document Manual = Documents.Read(Documents.Manual);
    private static readonly Document Chapter = Manual.Section("Settings");
    private static readonly Table Overview = Assert.Single(Chapter.Tables("Setting"));

    private static readonly Dictionary<string, string> NoEnvironment = new(StringComparer.Ordinal);

    // The settings with a single value as default, and the default as an owner would write it.
    private static readonly Dictionary<string, Func<WanderSettings, string>> Defaults = new(StringComparer.Ordinal)
    {
        ["title"] = settings => settings.Title,
        ["listen"] = settings => settings.Listen.Value,
        ["referral"] = settings => NameOf(settings.Referral),
        ["crawl.every"] = settings => Duration.Format(settings.Crawl.Every),
        ["crawl.concurrency"] = settings => Number(settings.Crawl.Concurrency),
        ["crawl.per_host"] = settings => Number(settings.Crawl.PerHost),
        ["crawl.timeout"] = settings => Duration.Format(settings.Crawl.Timeout),
        ["crawl.max_consoles"] = settings => Number(settings.Crawl.MaxConsoles),
        ["pages_check.every"] = settings => Duration.Format(settings.PagesCheck.Every),
        ["store"] = settings => Path.GetRelativePath(settings.Folder, settings.StorePath).Replace('\\', '/'),
    };

    private readonly TemporaryFolder _folder = new();

    /// <summary>The names of all settings, for example <c>title</c> and <c>crawl.every</c>.</summary>
    public static TheoryData<string> Names => [.. AllNames()];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_overview_lists_exactly_the_settings() => Assert.Equal(
        AllNames().Order(StringComparer.Ordinal), Chapter.FirstColumn("Setting").Order(StringComparer.Ordinal));

    [Fact]
    public void Every_setting_has_a_section_and_every_section_describes_a_setting() => Assert.Equal(
        AllNames().Order(StringComparer.Ordinal),
        Chapter.Headings.SelectMany(heading => Document.Codes(heading.Text)).Order(StringComparer.Ordinal));

    [Theory, MemberData(nameof(Names))]
    public void The_section_of_a_setting_has_an_example(string name)
    {
        var key = name.Split('.')[^1];

        var lines = Chapter.Section($"`{name}`").Code("yaml").SelectMany(block => block.Lines);

        Assert.Contains(lines, line => line.Trim().StartsWith($"{key}:", StringComparison.Ordinal));
    }

    [Fact]
    public void The_sections_of_lists_explain_the_keys_of_their_entries()
    {
        Assert.Equal(SettingsKeys.PageEntry, Chapter.Section("`pages`").FirstColumn("Key"));
        Assert.Equal(SettingsKeys.IgnoreEntry, Chapter.Section("`ignore`").FirstColumn("Key"));
    }

    [Fact]
    public void The_overview_lists_every_environment_variable_with_its_setting() => Assert.Equal(
        EnvironmentOverrides.Variables.Select(variable => $"{variable.Name} {variable.Setting}").Order(StringComparer.Ordinal),
        Overview.Rows.SelectMany(row => Document.Codes(row[^1]).Select(variable => $"{variable} {Document.Codes(row[0])[0]}"))
            .Order(StringComparer.Ordinal));

    [Fact]
    public void Every_environment_variable_in_the_documents_exists()
    {
        var unknown =
            from document in Documents.ReadAll()
            from Match variable in Variable().Matches(document.Document.Text)
            where !EnvironmentOverrides.Variables.Any(known => known.Name == variable.Value)
            select $"{document.Path}: {variable.Value}";

        Assert.Empty(unknown);
    }

    [Fact]
    public void The_defaults_in_the_overview_are_those_of_an_empty_file()
    {
        var settings = Read("").Settings!;

        Assert.All(Defaults, expected => Assert.Equal(
            expected.Value(settings), Document.Codes(RowOf(expected.Key)[2]).FirstOrDefault()));
    }

    [Theory, MemberData(nameof(Names))]
    public void The_range_in_the_overview_is_the_accepted_range(string name)
    {
        var range = RowOf(name)[3];
        if (Characters().Match(range) is { Success: true } length)
        {
            var maximum = int.Parse(length.Groups["maximum"].Value, CultureInfo.InvariantCulture);
            AssertAccepted(name, new string('a', maximum));
            AssertRefused(name, new string('a', maximum + 1));
        }
        else if (range.Contains("` to `", StringComparison.Ordinal) && Document.Codes(range) is [var least, var most])
        {
            AssertAccepted(name, least, most);
            AssertRefused(name, Next(least, -1), Next(most, +1));
        }
        else
        {
            AssertAccepted(name, [.. Document.Codes(range)]);
        }
    }

    [Fact]
    public void The_table_of_referrals_lists_exactly_the_valid_values()
    {
        var names = Enum.GetValues<Referral>().Select(NameOf).ToList();

        Assert.Equal(names, Document.Codes(RowOf("referral")[3]));
        Assert.Equal(names, Chapter.Section("`referral`").FirstColumn("Value"));
    }

    private static IEnumerable<string> AllNames() =>
    [
        .. SettingsKeys.Root.Where(key => key is not ("crawl" or "pages_check")),
        .. SettingsKeys.Crawl.Select(key => $"crawl.{key}"),
        .. SettingsKeys.PagesCheck.Select(key => $"pages_check.{key}"),
    ];

    private static ImmutableArray<string> RowOf(string name) =>
        Overview.Rows.Single(row => Document.Codes(row[0]).Contains(name, StringComparer.Ordinal));

    private static string NameOf(Referral referral) => referral.ToString().ToLowerInvariant();

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    // Returns a number plus the step, or a duration plus the step in seconds.
    private static string Next(string text, int step) => Duration.TryParse(text, out var duration)
        ? Number((int)Math.Min(duration.TotalSeconds, int.MaxValue) + step) + "s"
        : Number(int.Parse(text, CultureInfo.InvariantCulture) + step);

    private SettingsReading Read(string yaml) => WanderSettingsFile.Read(_folder.Write("wander.yaml", yaml), NoEnvironment);

    private void AssertAccepted(string name, params string[] values) =>
        Assert.All(values, value => Assert.DoesNotContain(ProblemsOf(name, value), IsError));

    private void AssertRefused(string name, params string[] values) =>
        Assert.All(values, value => Assert.Contains(ProblemsOf(name, value), IsError));

    private ImmutableArray<SettingsProblem> ProblemsOf(string name, string value)
    {
        // `per_host` must not be greater than `concurrency`.
        var more = name == "crawl.per_host" ? ", concurrency: 256" : "";
        var yaml = name.Split('.') is [var section, var key] ? $"{section}: {{ {key}: {value}{more} }}" : $"{name}: {value}";
        return Read(yaml).Problems;
    }

    private static bool IsError(SettingsProblem problem) => problem.Severity is SettingsSeverity.Error;

    [GeneratedRegex("WANDER_[A-Z_]*[A-Z]", RegexOptions.NonBacktracking)]
    private static partial Regex Variable();

    [GeneratedRegex("to (?<maximum>[0-9]+) characters", RegexOptions.NonBacktracking)]
    private static partial Regex Characters();
}
