using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Wander.Fetching.Connecting;

namespace Wander.Tests.Fetching;

/// <summary>Tests the crawl with malicious and broken sites.</summary>
public class HostileSiteTests
{
    private const int Timeout = 30_000;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact(Timeout = Timeout)]
    public async Task A_redirect_into_our_own_network_is_refused_at_every_step()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        using var inside = new TcpListener(IPAddress.Loopback, 0);
        inside.Start();
        var port = ((IPEndPoint)inside.LocalEndpoint).Port;
        network.Answer("https://a.example/wander.js", Replies.Redirect($"http://127.0.0.1:{port}/wander.js"));
        network.Answer("http://b.example/wander.js", Replies.Redirect($"http://by-way-of-b.inside.example:{port}/wander.js"));
        network.Answer("https://b.example/wander.js", Replies.Status(500));
        network.Answer("http://c.example/wander.js", Replies.Redirect("http://d.example/wander.js"));
        network.Answer("http://d.example/wander.js", Replies.Redirect($"http://[::1]:{port}/wander.js"));
        var dialer = new Dialer(
            () => new ConnectRule([], new OwnNetworks(TimeProvider.System)), (_, _) =>
                Task.FromResult<IPAddress[]>([IPAddress.Loopback]));
        var transport = network.Transport with
        {
            Dial = (endPoint, token) => endPoint.Host.EndsWith("inside.example", StringComparison.Ordinal)
                ? dialer.DialAsync(endPoint, token)
                : network.Transport.Dial(endPoint, token),
        };
        await using var host = await WanderHost.StartAsync(
            network,
            $"consoles: [https://a.example/, http://b.example/, http://c.example/, http://inside.example:{port}/]\n",
            replace: services => services.AddSingleton(transport));

        var moment = await host.WhenCrawledAsync(Cancelled);

        Assert.Equal(
            [
                "http://b.example/ private IP address 127.0.0.1",
                "http://c.example/ private IP address ::1",
                $"http://inside.example:{port}/ private IP address 127.0.0.1",
                $"https://a.example/ redirects from https to http: http://127.0.0.1:{port}/wander.js",
            ],
            moment.Network.Consoles.Skip(1).Select(console => $"{console.Address} {console.Reason}").Order(
                StringComparer.Ordinal));
        Assert.Equal(4, moment.Crawl.Consoles.Failed);
        Assert.False(inside.Pending());
    }

    [Fact(Timeout = Timeout)]
    public async Task No_response_of_a_site_stops_the_crawl_of_other_sites()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        var script = Encoding.UTF8.GetBytes("const wander = { pages: ['https://page.example/'] }");
        var gzip = new MemoryStream();
        using (var stream = new GZipStream(gzip, CompressionLevel.Optimal, leaveOpen: true))
            stream.Write(script);
        network.Answer("https://utf7.example/wander.js", Replies.Bytes(script, "text/javascript; charset=unicode-1-1-utf-7"));
        network.Answer("https://brotli.example/wander.js", Replies.Bytes(script, "text/javascript", ("Content-Encoding", "br")));
        network.Answer(
            "https://gzip.example/wander.js", Replies.Bytes(gzip.ToArray(), "text/javascript", ("Content-Encoding", "gzip")));
        network.Answer(
            "https://half.example/wander.js",
                Replies.Bytes(gzip.ToArray()[..30], "text/javascript", ("Content-Encoding", "gzip")));
        network.Answer("https://reset.example/wander.js", Replies.Reset());
        network.Answer("https://endless.example/wander.js", Replies.Endless("text/javascript"));
        network.Answer("https://file.example/wander.js", Replies.Redirect("file:///etc/passwd"));
        network.AnswerConsole("https://good.example/", pages: ["https://good.example/page"]);
        await using var host = await WanderHost.StartAsync(network, """
            consoles:
              - https://utf7.example/
              - https://brotli.example/
              - https://gzip.example/
              - https://half.example/
              - https://reset.example/
              - https://endless.example/
              - https://file.example/
              - https://good.example/
            """);

        var moment = await host.WhenCrawledAsync(Cancelled);

        Assert.Equal(
            [
                null,
                "response body cannot be decoded as br",
                null,
                "response body cannot be decoded as gzip",
                "connection closed before the response was complete",
                "response longer than 1024 KiB",
                "redirects to an invalid web address",
                null,
            ],
            moment.Network.Consoles.Skip(1).Select(console => console.Reason));
        Assert.Equal(["https://good.example/page", "https://page.example/"],
            moment.Network.Pages.Select(page => page.Address.Value).Order());
    }
}
