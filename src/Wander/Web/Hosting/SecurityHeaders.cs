using Wander.Configuration;
using Wander.Web.Requests;

namespace Wander.Web.Hosting;

/// <summary>The headers that every answer carries.</summary>
/// <param name="next">What answers.</param>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    private readonly PerSettings<(string Content, string Referrer)> _policies =
        new(settings => (DocumentPolicies.ContentSecurity(settings), DocumentPolicies.Referrer(settings)));

    /// <summary>Whether an answer would be shown in a frame, and gets other headers.</summary>
    public static bool IsForFrame(HttpRequest request) => request.Headers["Sec-Fetch-Dest"] == "iframe";

    public Task InvokeAsync(HttpContext context, WanderSettings settings)
    {
        var (contentPolicy, referrerPolicy) = _policies.Of(settings);
        var headers = context.Response.Headers;
        // A stranger's page in the frame keeps its origin, and may lead the frame to us: what is ours must not keep it there.
        headers.ContentSecurityPolicy = IsForFrame(context.Request)
            ? $"{contentPolicy}; sandbox {FrameAttributes.SandboxForOwnOrigin}"
            : contentPolicy;
        headers.AppendCommaSeparatedValues("Vary", "Sec-Fetch-Dest");
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = referrerPolicy;
        headers["Permissions-Policy"] =
            "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), "
            + "microphone=(), midi=(), payment=(), usb=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin-allow-popups";
        return next(context);
    }
}
