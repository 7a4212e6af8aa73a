using static Wander.Tests.Configuration.SettingsOnDisk;

namespace Wander.Tests.Configuration;

public class ScalarSettingsTests
{
    [Theory]
    [InlineData("''", "1:8: `title` is empty. Write some text, or remove it.")]
    [InlineData(
        "\"a\\nb\"", "1:8: `title` contains a line break or another control character. Write it on one line.")]
    [InlineData("[a, b]", "1:8: `title` must be text, not a list. Write `title: …` on one line.")]
    [InlineData("{a: b}", "1:8: `title` must be text, not a section. Write `title: …` on one line.")]
    public void A_title_must_be_one_line_of_text(string written, string problem) =>
        Assert.Equal("wander.yaml:" + problem, ProblemOf("title: " + written));

    [Fact]
    public void A_title_has_at_most_300_characters()
    {
        Assert.Equal(300, Good("title: " + new string('x', 300)).Title.Length);
        Assert.Equal(
            "wander.yaml:1:8: `title` has 301 characters. Shorten it to at most 300 characters.",
            ProblemOf("title: " + new string('x', 301)));
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
    [InlineData("yes")]
    [InlineData("No")]
    [InlineData("false")]
    [InlineData("off")]
    [InlineData("true")]
    [InlineData("URL")]
    [InlineData("~")]
    [InlineData("sometimes")]
    public void An_invalid_referral_is_reported_with_all_valid_values(string written) =>
        Assert.Equal(
            $"wander.yaml:1:11: `{written}` is not a valid value for `referral`. Use `url`, `version` or `no`.",
            ProblemOf("referral: " + written));

    [Theory]
    [InlineData("no", Wander.Configuration.Referral.No)]
    [InlineData("\"no\"", Wander.Configuration.Referral.No)]
    [InlineData("version", Wander.Configuration.Referral.Version)]
    [InlineData("url", Wander.Configuration.Referral.Url)]
    public void A_referral_is_read_with_or_without_quotes(string written, Wander.Configuration.Referral referral) =>
        Assert.Equal(referral, Good("referral: " + written).Referral);

    [Theory]
    [InlineData("every", "59s", "`59s` is out of range for `every`. Use a duration from 1m to 30d.")]
    [InlineData("every", "31d", "`31d` is out of range for `every`. Use a duration from 1m to 30d.")]
    [InlineData("every", "6",
        "`6` is not a duration. Use a whole number and a unit (ms, s, m, h or d), from 1m to 30d, like `6h`.")]
    [InlineData(
        "every",
        "1h30m",
        "`1h30m` is not a duration. Use a whole number and a unit (ms, s, m, h or d), from 1m to 30d, like `6h`.")]
    [InlineData("every", "-6h",
        "`-6h` is not a duration. Use a whole number and a unit (ms, s, m, h or d), from 1m to 30d, like `6h`.")]
    [InlineData("timeout", "999ms", "`999ms` is out of range for `timeout`. Use a duration from 1s to 5m.")]
    [InlineData("timeout", "301s", "`301s` is out of range for `timeout`. Use a duration from 1s to 5m.")]
    [InlineData("timeout", "fifteen",
        "`fifteen` is not a duration. Use a whole number and a unit (ms, s, m, h or d), from 1s to 5m, like `15s`.")]
    [InlineData("concurrency", "0", "`0` is not a valid value for `concurrency`. Use a whole number from 1 to 256.")]
    [InlineData("concurrency", "257", "`257` is not a valid value for `concurrency`. Use a whole number from 1 to 256.")]
    [InlineData("per_host", "17", "`17` is not a valid value for `per_host`. Use a whole number from 1 to 16.")]
    [InlineData(
        "max_consoles", "10_000", "`10_000` is not a valid value for `max_consoles`. Use a whole number from 1 to 100000.")]
    [InlineData(
        "max_consoles", "100001", "`100001` is not a valid value for `max_consoles`. Use a whole number from 1 to 100000.")]
    [InlineData("max_consoles", "1e3", "`1e3` is not a valid value for `max_consoles`. Use a whole number from 1 to 100000.")]
    [InlineData("max_consoles", "-1", "`-1` is not a valid value for `max_consoles`. Use a whole number from 1 to 100000.")]
    public void Numbers_and_durations_outside_their_bounds_are_errors(string key, string written, string problem) =>
        Assert.Equal($"wander.yaml:2:{key.Length + 5}: {problem}", ProblemOf($"crawl:\n  {key}: {written}"));

    [Theory]
    [InlineData("1m", "1s", 1, 1, 1)]
    [InlineData("30d", "5m", 256, 16, 100_000)]
    public void The_bounds_of_numbers_and_durations_are_inclusive(
        string every, string timeout, int concurrency, int perHost, int maxConsoles)
    {
        var crawl = Good(
            $"crawl: {{ every: {every}, timeout: {timeout}, concurrency: {concurrency}, per_host: {perHost}, max_consoles: "
            + $"{maxConsoles} }}").Crawl;

        Assert.Equal((concurrency, perHost, maxConsoles), (crawl.Concurrency, crawl.PerHost, crawl.MaxConsoles));
    }

    [Theory]
    [InlineData("59m")]
    [InlineData("366d")]
    public void The_interval_of_page_checks_has_bounds(string written) =>
        Assert.Equal(
            $"wander.yaml:1:23: `{written}` is out of range for `every`. Use a duration from 1h to 365d.",
                ProblemOf($"pages_check: {{ every: {written} }}"));

    [Fact]
    public void Requests_per_host_are_at_most_the_concurrent_requests()
    {
        Assert.Equal(
            "wander.yaml:1:36: `per_host` cannot be greater than `concurrency`, which is 4. Use at most 4.",
                ProblemOf("crawl: { concurrency: 4, per_host: 5 }"));
        Assert.Equal(1, Good("crawl: { concurrency: 1 }").Crawl.PerHost);
    }

    [Theory]
    [InlineData("10.0.0.1/8",
        "`10.0.0.1/8` does not begin at the start of its range. Write `10.0.0.0/8`, or `10.0.0.1` for a single address.")]
    [InlineData("10.200.255.255/9",
        "`10.200.255.255/9` does not begin at the start of its range. Write `10.128.0.0/9`, or `10.200.255.255` for a single "
        + "address.")]
    [InlineData("fd00::1/8",
        "`fd00::1/8` does not begin at the start of its range. Write `fd00::/8`, or `fd00::1` for a single address.")]
    [InlineData("10.0.0.0/33",
        "`10.0.0.0/33` needs a prefix length from 0 to 32 after its slash. Write one like `10.0.0.0/8`, `fd00::/8` or "
        + "`127.0.0.1`.")]
    [InlineData("fd00::/129",
        "`fd00::/129` needs a prefix length from 0 to 128 after its slash. Write one like `10.0.0.0/8`, `fd00::/8` or "
        + "`127.0.0.1`.")]
    [InlineData("10/8",
        "`10/8` is neither an IP address nor a range of IP addresses. Write one like `10.0.0.0/8`, `fd00::/8` or `127.0.0.1`.")]
    [InlineData(
        "localhost",
        "`localhost` is neither an IP address nor a range of IP addresses. Write one like `10.0.0.0/8`, `fd00::/8` or "
        + "`127.0.0.1`.")]
    [InlineData("0x7f.1",
        "`0x7f.1` is neither an IP address nor a range of IP addresses. Write one like `10.0.0.0/8`, `fd00::/8` or `127.0.0.1`.")]
    [InlineData(
        "fe80::1%1",
        "`fe80::1%1` is neither an IP address nor a range of IP addresses. Write one like `10.0.0.0/8`, `fd00::/8` or "
        + "`127.0.0.1`.")]
    [InlineData("10.0.0.0-10.0.0.9",
        "`10.0.0.0-10.0.0.9` is neither an IP address nor a range of IP addresses. Write one like `10.0.0.0/8`, `fd00::/8` or "
        + "`127.0.0.1`.")]
    public void An_invalid_range_of_addresses_is_an_error(string written, string problem)
    {
        Assert.Equal("wander.yaml:1:19: " + problem, ProblemOf($"trusted_proxies: ['{written}']"));
        Assert.Equal("wander.yaml:2:28: " + problem, ProblemOf($"crawl:\n  allow_private_networks: ['{written}']"));
    }

    [Theory]
    [InlineData("0.0.0.0/0")]
    [InlineData("::/0")]
    public void A_range_with_all_addresses_is_a_warning(string written)
    {
        Assert.Equal(
            $"wander.yaml:1:19: warning: `{written}` contains all addresses. Write a narrower range.",
                ProblemOf($"trusted_proxies: ['{written}']"));
        Assert.Single(Good($"trusted_proxies: ['{written}']").TrustedProxies);
    }

    [Theory]
    [InlineData("pges: []", "1:1: Unknown setting `pges`. Did you mean `pages`?")]
    [InlineData("ignores: []", "1:1: Unknown setting `ignores`. Did you mean `ignore`?")]
    [InlineData("ignoreFiles: []", "1:1: Unknown setting `ignoreFiles`. Did you mean `ignore_files`?")]
    [InlineData("trusted-proxies: []", "1:1: Unknown setting `trusted-proxies`. Did you mean `trusted_proxies`?")]
    [InlineData("Title: x", "1:1: Unknown setting `Title`. Did you mean `title`?")]
    [InlineData(
        "colour: red",
        "1:1: Unknown setting `colour`. Use one of `title`, `owner`, `url`, `listen`, `consoles`, `pages`, `ignore`, "
        + "`ignore_files`, `referral`, `styles`, `scripts`, `crawl`, `pages_check`, `store`, `trusted_proxies`.")]
    [InlineData("crawl:\n  perHost: 1", "2:3: Unknown setting `perHost` in `crawl`. Did you mean `per_host`?")]
    [InlineData("crawl:\n  per-host: 1", "2:3: Unknown setting `per-host` in `crawl`. Did you mean `per_host`?")]
    [InlineData(
        "crawl:\n  depth: 1",
        "2:3: Unknown setting `depth` in `crawl`. Use one of `every`, `concurrency`, `per_host`, `timeout`, "
        + "`max_consoles`, `allow_private_networks`.")]
    [InlineData("pages_check:\n  often: 1d", "2:3: Unknown setting `often` in `pages_check`. Use `every`.")]
    [InlineData("crawl:\ntimeout: 15s", "2:1: `timeout` belongs in `crawl`. Indent it there.")]
    [InlineData("every: 6h", "1:1: `every` belongs in `crawl` or `pages_check`. Indent it there.")]
    [InlineData("crawl: 6h",
        "1:8: `crawl` must be a section, not text. Write its settings below it, indented, like `  every: 6h`.")]
    [InlineData("pages_check:\n- every: 6h",
        "2:1: `pages_check` must be a section, not a list. Write its settings below it, indented, like `  every: 6h`.")]
    [InlineData("consoles: {a: b}",
        "1:11: `consoles` must be a list. Write each entry on its own line after a dash and a space: `- …`.")]
    [InlineData("styles: style.css",
        "1:9: `styles` must be a list. Write each entry on its own line after a dash and a space: `- 'style.css'`.")]
    [InlineData("title: [\"It's: mine\"]", "1:8: `title` must be text, not a list. Write `title: 'It''s: mine'`.")]
    [InlineData("crawl: {every: [6h]}", "1:16: `crawl.every` must be text, not a list. Write `every: '6h'`.")]
    [InlineData("trusted_proxies: [[127.0.0.1]]",
        "1:19: An entry of `trusted_proxies` must be text, not a list. Write one entry per line, after a dash and a space.")]
    public void Unknown_keys_and_values_of_the_wrong_kind_are_reported_with_a_remedy(string yaml, string problem) =>
        Assert.Equal("wander.yaml:" + problem, ProblemOf(yaml));
}
