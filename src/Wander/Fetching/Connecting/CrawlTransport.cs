using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Wander.Fetching.Connecting;

/// <summary>Creates the HTTP handler for requests to other sites.</summary>
/// <param name="Dial">Opens connections.</param>
/// <param name="Trust">The certificates to trust; null for those that the operating system trusts.</param>
public sealed record CrawlTransport(Dial Dial, X509ChainPolicy? Trust = null)
{
    /// <summary>The time limit for a connection, including the DNS lookup and the TLS handshake.</summary>
    public static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);

    /// <summary>The maximum length of the response headers in KiB.</summary>
    public const int MaximumHeaders = 64;

    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1"; // RFC 5280, section 4.2.1.12

    /// <summary>
    /// Creates the handler for all requests to other sites. It disables what .NET would otherwise do automatically: redirects,
    /// proxies (the dialler could check only the address of the proxy), cookies, credentials and decompression without a
    /// limit. Only HTTP/1.1 is used, because HTTP/3 has no connect callback, and because disposing an HTTP/2 response does not
    /// stop the transfer.
    /// </summary>
    /// <param name="time">The clock that decides whether a certificate has expired.</param>
    public SocketsHttpHandler CreateHandler(TimeProvider time) => new()
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        UseProxy = false,
        UseCookies = false,
        Credentials = null,
        PreAuthenticate = false,
        ActivityHeadersPropagator = null,
        ConnectCallback = (context, cancellationToken) => Dial(context.DnsEndPoint, cancellationToken),
        ConnectTimeout = ConnectTimeout,
        MaxResponseDrainSize = 0,
        MaxResponseHeadersLength = MaximumHeaders,
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(1), // the crawl requests thousands of hosts, most of them once
        ResponseHeaderEncodingSelector = (_, _) => Encoding.UTF8, // servers send non-ASCII Location headers as UTF-8
        SslOptions = new SslClientAuthenticationOptions
        {
            CertificateChainPolicy = TrustWithoutRequests(),
            RemoteCertificateValidationCallback = new CertificateCheck(time).Check,
        },
    };

    // .NET would download a missing intermediate certificate from the address in the certificate (RFC 5280, section 4.2.2.1),
    // bypassing our dialler. Without the download, the certificate counts as not issued by a trusted authority.
    private X509ChainPolicy TrustWithoutRequests()
    {
        var policy = Trust?.Clone() ?? new X509ChainPolicy();
        policy.DisableCertificateDownloads = true;
        policy.RevocationMode = X509RevocationMode.NoCheck;
        policy.ApplicationPolicy.Add(new Oid(ServerAuthentication));
        return policy;
    }
}
