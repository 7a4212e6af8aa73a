using FsCheck.Fluent;

namespace Wander.Tests.Web;

/// <summary>Tests that no request causes a server error.</summary>
public class HostileRequestTests(Site site) : IClassFixture<Site>
{
    private const int Timeout = 60_000;

    private static readonly (string Path, string[] Parameters)[] Routes =
    [
        ("", ["page", "seen", "language", "address"]),
        ("random", ["language"]),
        ("console/history", ["page", "seen", "language", "ui"]),
        ("console/ignores", ["seen", "url"]),
        ("api/recommendation", ["seen", "language"]),
        ("api/pages", ["q", "language", "console", "verdict", "after", "limit"]),
        ("api/consoles", ["after", "limit"]),
        ("api/ignored", ["url"]),
        ("wander.js", ["v"]),
        ("network.json", ["v"]),
        ("feed.xml", ["after", "ui"]),
        ("recommended.xml", ["site", "after"]),
    ];

    private static readonly string[] Pieces =
    [
        "%", "%00", "%0a", "%0d%0aX: y", "%ff", "%c3", "%e2%82", "%f0%9f%90%a6", "&", "=", "+", "?", "/", "//", "http:", "https:",
        "%5b", "%5d", ":", "@", ".", "..", "xn--", "127.1", "*", "a", "de", "-", "99999999999999999999", "-1", ",",
            "%3Cscript%3E",
        "%22", "'", "%7b0%7d", "{0}", "%EF%BC%8E", "%E2%80%AE",
    ];

    private static List<T> Sample<T>(FsCheck.Arbitrary<T> values, int times)
    {
        var all = new List<T>();
        Property.Holds(values, all.Add, times);
        return all;
    }

    private async Task AssertNoServerErrorAsync(string pathAndQuery)
    {
        using var response = await site.Client.SendAsync(HttpMethod.Get, site.Host.Raw("/wander/" + pathAndQuery));
        Assert.True((int)response.StatusCode is < 500 or 503, $"{(int)response.StatusCode} for {pathAndQuery}");
        Assert.False(response.Headers.Contains("X"), pathAndQuery);
    }

    [Fact(Timeout = Timeout)]
    public async Task Arbitrary_text_in_a_parameter_causes_no_server_error()
    {
        foreach (var text in Sample(FsCheck.FSharp.ArbMap.defaults.ArbFor<string>(), 25))
        {
            foreach (var (path, parameters) in Routes)
                await AssertNoServerErrorAsync(
                    $"{path}?{string.Join('&', parameters.Select(name => $"{name}={Uri.EscapeDataString(text ?? "")}"))}");
        }
    }

    [Fact(Timeout = Timeout)]
    public async Task Special_characters_in_parameters_and_paths_cause_no_server_error()
    {
        var texts = Gen.Elements(Pieces).ListOf().Select(string.Concat).ToArbitrary();
        foreach (var text in Sample(texts, 25))
        {
            foreach (var (path, parameters) in Routes)
            {
                foreach (var name in parameters)
                    await AssertNoServerErrorAsync($"{path}?{name}={text}");
            }
            await AssertNoServerErrorAsync(text);
            await AssertNoServerErrorAsync("api/" + text);
            await AssertNoServerErrorAsync("console/" + text);
        }
    }

    [Theory(Timeout = Timeout)]
    [InlineData("?page=a&page=b&seen=&seen=&language=de&language=fr")]
    [InlineData("api/pages?limit=1&limit=2&q=a&q=b")]
    [InlineData("?=&&&==")]
    [InlineData("?address=http://%EF%BC%91%EF%BC%92%EF%BC%97.0.0.1/")]
    [InlineData("?address=https://[::1%25eth0]/")]
    [InlineData("?address=https://xn--/")]
    [InlineData("?address=https://a.example:99999/")]
    public async Task Unusual_queries_cause_no_server_error(string query) => await AssertNoServerErrorAsync(query);
}
