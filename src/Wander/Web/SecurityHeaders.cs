using Wander.Configuration;

namespace Wander.Web;

/// <summary>The headers that every answer carries (design, section 14).</summary>
internal sealed class SecurityHeaders
{
    private readonly RequestDelegate _next;
    private readonly string _contentSecurityPolicy;
    private readonly string _referrerPolicy;

    public SecurityHeaders(RequestDelegate next, WanderSettings settings)
    {
        _next = next;
        _contentSecurityPolicy = DocumentPolicies.ContentSecurity(settings);
        _referrerPolicy = DocumentPolicies.Referrer(settings);
    }

    /// <summary>Whether an answer would be shown in a frame, and gets other headers.</summary>
    public static bool IsForFrame(HttpRequest request) => request.Headers["Sec-Fetch-Dest"] == "iframe";

    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        // A stranger's page in the frame keeps its origin, and may lead the frame to us: what is ours must not keep it there.
        headers.ContentSecurityPolicy = IsForFrame(context.Request)
            ? $"{_contentSecurityPolicy}; sandbox {Framing.SandboxForOwnOrigin}"
            : _contentSecurityPolicy;
        headers.AppendCommaSeparatedValues("Vary", "Sec-Fetch-Dest");
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = _referrerPolicy;
        headers["Permissions-Policy"] =
            "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), midi=(), payment=(), usb=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin-allow-popups";
        return _next(context);
    }
}
