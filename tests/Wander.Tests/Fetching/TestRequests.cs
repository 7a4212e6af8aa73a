using System.Text;
using Wander.Fetching;
using Wander.Fetching.Connecting;
using Wander.Protocol;
using Wander.Protocol.Findings;

namespace Wander.Tests.Fetching;

/// <summary>Makes single requests with the fetcher of the crawl.</summary>
internal static class TestRequests
{
    public const string UserAgent = "Wander/0.1.0 (+https://example.com/wander/)";

    /// <summary>The maximum size of a body in these tests, in bytes.</summary>
    public const int MaximumBytes = 64 * 1024;

    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(15);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static PageAddress Address(string text) =>
        PageAddress.TryParse(text, out var address) ? address : throw new ArgumentException(text, nameof(text));

    public static FetchRequest Request(string address, Validators? validators = null) =>
        new(Address(address), "*/*", validators ?? Validators.None, MaximumBytes, Timeout);

    public static async Task<FetchResult> GetAsync(
        CrawlTransport transport, string address, Validators? validators = null, TimeProvider? time = null)
    {
        using var fetcher = new Fetcher(transport, time ?? TimeProvider.System, () => UserAgent);
        return await fetcher.GetAsync(Request(address, validators), Cancelled);
    }

    /// <summary>Returns the result for a site that responds with these bytes.</summary>
    public static async Task<FetchResult> GetRawAsync(string answer)
    {
        using var site = new RawSite(answer);
        return await GetAsync(site.Transport, "http://raw.example/");
    }

    public static async Task<Failure> FailAsync(
        CrawlTransport transport, string address, Validators? validators = null, TimeProvider? time = null) =>
        Assert.IsType<FetchResult.Failed>(await GetAsync(transport, address, validators, time)).Failure;

    public static async Task<Failure> FailRawAsync(string answer) =>
        Assert.IsType<FetchResult.Failed>(await GetRawAsync(answer)).Failure;

    public static string TextOf(FetchResult result)
    {
        var answer = Assert.IsType<FetchResult.Answered>(result);
        return Encoding.UTF8.GetString(answer.Body.Span);
    }
}
