using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using Wander.Checking;
using Wander.Fetching;
using Wander.Fetching.Connecting;
using Wander.Protocol;
using Wander.Protocol.Findings;
using Wander.Robots;
using Wander.Tests.Configuration;

namespace Wander.Tests.Checking;

/// <summary>Tests the vectors over a real connection, with the exact bytes of the header lines.</summary>
public class FrameHeadersTests
{
    public sealed record Case(string[][] Headers, string Page, string Console, bool Embeddable, string Why);

    public sealed record File(Case[] Cases);

    public static TheoryData<Case> Cases => [.. Vectors.Read<Case>("frame.json")];

    [Theory(Timeout = 30_000), MemberData(nameof(Cases))]
    public async Task A_page_is_embeddable_when_its_headers_allow_framing(Case vector)
    {
        using var authority = new TestAuthority();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var page = PageChecking.Address(vector.Page);
        _ = ServeAsync(listener, page, authority, vector.Headers);
        async ValueTask<Stream> DialAsync(DnsEndPoint endPoint, CancellationToken cancellationToken)
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(listener.LocalEndpoint, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        var settings = SettingsOnDisk.Good($"url: {vector.Console}/\nreferral: no");
        using var fetcher = new Fetcher(
            new CrawlTransport(DialAsync, authority.Trust), TimeProvider.System, () => "Wander/0.1.0");
        using var turns = new PerHostLock();
        using var robots = new RobotsFiles(fetcher, turns, TimeProvider.System, () => TimeSpan.FromSeconds(15));

        var loading = await new PageLoader(settings, fetcher, robots, turns, TimeProvider.System)
            .LoadAsync(page, Validators.None, TestContext.Current.CancellationToken);

        Assert.Equal(vector.Embeddable, loading.Verdict is Verdict.Embeddable);
        Assert.True(vector.Embeddable || loading.Verdict is Verdict.RefusesFraming or Verdict.HttpOnly,
            $"{loading.Verdict}: {loading.Failure}");
    }

    private static async Task ServeAsync(TcpListener listener, PageAddress page, TestAuthority authority, string[][] headers)
    {
        while (true)
        {
            try
            {
                using var socket = await listener.AcceptSocketAsync();
                await using Stream wire = new NetworkStream(socket);
                await using var stream = page.IsHttps ? new SslStream(wire) : wire;
                if (stream is SslStream encrypted)
                    await encrypted.AuthenticateAsServerAsync(authority.For(page.Host));
                using var reader = new StreamReader(stream, Encoding.Latin1);
                var request = await reader.ReadLineAsync() ?? "";
                while (!string.IsNullOrEmpty(await reader.ReadLineAsync()))
                {
                }
                var isPage = !request.Contains("robots.txt", StringComparison.Ordinal);
                var lines = string.Concat((isPage ? headers : []).Select(header => $"{header[0]}: {header[1]}\r\n"));
                var status = isPage ? "200 OK" : "404 Not Found";
                var body = "<!doctype html><title>x</title>";
                await stream.WriteAsync(Encoding.Latin1.GetBytes(
                    $"HTTP/1.1 {status}\r\nContent-Type: text/html\r\nContent-Length: {body.Length}\r\nConnection: "
                        + $"close\r\n{lines}\r\n{body}"));
            }
            catch (Exception e) when (e is IOException or ObjectDisposedException or SocketException)
            {
                if (!listener.Server.IsBound)
                    return; // the test has ended
            }
        }
    }
}
