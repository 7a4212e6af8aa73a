using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Wander.Protocol.Findings;

namespace Wander.Fetching.Connecting;

/// <summary>
/// Determines why the platform rejects a certificate. It never accepts a certificate that the platform rejects.
/// </summary>
/// <param name="time">The clock that decides whether a certificate has expired.</param>
internal sealed class CertificateCheck(TimeProvider time)
{
    /// <summary>
    /// Implements <see cref="SslClientAuthenticationOptions.RemoteCertificateValidationCallback"/>. Returns true or throws.
    /// </summary>
    /// <exception cref="ConnectFailedException">The platform rejects the certificate.</exception>
    public bool Check(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) =>
        errors == SslPolicyErrors.None
            ? true
            : throw new ConnectFailedException(Explain(certificate as X509Certificate2, errors));

    private Failure Explain(X509Certificate2? certificate, SslPolicyErrors errors)
    {
        if (certificate is null)
            return new Failure(FailureKind.NoCertificate);
        var now = time.GetUtcNow();
        var begins = new DateTimeOffset(certificate.NotBefore);
        var ends = new DateTimeOffset(certificate.NotAfter);
        if (now > ends)
            return new Failure(FailureKind.CertificateExpired) { Duration = WholeDays(now - ends) };
        if (now < begins)
            return new Failure(FailureKind.CertificateNotYetValid) { Duration = WholeDays(begins - now) };
        return new Failure(errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch)
            ? FailureKind.CertificateNameMismatch
            : FailureKind.CertificateNotTrusted);
    }

    // Rounded, so that the failure is equal to a previous one of the same day.
    private static TimeSpan WholeDays(TimeSpan span) => TimeSpan.FromDays(Math.Max(1, (int)span.TotalDays));
}
