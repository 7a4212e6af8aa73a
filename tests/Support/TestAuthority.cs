using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Wander.Testing;

/// <summary>A certificate authority that only the tests trust. It issues certificates for any host name.</summary>
public sealed class TestAuthority : IDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly X509Certificate2 _root;
    private readonly ConcurrentDictionary<string, X509Certificate2> _certificates = new(StringComparer.Ordinal);

    public TestAuthority()
    {
        var request = new CertificateRequest("CN=Replayed network", _key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        _root = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddYears(-5), DateTimeOffset.UtcNow.AddYears(5));
    }

    /// <summary>A policy that trusts only this authority.</summary>
    public X509ChainPolicy Trust => new()
    {
        TrustMode = X509ChainTrustMode.CustomRootTrust,
        CustomTrustStore = { _root },
        RevocationMode = X509RevocationMode.NoCheck,
    };

    /// <summary>Returns the certificate of a host.</summary>
    public X509Certificate2 For(string host) =>
        _certificates.GetOrAdd(host, name => Issue(name, DateTimeOffset.UtcNow.AddDays(-30), DateTimeOffset.UtcNow.AddDays(30)));

    /// <summary>Replaces the certificate of a host by one that expired <paramref name="daysAgo"/> days ago.</summary>
    public void Expire(string host, int daysAgo) => _certificates[host] =
        Issue(host, DateTimeOffset.UtcNow.AddDays(-90 - daysAgo), DateTimeOffset.UtcNow.AddDays(-daysAgo).AddHours(-1));

    public void Dispose()
    {
        foreach (var certificate in _certificates.Values)
            certificate.Dispose();
        _root.Dispose();
        _key.Dispose();
    }

    // All hosts share the key of the authority, and the certificate is not converted through PKCS #12, which would take ten times
    // as long as everything else.
    private X509Certificate2 Issue(string host, DateTimeOffset from, DateTimeOffset to)
    {
        var request = new CertificateRequest("CN=replay", _key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.Create(_root, from, to, RandomNumberGenerator.GetBytes(12));
        return certificate.CopyWithPrivateKey(_key);
    }
}
