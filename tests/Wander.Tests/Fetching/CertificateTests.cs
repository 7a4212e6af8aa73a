using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Wander.Fetching.Connecting;
using Wander.Protocol.Findings;

namespace Wander.Tests.Fetching;

public class CertificateTests
{
    private const int Timeout = 30_000;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory(Timeout = Timeout)]
    [InlineData(12, "certificate expired 12 days ago")]
    [InlineData(1, "certificate expired 1 day ago")]
    [InlineData(0, "certificate expired 1 day ago")]
    public async Task The_age_of_an_expired_certificate_is_reported(int days, string reason)
    {
        await using var network = await ReplayedNetwork.StartAsync();
        network.Answer("https://old.example/", Replies.Html("hello"));
        network.Authority.Expire("old.example", days);

        var failure = await TestRequests.FailAsync(network.Transport, "https://old.example/");

        Assert.Equal((FailureKind.CertificateExpired, reason), (failure.Kind, failure.Reason));
        Assert.Empty(network.Requests);
    }

    [Fact(Timeout = Timeout)]
    public async Task A_certificate_for_another_name_is_refused()
    {
        using var authority = new TestAuthority();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var transport = new CrawlTransport(
            async (_, token) =>
            {
                var client = new TcpClient();
                await client.ConnectAsync((IPEndPoint)listener.LocalEndpoint, token);
                return client.GetStream();
            },
            authority.Trust);

        var fetch = TestRequests.FailAsync(transport, "https://two.example/");
        await using var server = new SslStream(new NetworkStream(await listener.AcceptSocketAsync(Cancelled), ownsSocket: true));
        var handshake = server.AuthenticateAsServerAsync(authority.For("one.example"));
        var failure = await fetch;
        await Task.WhenAny(handshake); // whether it fails depends on the TLS version

        Assert.Equal(new Failure(FailureKind.CertificateNameMismatch), failure);
    }

    [Fact(Timeout = Timeout)]
    public async Task A_certificate_of_an_unknown_authority_is_refused()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        network.Answer("https://a.example/", Replies.Html("hello"));

        var failure = await TestRequests.FailAsync(network.Transport with { Trust = null }, "https://a.example/");

        Assert.Equal(new Failure(FailureKind.CertificateNotTrusted), failure);
        Assert.Empty(network.Requests);
    }

    [Theory(Timeout = Timeout)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_issuer_address_in_a_certificate_is_never_requested(bool trustsSystem)
    {
        using var authority = new TestAuthority();
        using var site = new TcpListener(IPAddress.Loopback, 0);
        using var inside = new TcpListener(IPAddress.Loopback, 0); // a server in our network, to which the certificate points
        site.Start();
        inside.Start();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=a.example", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(
            new X509AuthorityInformationAccessExtension(ocspUris: null, [$"http://{inside.LocalEndpoint}/issuer.cer"]));
        using var certificate = request.Create(
            new X500DistinguishedName("CN=Nobody"), X509SignatureGenerator.CreateForECDsa(key),
            DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1), [1, 2, 3]);
        using var withKey = certificate.CopyWithPrivateKey(key);
        var transport = new CrawlTransport(
            async (_, token) =>
            {
                var client = new TcpClient();
                await client.ConnectAsync((IPEndPoint)site.LocalEndpoint, token);
                return client.GetStream();
            },
            trustsSystem ? null : authority.Trust);

        var fetch = TestRequests.FailAsync(transport, "https://a.example/");
        await using var server = new SslStream(new NetworkStream(await site.AcceptSocketAsync(Cancelled), ownsSocket: true));
        var handshake = server.AuthenticateAsServerAsync(new SslServerAuthenticationOptions
        {
            ServerCertificateContext = SslStreamCertificateContext.Create(withKey, additionalCertificates: null, offline: true),
        }, Cancelled);
        var contacted = inside.AcceptSocketAsync(Cancelled).AsTask();
        Assert.Same(fetch, await Task.WhenAny(fetch, contacted));
        await Task.WhenAny(handshake); // whether it fails depends on the TLS version

        Assert.Equal(FailureKind.CertificateNotTrusted, (await fetch).Kind);
        Assert.False(contacted.IsCompleted);
    }

    [Fact(Timeout = Timeout)]
    public async Task A_server_without_TLS_fails()
    {
        await using var network = await ReplayedNetwork.StartAsync();
        network.Answer("http://plain.example/", Replies.Html("hello"));
        var toPlain = network.Transport with
        {
            Dial = async (_, token) => await network.Transport.Dial(new DnsEndPoint("plain.example", 80), token),
        };

        var failure = await TestRequests.FailAsync(toPlain, "https://plain.example/");

        Assert.Equal(new Failure(FailureKind.TlsFailed), failure);
    }
}
