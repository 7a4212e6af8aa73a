using Wander.Configuration;

namespace Wander.Web;

/// <summary>The headers that every answer carries (design, section 14).</summary>
/// <param name="next">What answers.</param>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    // Put together once for each settings, not for each answer.
    private volatile Policy? _newest;

    /// <summary>Whether an answer would be shown in a frame, and gets other headers.</summary>
    public static bool IsForFrame(HttpRequest request) => request.Headers["Sec-Fetch-Dest"] == "iframe";

    public Task InvokeAsync(HttpContext context, WanderSettings settings)
    {
        var policy = _newest is { } newest && ReferenceEquals(newest.Settings, settings) ? newest : _newest = new Policy(settings);
        var headers = context.Response.Headers;
        // A stranger's page in the frame keeps its origin, and may lead the frame to us: what is ours must not keep it there.
        headers.ContentSecurityPolicy = IsForFrame(context.Request)
            ? $"{policy.Content}; sandbox {Framing.SandboxForOwnOrigin}"
            : policy.Content;
        headers.AppendCommaSeparatedValues("Vary", "Sec-Fetch-Dest");
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = policy.Referrer;
        headers["Permissions-Policy"] =
            "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), midi=(), payment=(), usb=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin-allow-popups";
        return next(context);
    }

    private static string ContentSecurityPolicy(WanderSettings settings) => string.Join(
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
        "form-action 'self'",
        "frame-ancestors 'self'");

    // Just these files, not all that their servers have. What would end a source is escaped (Content Security Policy 3, section 2.3.1).
    private static string Elsewhere(IEnumerable<string> files) => string.Concat(
        files.Select(file => Uri.TryCreate(file, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps ? uri : null)
            .OfType<Uri>()
            .Select(uri => " " + uri.GetLeftPart(UriPartial.Path).Replace(";", "%3B", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal));

    private sealed record Policy(WanderSettings Settings)
    {
        public string Content { get; } = ContentSecurityPolicy(Settings);

        // Where pages are not to learn our address, the Open link must not tell it either.
        public string Referrer { get; } = Settings.Referral is Referral.Url ? "strict-origin-when-cross-origin" : "no-referrer";
    }
}
