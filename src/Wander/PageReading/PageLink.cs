using Wander.Protocol;

namespace Wander.PageReading;

/// <summary>Where a link on a page leads.</summary>
internal static class PageLink
{
    // As much as PageAddress reads; longer ones cost Uri more than they are worth.
    private const int MaximumLength = 4096;

    private static readonly string ControlsAndSpace = string.Concat(Enumerable.Range('\0', ' ' + 1).Select(code => (char)code));

    /// <summary>
    /// Resolves a link as browsers do: white space around it and line ends in it do not count (URL Standard, 4.4).
    /// </summary>
    /// <param name="base">What relative links are relative to.</param>
    /// <param name="href">What a stranger wrote.</param>
    /// <returns>The address; null when it is neither http nor https, malformed or too long.</returns>
    public static PageAddress? Resolve(PageAddress @base, string href)
    {
        var trimmed = href.AsSpan().Trim(ControlsAndSpace);
        if (trimmed.Length > MaximumLength)
            return null;
        var link = string.Concat(trimmed.ToString().Split('\t', '\n', '\r'));
        return Uri.TryCreate(new Uri(@base.Value), link, out var target)
            && PageAddress.TryParse(target.AbsoluteUri, out var address)
            ? address
            : null;
    }
}
