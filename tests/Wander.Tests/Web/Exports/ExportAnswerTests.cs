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

/// <summary>
/// How all exports are answered: only when they changed, compressed, and never as they were in an older snapshot.
/// </summary>
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
    public async Task Any_origin_may_read_it_and_asks_each_time_whether_it_changed(string path)
    {
        for (var times = 0; times < 3; times++) // made, and from the cache
        {
            using var response = await site.Client.SendAsync(HttpMethod.Get, path);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal("*", Assert.Single(response.Headers.GetValues("Access-Control-Allow-Origin")));
            Assert.Equal("no-cache, public", string.Join(", ", response.Headers.CacheControl!.ToString().Split(", ").Order()));
            Assert.Contains("Accept-Encoding", response.Headers.Vary);
        }
    }

    [Theory(Timeout = Timeout), MemberData(nameof(Exports))]
    public async Task It_is_not_sent_again_while_nothing_changes(string path)
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
    public async Task It_is_compressed_for_whoever_takes_that_and_the_cache_serves_both(string path)
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
    public async Task What_a_new_snapshot_says_is_seen_at_once(string path)
    {
        await using var network = await ReplayedNetwork.StartAsync();
        var known = ExportSite.Build();
        await using var host = await PartPages.ServeAsync(network, ExportSite.Yaml, known.ToSnapshot());
        using var before = await host.Client.SendAsync(HttpMethod.Get, path);
        Assert.DoesNotContain("fresh.example/page", await before.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);

        var fresh = PartPages.Page("https://fresh.example/page");
        known.SetListing(PartPages.Console("https://b.example/wander/"), PartPages.Listing([], [fresh]), PartPages.Now);
        host.Live.Publish(_ => host.Live.Now with { Network = known.ToSnapshot() });
        host.Live.Learn(new Dictionary<PageAddress, PageCheck>
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
    public async Task A_file_has_another_tag_in_each_language_and_after_each_start(string path)
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
    public async Task Parameters_that_somebody_makes_up_do_not_count()
    {
        var first = await site.Client.SendAsync(HttpMethod.Get, "feed.xml");
        while (first.Headers.Age is null) // it is kept a moment after it was answered
            first = await site.Client.SendAsync(HttpMethod.Get, "feed.xml");
        foreach (var query in new[] { "?made=up", "?made=up2&x=y", "?ui=xx", "?site=own.example" })
        {
            using var other = await site.Client.SendAsync(HttpMethod.Get, "feed.xml" + query);
            Assert.NotNull(other.Headers.Age); // from the cache
            Assert.Equal(TagOf(first), TagOf(other));
        }
    }

    [Fact(Timeout = Timeout)]
    public async Task An_answer_for_a_frame_keeps_its_own_policy_whoever_asked_first()
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
    public async Task Each_language_has_its_own_answer_whoever_asked_first()
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
    public async Task A_reader_who_never_takes_it_keeps_nobody_else_waiting()
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
        await stuck.GetStream().ReadExactlyAsync(first, Cancelled); // it is being answered

        for (var times = 0; times < 2; times++)
        {
            using var response = await host.Client.SendAsync(HttpMethod.Get, "network.json");
            Assert.InRange((await response.Content.ReadAsByteArrayAsync(Cancelled)).Length, 20_000_000, int.MaxValue);
            Assert.Null(response.Headers.Age); // nor is so much of it kept
        }
    }

    [Fact]
    public void What_is_kept_has_bounds()
    {
        var options = new Microsoft.AspNetCore.OutputCaching.OutputCacheOptions();

        Wander.Web.Hosting.OutputCaching.Configure(options);

        Assert.Equal((32 << 20, 4 << 20), (options.SizeLimit, options.MaximumBodySize));
    }

    [Fact(Timeout = Timeout)]
    public async Task What_is_hidden_is_nowhere()
    {
        foreach (var path in Exports)
        {
            var text = await site.Client.GetStringAsync(path.Data, Cancelled);
            Assert.DoesNotContain("hidden.example", text, StringComparison.Ordinal);
        }
    }
}
