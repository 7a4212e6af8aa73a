using Wander.Protocol;

namespace Wander.PageReading;

/// <summary>Resolves links of a page.</summary>
internal static class PageLink
{
    // The limit of PageAddress. Parsing longer links as a Uri would take too long.
    private const int MaximumLength = 4096;

    private static readonly string ControlsAndSpace = string.Concat(Enumerable.Range('\0', ' ' + 1).Select(code => (char)code));

    /// <summary>
    /// Resolves a link like browsers: surrounding white space, tabs and line breaks are ignored (URL Standard, section 4.4).
    /// </summary>
    /// <param name="base">The base URL for relative links.</param>
    /// <param name="href">Any text.</param>
    /// <returns>The address; null when it is neither http nor https, malformed or too long.</returns>
    public static PageAddress? Resolve(PageAddress @base, string href)
    {
        var trimmed = href.AsSpan().Trim(ControlsAndSpace);
        if (trimmed.Length > MaximumLength)
            return null;
        var link = string.Concat(trimmed.ToString().Split('\t', '\n', '\r'));
        return UriReference.TryResolve(@base, link, out var target)
            && PageAddress.TryParse(target.AbsoluteUri, out var address)
            ? address
            : null;
    }
}
