using Wander.Configuration;
using Wander.Web.Requests;

namespace Wander.Web.Hosting;

/// <summary>Adds the security headers to every response.</summary>
/// <param name="next">The next middleware.</param>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    private readonly PerSettings<(string Content, string Referrer)> _policies =
        new(settings => (DocumentPolicies.ContentSecurity(settings), DocumentPolicies.Referrer(settings)));

    /// <summary>Returns true when the response is for a frame. Such responses get a stricter content security policy.</summary>
    public static bool IsForFrame(HttpRequest request) => request.Headers["Sec-Fetch-Dest"] == "iframe";

    public Task InvokeAsync(HttpContext context, WanderSettings settings)
    {
        var (contentPolicy, referrerPolicy) = _policies.Of(settings);
        var headers = context.Response.Headers;
        // The sandbox of the frame has allow-same-origin, and the page in it can navigate the frame to this console. This policy
        // then gives the framed copy of the console an opaque origin.
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
