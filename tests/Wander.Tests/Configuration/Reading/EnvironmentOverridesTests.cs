using static Wander.Tests.Configuration.SettingsOnDisk;

namespace Wander.Tests.Configuration.Reading;

public class EnvironmentOverridesTests
{
    [Fact]
    public void Every_scalar_can_come_from_the_environment()
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
    public void An_empty_file_and_an_empty_section_can_be_filled()
    {
        using var folder = new SettingsOnDisk();

        Assert.Equal(4, folder.ReadGood("", ("WANDER_CRAWL_CONCURRENCY", "4")).Crawl.Concurrency);
        Assert.Equal(4, folder.ReadGood("crawl:\n", ("WANDER_CRAWL_CONCURRENCY", "4")).Crawl.Concurrency);
    }

    [Fact]
    public void What_the_environment_replaces_may_be_wrong_in_the_file() =>
        Assert.Empty(ProblemsOf("title: [x]\ncrawl: { every: never }", ("WANDER_TITLE", "x"), ("WANDER_CRAWL_EVERY", "6h")));

    [Fact]
    public void An_empty_variable_is_unset() => Assert.Equal("File", Good("title: File", ("WANDER_TITLE", " ")).Title);

    [Theory]
    [InlineData("WANDER_CRAWL_TIMEOUT", "1",
        "`1` is no duration: write a whole number and a unit (s, m, h or d), like 15s, from 1s to 5m")]
    [InlineData("WANDER_URL", "me.example", "`me.example` has no scheme: write https://me.example/")]
    [InlineData("WANDER_REFERRAL", "false", "`false` is no `referral`: write no")]
    [InlineData("WANDER_TITLE", "a\0b",
        "`title` is one line of text, without line breaks and other control characters: write it in one line")]
    [InlineData("WANDER_CRAWL_EVRY", "6h", "warning: this variable sets nothing: did you mean `WANDER_CRAWL_EVERY`?")]
    [InlineData("WANDER_PAGES", "x", "warning: this variable sets nothing: write `pages` in the settings file")]
    [InlineData(
        "WANDER_", "x",
        "warning: this variable sets nothing: those that are: `WANDER_TITLE`, `WANDER_OWNER`, `WANDER_URL`, `WANDER_LISTEN`, "
        + "`WANDER_REFERRAL`, `WANDER_STORE`, `WANDER_CRAWL_EVERY`, `WANDER_CRAWL_CONCURRENCY`, `WANDER_CRAWL_PER_HOST`, "
        + "`WANDER_CRAWL_TIMEOUT`, `WANDER_CRAWL_MAX_CONSOLES`, `WANDER_PAGES_CHECK_EVERY`")]
    public void A_problem_names_the_variable(string name, string value, string problem) =>
        Assert.Equal($"{name}: {problem}", ProblemOf("", (name, value)));

    [Fact]
    public void Other_programs_variables_are_theirs() => Assert.Empty(ProblemsOf("", ("PATH", "/bin"), ("WANDERLUST", "much")));

    [Fact]
    public void A_section_that_is_none_is_told_all_the_same() =>
        Assert.StartsWith("wander.yaml:1:8: `crawl` is a section", ProblemOf("crawl: 6h", ("WANDER_CRAWL_EVERY", "6h")),
            StringComparison.Ordinal);
}
