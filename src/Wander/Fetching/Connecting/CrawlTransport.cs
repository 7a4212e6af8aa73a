using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Wander.Fetching.Connecting;

/// <summary>The way to other people's sites: what is dialled, and whose certificates are trusted.</summary>
/// <param name="Dial">Opens connections.</param>
/// <param name="Trust">Whom to trust; null for what the operating system trusts.</param>
public sealed record CrawlTransport(Dial Dial, X509ChainPolicy? Trust = null)
{
    /// <summary>How long a connection may take, name look-up and encryption included.</summary>
    public static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);

    /// <summary>How long the headers of a response may be, in KiB.</summary>
    public const int MaximumHeaders = 64;

    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1"; // RFC 5280, section 4.2.1.12

    /// <summary>
    /// The handler for all requests to strangers. Everything that .NET would do by itself on their behalf is off: redirects, a
    /// proxy (the dialler would see only the proxy), cookies, credentials, decompression without a bound (design, section 14).
    /// HTTP/1.1 only: HTTP/3 has no connect callback, and with HTTP/2 a disposed answer is not the end of its bytes.
    /// </summary>
    /// <param name="time">The clock for what is said about certificates.</param>
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
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(1), // thousands of hosts, each asked once
        ResponseHeaderEncodingSelector = (_, _) => Encoding.UTF8, // Location in practice
        SslOptions = new SslClientAuthenticationOptions
        {
            CertificateChainPolicy = TrustWithoutRequests(),
            RemoteCertificateValidationCallback = new CertificateCheck(time).Check,
        },
    };

    // An issuer that a server left out would be fetched from wherever its certificate says, past our dialler (RFC 5280, section
    // 4.2.2.1): then it is one of no known authority.
    private X509ChainPolicy TrustWithoutRequests()
    {
        var policy = Trust?.Clone() ?? new X509ChainPolicy();
        policy.DisableCertificateDownloads = true;
        policy.RevocationMode = X509RevocationMode.NoCheck;
        policy.ApplicationPolicy.Add(new Oid(ServerAuthentication));
        return policy;
    }
}
