using Wander.Configuration;

namespace Wander.Web.Requests;

/// <summary>The security policies of the HTML pages.</summary>
internal static class DocumentPolicies
{
    /// <summary>
    /// Returns the referrer policy. When <c>referral</c> does not send the address of this console in <c>via</c>, links to pages
    /// must not send it in the <c>Referer</c> header either.
    /// </summary>
    public static string Referrer(WanderSettings settings) =>
        settings.Referral is Referral.Url ? "strict-origin-when-cross-origin" : "no-referrer";

    /// <summary>Returns the content security policy for the response header.</summary>
    public static string ContentSecurity(WanderSettings settings) => $"{ContentSecurityOfFile(settings)}; frame-ancestors 'self'";

    /// <summary>
    /// Returns the content security policy for a <c>meta</c> element, where <c>frame-ancestors</c> has no effect (Content
    /// Security Policy 3, section 3.3).
    /// </summary>
    public static string ContentSecurityOfFile(WanderSettings settings) => string.Join(
        "; ",
        "default-src 'none'",
        $"script-src 'self'{OtherSources(settings.Scripts)}",
        $"style-src 'self'{OtherSources(settings.Styles)}",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "frame-src http: https:",
        "base-uri 'none'",
        "form-action 'self'");

    // Allows only the given files, not everything on their servers. Semicolons and commas would end the source expression, so
    // they are escaped (Content Security Policy 3, section 2.3.1).
    private static string OtherSources(IEnumerable<string> files) => string.Concat(
        files.Select(file => Uri.TryCreate(file, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps ? uri : null)
            .OfType<Uri>()
            .Select(uri => uri.GetLeftPart(UriPartial.Path))
            .Select(path => path.Replace(";", "%3B", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal))
            .Select(path => " " + path)
            .Distinct(StringComparer.Ordinal));
}
