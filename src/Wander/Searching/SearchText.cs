using System.Globalization;
using Wander.Protocol;

namespace Wander.Searching;

/// <summary>What a page can be found by: its address as people read it, its title and its description, folded.</summary>
internal static class SearchText
{
    // Where one part ends and the next begins: no term has two spaces, so none is found across.
    private const string Between = "  ";

    /// <summary>The text of a page.</summary>
    /// <param name="address">Its address.</param>
    /// <param name="title">Its title; null when it has none.</param>
    /// <param name="description">Its description; null when it has none.</param>
    public static string Of(PageAddress address, string? title, string? description)
    {
        ArgumentNullException.ThrowIfNull(address);
        return Join(Join(FoldedText.Of(Readable(address)), title), description);
    }

    private static string Join(string text, string? more) =>
        more is not null && FoldedText.Of(more) is { Length: > 0 } folded ? string.Concat(text, Between, folded) : text;

    /// <summary>An address without its scheme, and with the letters that <c>xn--</c> and <c>%E6%97%A5</c> stand for.</summary>
    public static string Readable(PageAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var rest = address.Value[address.Origin.Length..];
        return UnicodeHost(address.Host) + (rest.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(rest) : rest);
    }

    /// <summary>A host with the letters that <c>xn--</c> stands for.</summary>
    public static string UnicodeHost(string host)
    {
        if (!host.Contains("xn--", StringComparison.Ordinal))
            return host;
        try
        {
            return new IdnMapping().GetUnicode(host);
        }
        catch (ArgumentException) // anybody may register, or make up, what is no such name
        {
            return host;
        }
    }
}
