using Wander.Protocol;
using Wander.Text;

namespace Wander.Framing;

/// <summary>
/// May a page be shown in a frame on the console's origin, by the headers of its last answer (design, section 7;
/// <c>vectors/frame.json</c>)? As browsers do it: HTML Standard, section 7.4.5, and Content Security Policy Level 3.
/// </summary>
internal static class FramePermission
{
    /// <summary>The longest reason, in UTF-16 characters: whole policies are of no use to anybody.</summary>
    public const int MaximumReason = 200;

    /// <summary>What forbids it, in words; null when it is allowed.</summary>
    /// <param name="frameOptions">The raw values of all <c>X-Frame-Options</c> lines, in order, empty ones included.</param>
    /// <param name="policies">The same of <c>Content-Security-Policy</c>; report-only ones do not belong here.</param>
    /// <param name="page">Where the answer came from: the end of all redirects.</param>
    /// <param name="console">The console that frames it.</param>
    public static string? Refusal(
        IEnumerable<string> frameOptions, IEnumerable<string> policies, PageAddress page, ConsoleAddress console)
    {
        if (console.IsHttps && !page.IsHttps)
            return "browsers show no http page inside an https console";
        string[] directives = [.. FrameAncestors.In(policies)];
        if (Array.Find(directives, directive => !FrameAncestors.Allow(directive, page, console)) is { } refusing)
            return Reason("Content-Security-Policy", refusing);
        // A policy that names frame-ancestors stands above the older header, also where it allows.
        string[] lines = [.. frameOptions];
        return directives.Length > 0 || XFrameOptions.Allow(lines, page, console)
            ? null
            : Reason("X-Frame-Options", string.Join(", ", lines));
    }

    private static string? Reason(string header, string value) => PageText.Clean($"{header}: {value}", MaximumReason);
}
