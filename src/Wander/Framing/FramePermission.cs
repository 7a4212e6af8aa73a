using Wander.Protocol;
using Wander.Protocol.Findings;
using Wander.Text;

namespace Wander.Framing;

/// <summary>
/// Decides from the headers of a response whether a console may show the page in a frame, like browsers do (HTML Standard,
/// section 7.4.5; Content Security Policy Level 3). The vectors are in <c>tests/Support/vectors/frame.json</c>.
/// </summary>
internal static class FramePermission
{
    /// <summary>The maximum length of the header line in a failure, in UTF-16 code units; policies can be very long.</summary>
    public const int MaximumDetail = 200;

    /// <summary>Returns why framing is refused; null when it is allowed.</summary>
    /// <param name="frameOptions">
    /// The raw values of all <c>X-Frame-Options</c> lines in their order, including empty ones.
    /// </param>
    /// <param name="policies">The raw values of all <c>Content-Security-Policy</c> lines, without report-only policies.</param>
    /// <param name="page">The address of the response, after all redirects.</param>
    /// <param name="console">The console that frames it.</param>
    public static Failure? Refusal(
        IEnumerable<string> frameOptions, IEnumerable<string> policies, PageAddress page, ConsoleAddress console)
    {
        if (console.IsHttps && !page.IsHttps)
            return new Failure(FailureKind.HttpOnly);
        string[] directives = [.. FrameAncestors.In(policies)];
        if (Array.Find(directives, directive => !FrameAncestors.Allow(directive, page, console)) is { } refusing)
            return Refused("Content-Security-Policy", refusing);
        // A policy with frame-ancestors overrides the older header, even if the policy allows framing.
        string[] lines = [.. frameOptions];
        return directives.Length > 0 || XFrameOptions.Allow(lines, page, console)
            ? null
            : Refused("X-Frame-Options", string.Join(", ", lines));
    }

    private static Failure Refused(string header, string value) =>
        new(FailureKind.FramingRefused) { Detail = PageText.Clean($"{header}: {value}", MaximumDetail) };
}
