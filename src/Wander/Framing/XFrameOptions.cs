using System.Collections.Frozen;
using Wander.Fetching;
using Wander.Protocol;

namespace Wander.Framing;

/// <summary>The <c>X-Frame-Options</c> header (HTML Standard, section 7.4.5), where no policy names frame-ancestors.</summary>
internal static class XFrameOptions
{
    private static readonly FrozenSet<string> Known = FrozenSet.Create(StringComparer.Ordinal, "deny", "allowall", "sameorigin");

    /// <summary>
    /// May the page be framed by the console? A single value that is not known means nothing; of several different ones a known
    /// one forbids it, whatever it says.
    /// </summary>
    /// <remarks>Chromium strips vertical tabs and form feeds from the end, too.</remarks>
    /// <param name="lines">The raw values of all lines of the header.</param>
    /// <param name="page">Where the answer came from.</param>
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
