using System.Globalization;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Wander.Fetching.Connecting;

/// <summary>Says in words why a certificate is refused. It decides nothing: what the platform refuses stays refused.</summary>
/// <param name="time">The clock by which a certificate has expired.</param>
internal sealed class CertificateCheck(TimeProvider time)
{
    /// <summary>For <see cref="SslClientAuthenticationOptions.RemoteCertificateValidationCallback"/>.</summary>
    /// <exception cref="ConnectFailedException">The platform found the certificate wanting.</exception>
    public bool Check(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) =>
        errors == SslPolicyErrors.None
            ? true
            : throw new ConnectFailedException(FetchFailureKind.NoEncryption, Reason(certificate as X509Certificate2, errors));

    private string Reason(X509Certificate2? certificate, SslPolicyErrors errors)
    {
        if (certificate is null)
            return "no certificate";
        var now = time.GetUtcNow();
        var begins = new DateTimeOffset(certificate.NotBefore);
        var ends = new DateTimeOffset(certificate.NotAfter);
        if (now > ends)
            return $"certificate expired {Days(now - ends)} ago";
        if (now < begins)
            return $"certificate not valid for another {Days(begins - now)}";
        return errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch)
            ? "certificate is for another name"
            : "certificate is not signed by an authority that this machine trusts";
    }

    private static string Days(TimeSpan span)
    {
        var days = Math.Max(1, (int)span.TotalDays);
        return string.Create(CultureInfo.InvariantCulture, $"{days} day{(days == 1 ? "" : "s")}");
    }
}
