using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Wander.Protocol;
using Wander.Protocol.Crawling;
using Wander.Protocol.Findings;
using Wander.Protocol.Ignoring;
using Wander.Tests.Web.Parts;

namespace Wander.Tests.Web.Exports;

/// <summary>Tests the responses of all exports: conditional requests, compression and the cache.</summary>
public class ExportAnswerTests(ExportSite site) : IClassFixture<ExportSite>
{
    private const int Timeout = 60_000;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static TheoryData<string> Exports =>
        ["network.json", "pages.txt", "blogroll.opml", "feed.xml", "recommended.xml?site=many.example", "sitemap.xml",
            "robots.txt"];

    private static string TagOf(HttpResponseMessage response)
    {
        var tag = response.Headers.ETag;
        Assert.True(tag?.IsWeak);
        return tag!.ToString();
    }

    [Theory(Timeout = Timeout), MemberData(nameof(Exports))]
    public async Task Any_origin_can_read_an_export_and_must_revalidate_it(string path)
    {
        for (var times = 0; times < 3; times++) // the first response is new, later ones can come from the cache
        {
            using var response = await site.Client.SendAsync(HttpMethod.Get, path);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal("*", Assert.Single(response.Headers.GetValues("Access-Control-Allow-Origin")));
            Assert.Equal("no-cache, public", string.Join(", ", response.Headers.CacheControl!.ToString().Split(", ").Order()));
            Assert.Contains("Accept-Encoding", response.Headers.Vary);
        }
    }

    [Theory(Timeout = Timeout), MemberData(nameof(Exports))]
    public async Task A_request_with_the_current_tag_is_answered_with_304(string path)
    {
        using var first = await site.Client.SendAsync(HttpMethod.Get, path);
        var tag = TagOf(first);
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head, HttpMethod.Get, HttpMethod.Head })
        {
            using var plain = await site.Client.SendAsync(method, path);
            Assert.Equal(HttpStatusCode.OK, plain.StatusCode);
            Assert.Equal(tag, TagOf(plain));
            foreach (var known in new[] { tag, tag[2..], $"\"other\", {tag}", "*" })
            {
                using var again = await site.Client.SendAsync(method, path, ("If-None-Match", known));
                Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
                Assert.Equal(tag, TagOf(again));
                Assert.Equal("*", Assert.Single(again.Headers.GetValues("Access-Control-Allow-Origin")));
                Assert.Contains("Accept-Encoding", again.Headers.Vary);
                Assert.Empty(await again.Content.ReadAsByteArrayAsync(Cancelled));
            }
            using var other = await site.Client.SendAsync(method, path, ("If-None-Match", "W/\"other\""));
            Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        }
    }

    [Theory(Timeout = Timeout), MemberData(nameof(Exports))]
    public async Task The_cache_serves_compressed_and_uncompressed_responses(string path)
    {
        var plain = await site.Client.GetStringAsync(path, Cancelled);
        foreach (var encoding in new[] { "br", "gzip", "identity", "br" })
        {
            using var response = await site.Client.SendAsync(HttpMethod.Get, path, ("Accept-Encoding", encoding));
            Assert.Equal(encoding == "identity" ? [] : [encoding], response.Content.Headers.ContentEncoding);
            Assert.True(response.Headers.ETag?.IsWeak);
            await using var body = await response.Content.ReadAsStreamAsync(Cancelled);
            await using var decoded = encoding switch
            {
                "br" => new BrotliStream(body, CompressionMode.Decompress),
                "gzip" => new GZipStream(body, CompressionMode.Decompress),
                _ => body,
            };
            using var reader = new StreamReader(decoded);
            Assert.Equal(plain, await reader.ReadToEndAsync(Cancelled));
        }
    }

    [Theory(Timeout = Timeout)]
    [InlineData("network.json")]
    [InlineData("pages.txt")]
    [InlineData("blogroll.opml")]
    [InlineData("feed.xml")]
    [InlineData("recommended.xml?site=fresh.example")]
    public async Task A_new_snapshot_replaces_cached_responses_immediately(string path)
    {
        await using var network = await ReplayedNetwork.StartAsync();
        var known = ExportSite.Build();
        await using var host = await PartPages.ServeAsync(network, ExportSite.Yaml, known.ToSnapshot());
        using var before = await host.Client.SendAsync(HttpMethod.Get, path);
        Assert.DoesNotContain("fresh.example/page", await before.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);

        var fresh = PartPages.Page("https://fresh.example/page");
        known.SetListing(PartPages.Console("https://b.example/wander/"), PartPages.Listing([], [fresh]), PartPages.Now);
        host.Live.Publish(_ => host.Live.Now with { Network = known.ToSnapshot() });
        host.Live.ApplyChecks(new Dictionary<PageAddress, PageCheck>
        {
            [fresh] = new() { Verdict = Verdict.Embeddable, Feed = PartPages.Page("https://fresh.example/page/feed") },
        });

        using var after = await host.Client.SendAsync(HttpMethod.Get, path, ("If-None-Match", TagOf(before)));
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
        Assert.Contains("fresh.example/page", await after.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
        Assert.NotEqual(TagOf(before), TagOf(after));
    }

    [Theory(Timeout = Timeout)]
    [InlineData("pages.txt")]
    [InlineData("blogroll.opml")]
    [InlineData("feed.xml")]
    [InlineData("sitemap.xml")]
    [InlineData("network.json")]
    public async Task The_tag_differs_by_language_and_after_a_restart(string path)
    {
        using var english = await site.Client.SendAsync(HttpMethod.Get, path);
        using var french = await site.Client.SendAsync(HttpMethod.Get, path, ("Accept-Language", "fr"));
        await using var network = await ReplayedNetwork.StartAsync();
        await using var restarted = await PartPages.ServeAsync(network, ExportSite.Yaml, ExportSite.Build().ToSnapshot());

        using var after = await restarted.Client.SendAsync(HttpMethod.Get, path, ("If-None-Match", TagOf(english)));

        Assert.NotEqual(TagOf(english), TagOf(french));
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
    }

    [Fact(Timeout = Timeout)]
    public async Task Unknown_parameters_do_not_change_the_response()
    {
        var first = await site.Client.SendAsync(HttpMethod.Get, "feed.xml");
        while (first.Headers.Age is null) // the response is cached shortly after it was sent
            first = await site.Client.SendAsync(HttpMethod.Get, "feed.xml");
        foreach (var query in new[] { "?made=up", "?made=up2&x=y", "?ui=xx", "?site=own.example" })
        {
            using var other = await site.Client.SendAsync(HttpMethod.Get, "feed.xml" + query);
            Assert.NotNull(other.Headers.Age); // cached responses have an Age header
            Assert.Equal(TagOf(first), TagOf(other));
        }
    }

    [Fact(Timeout = Timeout)]
    public async Task Cached_responses_for_frames_have_the_sandbox_policy()
    {
        foreach (var destination in new[] { "iframe", "document", "iframe", "empty" })
        {
            using var response = await site.Client.SendAsync(HttpMethod.Get, "feed.xml", ("Sec-Fetch-Dest", destination));
            var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
            Assert.Equal(destination == "iframe", policy.Contains("sandbox", StringComparison.Ordinal));
            Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        }
    }

    [Fact(Timeout = Timeout)]
    public async Task Each_language_has_its_own_cached_response()
    {
        foreach (var tag in new[] { "fr", "en", "ja", "fr" })
        {
            using var response = await site.Client.SendAsync(HttpMethod.Get, "blogroll.opml", ("Accept-Language", tag));
            Assert.Equal([tag], response.Content.Headers.ContentLanguage);
            Assert.Contains("Accept-Language", response.Headers.Vary);
            Assert.Contains(
                tag switch { "fr" => "Flux des pages", "ja" => "フィード", _ => "Feeds of the pages" },
                await response.Content.ReadAsStringAsync(Cancelled),
                StringComparison.Ordinal);
        }
    }

    [Fact(Timeout = Timeout)]
    public async Task A_client_that_stops_reading_does_not_delay_others()
    {
        var self = PartPages.Console("https://us.example/wander/");
        var builder = new NetworkBuilder(self, IgnoreList.Empty);
        var end = new string('x', 1000);
        PageAddress[] pages = [.. Enumerable.Range(0, 20_000).Select(i => PartPages.Page($"https://page.example/{i}/{end}"))];
        builder.SetListing(self, PartPages.Listing([], pages), PartPages.Now);
        await using var network = await ReplayedNetwork.StartAsync();
        await using var host = await PartPages.ServeAsync(network, ExportSite.Yaml, builder.ToSnapshot());
        using var stuck = new TcpClient { ReceiveBufferSize = 4096 };
        await stuck.ConnectAsync(host.Root.Host, host.Root.Port, Cancelled);
        await stuck.GetStream().WriteAsync(
            Encoding.ASCII.GetBytes($"GET /wander/network.json HTTP/1.1\r\nHost: {host.Root.Authority}\r\n\r\n"), Cancelled);
        var first = new byte[1];
        await stuck.GetStream().ReadExactlyAsync(first, Cancelled); // the response has started

        for (var times = 0; times < 2; times++)
        {
            using var response = await host.Client.SendAsync(HttpMethod.Get, "network.json");
            Assert.InRange((await response.Content.ReadAsByteArrayAsync(Cancelled)).Length, 20_000_000, int.MaxValue);
            Assert.Null(response.Headers.Age); // the response is too large for the cache
        }
    }

    [Fact]
    public void The_cache_has_size_limits()
    {
        var options = new Microsoft.AspNetCore.OutputCaching.OutputCacheOptions();

        Wander.Web.Hosting.OutputCaching.Configure(options);

        Assert.Equal((32 << 20, 4 << 20), (options.SizeLimit, options.MaximumBodySize));
    }

    [Fact(Timeout = Timeout)]
    public async Task Hidden_consoles_and_pages_are_in_no_export()
    {
        foreach (var path in Exports)
        {
            var text = await site.Client.GetStringAsync(path.Data, Cancelled);
            Assert.DoesNotContain("hidden.example", text, StringComparison.Ordinal);
        }
    }
}
