using Wander.Protocol;
using Wander.Protocol.Findings;
using Wander.Text;

namespace Wander.Framing;

/// <summary>
/// May a page be shown in a frame on the console's origin, by the headers of its last answer (design, section 7;
/// <c>vectors/frame.json</c>)? As browsers do it: HTML Standard, section 7.4.5, and Content Security Policy Level 3.
/// </summary>
internal static class FramePermission
{
    /// <summary>The longest header line in a failure, in UTF-16 code units: whole policies are of no use to anybody.</summary>
    public const int MaximumDetail = 200;

    /// <summary>Why it is not allowed; null when it is.</summary>
    /// <param name="frameOptions">The raw values of all <c>X-Frame-Options</c> lines, in order, empty ones included.</param>
    /// <param name="policies">The same of <c>Content-Security-Policy</c>; report-only ones do not belong here.</param>
    /// <param name="page">Where the answer came from: the end of all redirects.</param>
    /// <param name="console">The console that frames it.</param>
    public static Failure? Refusal(
        IEnumerable<string> frameOptions, IEnumerable<string> policies, PageAddress page, ConsoleAddress console)
    {
        if (console.IsHttps && !page.IsHttps)
            return new Failure(FailureKind.HttpOnly);
        string[] directives = [.. FrameAncestors.In(policies)];
        if (Array.Find(directives, directive => !FrameAncestors.Allow(directive, page, console)) is { } refusing)
            return Refused("Content-Security-Policy", refusing);
        // A policy that names frame-ancestors stands above the older header, also where it allows.
        string[] lines = [.. frameOptions];
        return directives.Length > 0 || XFrameOptions.Allow(lines, page, console)
            ? null
            : Refused("X-Frame-Options", string.Join(", ", lines));
    }

    private static Failure Refused(string header, string value) =>
        new(FailureKind.FramingRefused) { Detail = PageText.Clean($"{header}: {value}", MaximumDetail) };
}
