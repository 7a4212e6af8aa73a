using System.Collections.Frozen;
using Wander.Fetching;
using Wander.Protocol;

namespace Wander.Framing;

/// <summary>
/// Evaluates the <c>X-Frame-Options</c> header (HTML Standard, section 7.4.5), for pages without a <c>frame-ancestors</c>
/// directive.
/// </summary>
internal static class XFrameOptions
{
    private static readonly FrozenSet<string> Known = FrozenSet.Create(StringComparer.Ordinal, "deny", "allowall", "sameorigin");

    /// <summary>
    /// Returns true when the header allows the console to frame the page. A single unknown value is ignored. Several different
    /// values forbid framing if any of them is a known value.
    /// </summary>
    /// <remarks>Chromium also strips vertical tabs and form feeds from the end of a value.</remarks>
    /// <param name="lines">The raw values of all lines of the header.</param>
    /// <param name="page">The address of the response.</param>
    /// <param name="console">The console that frames it.</param>
    public static bool Allow(IEnumerable<string> lines, PageAddress page, ConsoleAddress console)
    {
        var values = HeaderValues.Split(lines).Select(value => value.TrimEnd('\v', '\f').ToLowerInvariant()).ToHashSet(
            StringComparer.Ordinal);
        if (values.Count > 1)
            return !values.Overlaps(Known);
        return values.SingleOrDefault() switch
        {
            "deny" => false,
            "sameorigin" => page.Origin == console.Origin,
            _ => true,
        };
    }
}
