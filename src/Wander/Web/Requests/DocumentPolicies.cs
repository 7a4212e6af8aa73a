using Wander.Configuration;

namespace Wander.Web.Requests;

/// <summary>What our pages may load, where from, and what their links tell.</summary>
internal static class DocumentPolicies
{
    /// <summary>The referrer policy: where pages are not to learn our address, the Open link must not tell it either.</summary>
    public static string Referrer(WanderSettings settings) =>
        settings.Referral is Referral.Url ? "strict-origin-when-cross-origin" : "no-referrer";

    /// <summary>The content security policy, as a header.</summary>
    public static string ContentSecurity(WanderSettings settings) => $"{ContentSecurityOfFile(settings)}; frame-ancestors 'self'";

    /// <summary>
    /// The same as a <c>meta</c> element, where <c>frame-ancestors</c> does not count (Content Security Policy 3, section 3.3).
    /// </summary>
    public static string ContentSecurityOfFile(WanderSettings settings) => string.Join(
        "; ",
        "default-src 'none'",
        $"script-src 'self'{Elsewhere(settings.Scripts)}",
        $"style-src 'self'{Elsewhere(settings.Styles)}",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "frame-src http: https:",
        "base-uri 'none'",
        "form-action 'self'");

    // Just these files, not all that their servers have. What would end a source is escaped (Content Security Policy 3, section
    // 2.3.1).
    private static string Elsewhere(IEnumerable<string> files) => string.Concat(
        files.Select(file => Uri.TryCreate(file, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps ? uri : null)
            .OfType<Uri>()
            .Select(uri => uri.GetLeftPart(UriPartial.Path))
            .Select(path => path.Replace(";", "%3B", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal))
            .Select(path => " " + path)
            .Distinct(StringComparer.Ordinal));
}
