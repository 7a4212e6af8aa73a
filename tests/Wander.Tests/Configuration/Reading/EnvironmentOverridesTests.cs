using static Wander.Tests.Configuration.SettingsOnDisk;

namespace Wander.Tests.Configuration.Reading;

public class EnvironmentOverridesTests
{
    [Fact]
    public void Every_scalar_can_be_set_by_the_environment()
    {
        var settings = Good(
            "title: File\nurl: https://file.example/\ncrawl: { every: 1h }\n",
            ("WANDER_TITLE", "Environment"),
            ("WANDER_URL", "https://environment.example"),
            ("WANDER_LISTEN", "http://*:9000"),
            ("WANDER_REFERRAL", "no"),
            ("WANDER_STORE", "/data/wander.db"),
            ("WANDER_CRAWL_EVERY", "2h"),
            ("WANDER_CRAWL_CONCURRENCY", "8"),
            ("WANDER_CRAWL_PER_HOST", "3"),
            ("WANDER_CRAWL_TIMEOUT", "20s"),
            ("WANDER_CRAWL_MAX_CONSOLES", "99"),
            ("WANDER_PAGES_CHECK_EVERY", "8d"));

        Assert.Equal("Environment", settings.Title);
        Assert.Equal("https://environment.example/", settings.Url.Value);
        Assert.False(settings.IsUrlDefault);
        Assert.Equal("http://*:9000", settings.Listen.Value);
        Assert.Equal(Wander.Configuration.Referral.No, settings.Referral);
        Assert.Equal("/data/wander.db", settings.StorePath);
        Assert.Equal(TimeSpan.FromHours(2), settings.Crawl.Every);
        Assert.Equal((8, 3, 99), (settings.Crawl.Concurrency, settings.Crawl.PerHost, settings.Crawl.MaxConsoles));
        Assert.Equal(TimeSpan.FromSeconds(20), settings.Crawl.Timeout);
        Assert.Equal(TimeSpan.FromDays(8), settings.PagesCheck.Every);
    }

    [Fact]
    public void A_variable_sets_a_value_in_an_empty_file_or_section()
    {
        using var folder = new SettingsOnDisk();

        Assert.Equal(4, folder.ReadGood("", ("WANDER_CRAWL_CONCURRENCY", "4")).Crawl.Concurrency);
        Assert.Equal(4, folder.ReadGood("crawl:\n", ("WANDER_CRAWL_CONCURRENCY", "4")).Crawl.Concurrency);
    }

    [Fact]
    public void A_value_that_a_variable_replaces_is_not_checked() =>
        Assert.Empty(ProblemsOf("title: [x]\ncrawl: { every: never }", ("WANDER_TITLE", "x"), ("WANDER_CRAWL_EVERY", "6h")));

    [Fact]
    public void An_empty_variable_counts_as_unset() => Assert.Equal("File", Good("title: File", ("WANDER_TITLE", " ")).Title);

    [Theory]
    [InlineData("WANDER_CRAWL_TIMEOUT", "1",
        "`1` is not a duration. Use a whole number and a unit (ms, s, m, h or d), from 1s to 5m, like `15s`.")]
    [InlineData("WANDER_URL", "me.example", "`me.example` has no scheme. Write `https://me.example/`.")]
    [InlineData("WANDER_REFERRAL", "false", "`false` is not a valid value for `referral`. Use `url`, `version` or `no`.")]
    [InlineData("WANDER_TITLE", "a\0b",
        "`title` contains a line break or another control character. Write it on one line.")]
    [InlineData("WANDER_CRAWL_EVRY", "6h", "warning: This variable has no effect. Did you mean `WANDER_CRAWL_EVERY`?")]
    [InlineData("WANDER_PAGES", "x", "warning: This variable has no effect. Set `pages` in the settings file.")]
    [InlineData(
        "WANDER_", "x",
        "warning: This variable has no effect. Use one of `WANDER_TITLE`, `WANDER_OWNER`, `WANDER_URL`, `WANDER_LISTEN`, "
        + "`WANDER_REFERRAL`, `WANDER_STORE`, `WANDER_CRAWL_EVERY`, `WANDER_CRAWL_CONCURRENCY`, `WANDER_CRAWL_PER_HOST`, "
        + "`WANDER_CRAWL_TIMEOUT`, `WANDER_CRAWL_MAX_CONSOLES`, `WANDER_PAGES_CHECK_EVERY`.")]
    public void A_problem_names_the_variable(string name, string value, string problem) =>
        Assert.Equal($"{name}: {problem}", ProblemOf("", (name, value)));

    [Fact]
    public void Variables_of_other_programs_are_ignored() =>
        Assert.Empty(ProblemsOf("", ("PATH", "/bin"), ("WANDERLUST", "much")));

    [Fact]
    public void A_value_that_must_be_a_section_is_reported_despite_a_variable() =>
        Assert.StartsWith("wander.yaml:1:8: `crawl` must be a section", ProblemOf("crawl: 6h", ("WANDER_CRAWL_EVERY", "6h")),
            StringComparison.Ordinal);
}
