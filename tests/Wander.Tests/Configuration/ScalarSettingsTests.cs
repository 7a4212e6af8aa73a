using static Wander.Tests.Configuration.SettingsOnDisk;

namespace Wander.Tests.Configuration;

public class ScalarSettingsTests
{
    [Theory]
    [InlineData("''", "1:8: `title` is empty: write a text, or remove it")]
    [InlineData(
        "\"a\\nb\"", "1:8: `title` is one line of text, without line breaks and other control characters: write it in one line")]
    [InlineData("[a, b]", "1:8: `title` is one text, not a list: write `title: …` in one line")]
    [InlineData("{a: b}", "1:8: `title` is one text, not a section: write `title: …` in one line")]
    public void A_title_is_one_line(string written, string problem) =>
        Assert.Equal("wander.yaml:" + problem, ProblemOf("title: " + written));

    [Fact]
    public void A_title_has_three_hundred_characters_at_most()
    {
        Assert.Equal(300, Good("title: " + new string('x', 300)).Title.Length);
        Assert.Equal(
            "wander.yaml:1:8: `title` has 301 characters: write at most 300", ProblemOf("title: " + new string('x', 301)));
    }

    [Fact]
    public void An_owner_is_one_line_and_optional()
    {
        Assert.Null(Good("title: x").Owner);
        Assert.Equal("Ada Example", Good("owner: Ada Example").Owner);
        Assert.Equal("Ada Example", Good("", ("WANDER_OWNER", "Ada Example")).Owner);
        Assert.StartsWith("wander.yaml:1:8: `owner` is empty", ProblemOf("owner: ''"), StringComparison.Ordinal);
        Assert.StartsWith(
            "wander.yaml:1:8: `owner` has 301 characters", ProblemOf("owner: " + new string('x', 301)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("No", "no")]
    [InlineData("false", "no")]
    [InlineData("off", "no")]
    [InlineData("true", "url")]
    [InlineData("URL", "url")]
    public void A_referral_in_other_words_is_told_in_ours(string written, string meant) =>
        Assert.Equal($"wander.yaml:1:11: `{written}` is no `referral`: write {meant}", ProblemOf("referral: " + written));

    [Fact]
    public void An_unknown_referral_is_told_the_known_ones() =>
        Assert.Equal(
            "wander.yaml:1:11: `sometimes` is no `referral`: write url, version or no", ProblemOf("referral: sometimes"));

    [Theory]
    [InlineData("no", Wander.Configuration.Referral.No)]
    [InlineData("\"no\"", Wander.Configuration.Referral.No)]
    [InlineData("version", Wander.Configuration.Referral.Version)]
    [InlineData("url", Wander.Configuration.Referral.Url)]
    public void A_referral_needs_no_quotes(string written, Wander.Configuration.Referral referral) =>
        Assert.Equal(referral, Good("referral: " + written).Referral);

    [Theory]
    [InlineData("every", "59s", "`59s` is out of range for `every`: write a duration from 1m to 30d")]
    [InlineData("every", "31d", "`31d` is out of range for `every`: write a duration from 1m to 30d")]
    [InlineData("every", "6", "`6` is no duration: write a whole number and a unit (s, m, h or d), like 6h, from 1m to 30d")]
    [InlineData(
        "every", "1h30m", "`1h30m` is no duration: write a whole number and a unit (s, m, h or d), like 6h, from 1m to 30d")]
    [InlineData("every", "-6h", "`-6h` is no duration: write a whole number and a unit (s, m, h or d), like 6h, from 1m to 30d")]
    [InlineData("timeout", "999ms", "`999ms` is out of range for `timeout`: write a duration from 1s to 5m")]
    [InlineData("timeout", "301s", "`301s` is out of range for `timeout`: write a duration from 1s to 5m")]
    [InlineData("timeout", "fifteen",
        "`fifteen` is no duration: write a whole number and a unit (s, m, h or d), like 15s, from 1s to 5m")]
    [InlineData("concurrency", "0", "`0` is no `concurrency`: write a whole number from 1 to 256, in digits alone")]
    [InlineData("concurrency", "257", "`257` is no `concurrency`: write a whole number from 1 to 256, in digits alone")]
    [InlineData("per_host", "17", "`17` is no `per_host`: write a whole number from 1 to 16, in digits alone")]
    [InlineData(
        "max_consoles", "10_000", "`10_000` is no `max_consoles`: write a whole number from 1 to 100000, in digits alone")]
    [InlineData(
        "max_consoles", "100001", "`100001` is no `max_consoles`: write a whole number from 1 to 100000, in digits alone")]
    [InlineData("max_consoles", "1e3", "`1e3` is no `max_consoles`: write a whole number from 1 to 100000, in digits alone")]
    [InlineData("max_consoles", "-1", "`-1` is no `max_consoles`: write a whole number from 1 to 100000, in digits alone")]
    public void Numbers_and_durations_have_bounds(string key, string written, string problem) =>
        Assert.Equal($"wander.yaml:2:{key.Length + 5}: {problem}", ProblemOf($"crawl:\n  {key}: {written}"));

    [Theory]
    [InlineData("1m", "1s", 1, 1, 1)]
    [InlineData("30d", "5m", 256, 16, 100_000)]
    public void The_bounds_are_within(string every, string timeout, int concurrency, int perHost, int maxConsoles)
    {
        var crawl = Good(
            $"crawl: {{ every: {every}, timeout: {timeout}, concurrency: {concurrency}, per_host: {perHost}, max_consoles: "
            + $"{maxConsoles} }}").Crawl;

        Assert.Equal((concurrency, perHost, maxConsoles), (crawl.Concurrency, crawl.PerHost, crawl.MaxConsoles));
    }

    [Theory]
    [InlineData("59m")]
    [InlineData("366d")]
    public void Pages_are_checked_within_bounds(string written) =>
        Assert.Equal(
            $"wander.yaml:1:23: `{written}` is out of range for `every`: write a duration from 1h to 365d",
                ProblemOf($"pages_check: {{ every: {written} }}"));

    [Fact]
    public void One_host_never_gets_more_than_all_of_them()
    {
        Assert.Equal(
            "wander.yaml:1:36: `per_host` cannot be above `concurrency`, which is 4: write at most 4",
                ProblemOf("crawl: { concurrency: 4, per_host: 5 }"));
        Assert.Equal(1, Good("crawl: { concurrency: 1 }").Crawl.PerHost);
    }

    [Theory]
    [InlineData("10.0.0.1/8", "`10.0.0.1/8` begins inside its range: write 10.0.0.0/8, or 10.0.0.1 for this one address")]
    [InlineData("10.200.255.255/9",
        "`10.200.255.255/9` begins inside its range: write 10.128.0.0/9, or 10.200.255.255 for this one address")]
    [InlineData("fd00::1/8", "`fd00::1/8` begins inside its range: write fd00::/8, or fd00::1 for this one address")]
    [InlineData("10.0.0.0/33",
        "`10.0.0.0/33` has no length from 0 to 32 behind its slash: write one like 10.0.0.0/8, fd00::/8 or 127.0.0.1")]
    [InlineData("fd00::/129",
        "`fd00::/129` has no length from 0 to 128 behind its slash: write one like 10.0.0.0/8, fd00::/8 or 127.0.0.1")]
    [InlineData("10/8", "`10/8` is no IP address and no range of them: write one like 10.0.0.0/8, fd00::/8 or 127.0.0.1")]
    [InlineData(
        "localhost", "`localhost` is no IP address and no range of them: write one like 10.0.0.0/8, fd00::/8 or 127.0.0.1")]
    [InlineData("0x7f.1", "`0x7f.1` is no IP address and no range of them: write one like 10.0.0.0/8, fd00::/8 or 127.0.0.1")]
    [InlineData(
        "fe80::1%1", "`fe80::1%1` is no IP address and no range of them: write one like 10.0.0.0/8, fd00::/8 or 127.0.0.1")]
    [InlineData("10.0.0.0-10.0.0.9",
        "`10.0.0.0-10.0.0.9` is no IP address and no range of them: write one like 10.0.0.0/8, fd00::/8 or 127.0.0.1")]
    public void A_range_is_an_address_and_a_length(string written, string problem)
    {
        Assert.Equal("wander.yaml:1:19: " + problem, ProblemOf($"trusted_proxies: ['{written}']"));
        Assert.Equal("wander.yaml:2:28: " + problem, ProblemOf($"crawl:\n  allow_private_networks: ['{written}']"));
    }

    [Theory]
    [InlineData("0.0.0.0/0")]
    [InlineData("::/0")]
    public void A_range_of_everybody_is_a_warning(string written)
    {
        Assert.Equal(
            $"wander.yaml:1:19: warning: `{written}` is every address there is: write the range that you mean",
                ProblemOf($"trusted_proxies: ['{written}']"));
        Assert.Single(Good($"trusted_proxies: ['{written}']").TrustedProxies);
    }

    [Theory]
    [InlineData("pges: []", "1:1: `pges` is not a setting: did you mean `pages`?")]
    [InlineData("ignores: []", "1:1: `ignores` is not a setting: did you mean `ignore`?")]
    [InlineData("ignoreFiles: []", "1:1: `ignoreFiles` is not a setting: did you mean `ignore_files`?")]
    [InlineData("trusted-proxies: []", "1:1: `trusted-proxies` is not a setting: did you mean `trusted_proxies`?")]
    [InlineData("Title: x", "1:1: `Title` is not a setting: did you mean `title`?")]
    [InlineData(
        "colour: red",
        "1:1: `colour` is not a setting: write one of `title`, `owner`, `url`, `listen`, `consoles`, `pages`, `ignore`, "
        + "`ignore_files`, `referral`, `styles`, `scripts`, `crawl`, `pages_check`, `store`, `trusted_proxies`")]
    [InlineData("crawl:\n  perHost: 1", "2:3: `perHost` is not a setting of `crawl`: did you mean `per_host`?")]
    [InlineData("crawl:\n  per-host: 1", "2:3: `per-host` is not a setting of `crawl`: did you mean `per_host`?")]
    [InlineData(
        "crawl:\n  depth: 1",
        "2:3: `depth` is not a setting of `crawl`: write one of `every`, `concurrency`, `per_host`, `timeout`, "
        + "`max_consoles`, `allow_private_networks`")]
    [InlineData("crawl:\ntimeout: 15s", "2:1: `timeout` belongs under `crawl`: indent it there")]
    [InlineData("every: 6h", "1:1: `every` belongs under `crawl` or `pages_check`: indent it there")]
    [InlineData("crawl: 6h", "1:8: `crawl` is a section, not a text: write its settings below it, indented, like `  every: 6h`")]
    [InlineData("pages_check:\n- every: 6h",
        "2:1: `pages_check` is a section, not a list: write its settings below it, indented, like `  every: 6h`")]
    [InlineData("consoles: {a: b}", "1:11: `consoles` is a list: write each entry in its own line after a dash, `- …`")]
    [InlineData("styles: style.css", "1:9: `styles` is a list: write each entry in its own line after a dash, `- 'style.css'`")]
    [InlineData("title: [\"It's: mine\"]", "1:8: `title` is one text, not a list: write `title: 'It''s: mine'`")]
    [InlineData("crawl: {every: [6h]}", "1:16: `crawl.every` is one text, not a list: write `every: '6h'`")]
    [InlineData("trusted_proxies: [[127.0.0.1]]",
        "1:19: an entry of `trusted_proxies` is one text, not a list: write one entry in each line, after a dash")]
    public void Unknown_keys_and_wrong_shapes_are_told_with_the_right_ones(string yaml, string problem) =>
        Assert.Equal("wander.yaml:" + problem, ProblemOf(yaml));
}
