using System.Diagnostics.CodeAnalysis;
using Wander.Protocol;

namespace Wander.Web.Requests;

/// <summary>Parses an address that a visitor typed: <c>example.com</c> means <c>https://example.com/</c>.</summary>
internal static class TypedAddress
{
    /// <summary>Parses the address; false when the text is not an http or https address.</summary>
    /// <param name="text">The text that the visitor typed.</param>
    /// <param name="address">The canonical address.</param>
    public static bool TryRead(string text, [NotNullWhen(true)] out PageAddress? address)
    {
        address = null;
        return text.Contains("://", StringComparison.Ordinal)
            ? PageAddress.TryParse(text, out address)
            : BeginsWithHost(text) && PageAddress.TryParse("https://" + text, out address);
    }

    // False for "mailto:me@example.com", whose host would be example.com, and for "javascript:x", whose "x" is not a port.
    private static bool BeginsWithHost(string text)
    {
        var end = text.IndexOfAny(['/', '?', '#']);
        var authority = end < 0 ? text.AsSpan() : text.AsSpan(0, end);
        var port = authority[(authority.LastIndexOf(']') + 1)..];
        var colon = port.IndexOf(':');
        var isPort = colon < 0 || (colon < port.Length - 1 && !port[(colon + 1)..].ContainsAnyExceptInRange('0', '9'));
        return isPort && !authority.Contains('@');
    }
}
