using System.Globalization;
using Wander.Protocol;

namespace Wander.Searching;

/// <summary>The text of a page that a search compares with: the decoded address, the title and the description, folded.</summary>
internal static class SearchText
{
    // Separates the parts. No term contains two spaces, so no term matches across two parts.
    private const string Between = "  ";

    /// <summary>Returns the text of a page.</summary>
    /// <param name="address">The address of the page.</param>
    /// <param name="title">The title; null when there is none.</param>
    /// <param name="description">The description; null when there is none.</param>
    public static string Of(PageAddress address, string? title, string? description)
    {
        ArgumentNullException.ThrowIfNull(address);
        return Join(Join(FoldedText.Of(Readable(address)), title), description);
    }

    private static string Join(string text, string? more) =>
        more is not null && FoldedText.Of(more) is { Length: > 0 } folded ? string.Concat(text, Between, folded) : text;

    /// <summary>Returns an address without its scheme, with Punycode (<c>xn--</c>) and percent-encoding decoded.</summary>
    public static string Readable(PageAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var rest = address.Value[address.Origin.Length..];
        return UnicodeHost(address.Host) + (rest.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(rest) : rest);
    }

    /// <summary>Returns a host with Punycode (<c>xn--</c>) decoded.</summary>
    public static string UnicodeHost(string host)
    {
        if (!host.Contains("xn--", StringComparison.Ordinal))
            return host;
        try
        {
            return new IdnMapping().GetUnicode(host);
        }
        catch (ArgumentException) // an invalid Punycode name
        {
            return host;
        }
    }
}
